using System.Collections.Immutable;
using System.Text;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>Puts greeting and closing around the body, by the customs of the language.</summary>
internal static class ReplyLetter
{
    /// <param name="body">Paragraphs in which each block stands behind its <see cref="PartMark"/>; so does the letter.</param>
    /// <returns>Markdown with slots in it: a paragraph a line, apart by empty lines, the name below the closing.</returns>
    public static string Markdown(List<string> body, Salutations salutations, bool isInformal, ReplyValues values, ulong seed, ReplyTone tone)
    {
        var custom = isInformal ? salutations.Informal : salutations.Formal;
        var greeting = values.Greeting ?? custom.Unnamed.First(candidate => Slot.In(candidate).All(values.Available.Contains));
        var closing = Closing(custom.ClosingsOf(tone), body[^1], seed);

        var letter = new StringBuilder().Append(PartMark.Of(ReplyPart.Greeting)).Append(greeting);
        for (var at = 0; at < body.Count; at++)
        {
            // The first character is the mark.
            var paragraph = at == 0 && salutations.LowercaseAfterGreeting ? $"{body[at][0]}{char.ToLowerInvariant(body[at][1])}{body[at][2..]}" : body[at];
            letter.Append("\n\n").Append(paragraph);
        }

        letter.Append("\n\n").Append(PartMark.Of(ReplyPart.Closing)).Append(closing);
        if (values.Available.Contains(Slot.Signature))
            letter.Append("\\\n{signature}");
        return Elided(Replaced(letter.ToString(), salutations), salutations, values);
    }

    /// <summary>One that does not say again what the last paragraph has just said ("All the best to you …", "All the best,").</summary>
    private static string Closing(ImmutableArray<string> closings, string last, ulong seed)
    {
        var fresh = closings.Where(closing => !last.Contains(closing.TrimEnd(',', '.'), StringComparison.OrdinalIgnoreCase)).ToArray();
        var choices = fresh.Length > 0 ? fresh : [.. closings];
        return choices[(int)(Identity.Hash(seed, "closing") % (ulong)choices.Length)];
    }

    private static string Replaced(string markdown, Salutations salutations) =>
        salutations.Replacements.Aggregate(markdown, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    private static string Elided(string markdown, Salutations salutations, ReplyValues values)
    {
        foreach (var (slot, value) in values.Values)
        {
            if (!StartsWithVowel(value))
                continue;
            foreach (var (before, after) in salutations.Elisions)
                markdown = markdown.Replace($" {before}{{{slot}}}", $" {after}{{{slot}}}", StringComparison.Ordinal);
        }

        return markdown;
    }

    private static bool StartsWithVowel(string value) =>
        "aeiouy".Contains(char.ToLowerInvariant(value.Normalize(NormalizationForm.FormD)[0]), StringComparison.Ordinal);
}
