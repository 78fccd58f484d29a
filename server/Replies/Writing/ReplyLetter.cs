using System.Collections.Immutable;
using System.Text;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>Puts greeting and closing around the body, by the customs of the language.</summary>
internal static class ReplyLetter
{
    /// <summary>The best of those that can be filled.</summary>
    public static string Greeting(Salutations salutations, bool isInformal, ReplyValues values) =>
        values.Greeting ?? Custom(salutations, isInformal).Unnamed.First(candidate => Slot.In(candidate).All(values.Available.Contains));

    /// <summary>One that does not say again what the last paragraph has just said ("All the best to you …", "All the best,").</summary>
    public static string Closing(Salutations salutations, bool isInformal, ReplyTone tone, string last, ulong seed)
    {
        var closings = Custom(salutations, isInformal).ClosingsOf(tone);
        var fresh = closings.Where(closing => !last.Contains(closing.TrimEnd(',', '.'), StringComparison.OrdinalIgnoreCase)).ToArray();
        var choices = fresh.Length > 0 ? fresh : [.. closings];
        return choices[(int)(Identity.Hash(seed, "closing") % (ulong)choices.Length)];
    }

    /// <param name="body">Paragraphs in which blocks may stand behind their <see cref="PartMark"/>, as greeting and closing will.</param>
    /// <param name="closing">Null for a note that ends with the name alone.</param>
    /// <returns>Markdown with slots in it: a paragraph a line, apart by empty lines, the name below the closing.</returns>
    public static string Markdown(List<string> body, string greeting, string? closing, Salutations salutations, ReplyValues values)
    {
        var letter = new StringBuilder().Append(PartMark.Of(ReplyPart.Greeting)).Append(greeting);
        for (var at = 0; at < body.Count; at++)
            letter.Append("\n\n").Append(at == 0 && salutations.LowercaseAfterGreeting ? LowerFirst(body[at]) : body[at]);
        var hasName = values.Available.Contains(Slot.Signature);
        if (closing is not null || hasName)
            letter.Append("\n\n").Append(PartMark.Of(ReplyPart.Closing)).Append(closing);
        if (hasName)
            letter.Append(closing is null ? "" : "\\\n").Append("{signature}");
        return Elided(Replaced(letter.ToString(), salutations), salutations, values);
    }

    private static LetterCustom Custom(Salutations salutations, bool isInformal) => isInformal ? salutations.Informal : salutations.Formal;

    private static string LowerFirst(string paragraph)
    {
        var first = PartMark.Is(paragraph[0]) ? 1 : 0;
        return $"{paragraph[..first]}{char.ToLowerInvariant(paragraph[first])}{paragraph[(first + 1)..]}";
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
