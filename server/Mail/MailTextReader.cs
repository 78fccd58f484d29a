using System.Buffers;

namespace OutlookRejectionHelper.Mail;

/// <summary>Turns a message into what a person sees of it, with its parts and sentences.</summary>
/// <remarks>
/// Linear in the size of the body and without a document tree: parsers that build one take time quadratic in the depth of
/// nesting, and mail is written by strangers.
/// </remarks>
public static class MailTextReader
{
    /// <summary>With fewer words of one's own above it, forwarded mail is what the message is about.</summary>
    private const int WordsAboveForwarded = 12;

    /// <summary>The same for history that is not said to be forwarded: a greeting, "FYI".</summary>
    private const int WordsAboveQuotation = 3;

    public static MailText Read(MailMessage message)
    {
        var source = message.Body.Content.AsSpan();
        var cut = source.Length > MailLimits.Source;
        if (cut)
            source = source[..MailLimits.Source];

        var buffer = ArrayPool<char>.Shared.Rent(Math.Min(MailLimits.Text, Math.Max(64, source.Length * 2)));
        try
        {
            var text = new VisibleText(buffer.AsSpan(0, Math.Min(buffer.Length, MailLimits.Text)));
            var marks = new HtmlScanner.Marks { QuoteStart = -1, QuoteEnd = -1, Signature = -1 };
            if (message.Body.Kind == MailBodyKind.Html)
                marks = HtmlScanner.Read(source, ref text);
            else
                PlainText.Read(source, IsFlowed(message), ref text);
            Mend(text.Written);
            HardWraps.Join(text.Written);
            return Divide(new string(text.Written), marks, cut || text.IsTruncated, HasForwardPrefix(message.Subject));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static MailText Divide(string visible, HtmlScanner.Marks marks, bool truncated, bool forwardSubject)
    {
        var newest = new TextSpan(0, visible.Length);
        TextSpan? quotation = null;
        var forwarded = false;
        if (FindCut(visible, marks) is { } cut)
        {
            var above = Trim(visible, 0, cut.Start);
            var below = Trim(visible, cut.End, visible.Length);
            var words = OwnWords(visible, above);
            if (words > (cut.Forwarded || forwardSubject ? WordsAboveForwarded : WordsAboveQuotation))
            {
                newest = above;
                quotation = Trim(visible, cut.Start, visible.Length);
            }
            else if (OwnWords(visible, below) > WordsAboveQuotation)
            {
                // Written below what it answers.
                newest = below;
                quotation = Trim(visible, cut.Start, cut.End);
            }
            else if (OwnWords(visible, Trim(visible, cut.Content, cut.End)) > words)
            {
                forwarded = true;
                var older = QuotationFinder.Find(visible, cut.Content);
                newest = Trim(visible, cut.Content, older?.Start > cut.Content ? older.Value.Start : cut.End);
                if (older is { } rest && rest.Start > cut.Content)
                    quotation = Trim(visible, rest.Start, visible.Length);
            }
            else
            {
                newest = above;
                quotation = Trim(visible, cut.Start, visible.Length);
            }
        }
        else
        {
            newest = Trim(visible, 0, visible.Length);
        }

        var signature = SignatureStart(visible, newest, marks.Signature);
        var body = signature < 0 ? newest : Trim(visible, newest.Start, signature);
        var sentences = SentenceSplitter.Split(visible, body, out var more);
        return new MailText
        {
            Visible = visible,
            Newest = newest,
            Sentences = sentences,
            Signature = signature < 0 ? null : new TextSpan(signature, newest.End - signature),
            Quotation = quotation is { Length: > 0 } ? quotation : null,
            IsForwarded = forwarded,
            HasHiddenText = marks.HasHiddenText,
            IsTruncated = truncated || more,
        };
    }

    /// <summary>The earlier of what the HTML marks as history and what its words do.</summary>
    private static QuotationFinder.Cut? FindCut(string visible, HtmlScanner.Marks marks)
    {
        var worded = QuotationFinder.Find(visible, 0);
        if (marks.QuoteStart < 0 || (worded is { } known && known.Start <= marks.QuoteStart + 2))
        {
            // The element knows better than the words where the quotation ends.
            return worded is { } cut && marks.QuoteEnd > cut.Content ? cut with { End = Math.Min(cut.End, marks.QuoteEnd) } : worded;
        }

        var end = marks.QuoteEnd > marks.QuoteStart ? marks.QuoteEnd : visible.Length;
        var inside = QuotationFinder.Find(visible, marks.QuoteStart);
        var atOnce = inside is { } first && Trim(visible, marks.QuoteStart, first.Start).Length == 0;
        return new QuotationFinder.Cut(marks.QuoteStart, atOnce ? inside!.Value.Content : marks.QuoteStart, end, atOnce && inside!.Value.Forwarded);
    }

    private static int SignatureStart(string visible, TextSpan newest, int marked)
    {
        var found = SignatureFinder.Find(visible, newest);
        if (marked < newest.Start || marked >= newest.End)
            return found;
        while (marked < newest.End && char.IsWhiteSpace(visible[marked]))
            marked++;
        return found < 0 ? marked : Math.Min(found, marked);
    }

    /// <summary>
    /// Words of a part that somebody wrote there: not a signature, not "sent from my phone". Counts no further than matters.
    /// </summary>
    private static int OwnWords(string visible, TextSpan part)
    {
        var signature = SignatureFinder.Find(visible, part);
        var count = 0;
        var inside = false;
        foreach (var c in visible.AsSpan(part.Start, (signature < 0 ? part.End : signature) - part.Start))
        {
            var letter = char.IsLetterOrDigit(c);
            count += letter && !inside ? 1 : 0;
            inside = letter;
            if (count > WordsAboveForwarded)
                break;
        }

        return count;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, Math.Max(0, end - start));
    }

    private static bool IsFlowed(MailMessage message)
    {
        foreach (var header in message.Headers)
        {
            if (header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                return header.Value.Contains("format=flowed", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private static bool HasForwardPrefix(string subject)
    {
        var trimmed = subject.AsSpan().TrimStart();
        var length = QuotationWords.Default.ForwardPrefixes.StartOf(trimmed);
        return length > 0 && trimmed[length..].TrimStart().StartsWith(':');
    }

    /// <summary>Half a pair of surrogates cannot be written as JSON; it becomes the replacement character.</summary>
    private static void Mend(Span<char> text)
    {
        for (var i = 0; ;)
        {
            var next = text[i..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return;
            i += next;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i += 2;
            else
                text[i++] = '\uFFFD';
        }
    }
}
