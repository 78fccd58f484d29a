using System.Collections.Immutable;
using System.Text;

namespace OutlookRejectionHelper.Mail;

/// <summary>The messages that a message quotes below what is new.</summary>
internal static class QuotedHistory
{
    private const int Most = 10;

    /// <returns>At most ten, as they stand: the newest first.</returns>
    public static ImmutableArray<QuotedMessage> Read(MailText text)
    {
        if (text.Quotation is not { } quotation)
            return [];
        var messages = ImmutableArray.CreateBuilder<QuotedMessage>();
        var rest = text[quotation].ToString();
        var next = QuotationFinder.Find(rest, 0);
        for (var seen = 0; seen < Most && next is { } cut; seen++)
        {
            var head = rest[cut.Start..cut.Content];
            rest = Unmarked(rest.AsSpan()[cut.Content..cut.End]);
            next = QuotationFinder.Find(rest, 0);
            if (rest[..(next?.Start ?? rest.Length)].Trim() is { Length: > 0 } body)
                messages.Add(new QuotedMessage(QuotationFinder.SenderOf(head), body));
        }

        return messages.ToImmutable();
    }

    /// <summary>Takes one mark of quotation from each line that has one (RFC 3676 §4.5).</summary>
    private static string Unmarked(ReadOnlySpan<char> text)
    {
        if (!text.Contains('>'))
            return text.ToString();
        var plain = new StringBuilder(text.Length);
        var lines = new Lines(text, 0, text.Length);
        while (lines.MoveNext())
        {
            var line = text.Slice(lines.Current.Start, lines.Current.Length);
            if (line.TrimStart() is ['>', .. var inner])
                line = inner is [' ', ..] ? inner[1..] : inner;
            plain.Append(line).Append('\n');
        }

        return plain.ToString();
    }
}

/// <param name="Sender">The words above it that name who wrote it: a "From:" line, or all of "On … wrote:"; empty where none do.</param>
internal readonly record struct QuotedMessage(string Sender, string Body);
