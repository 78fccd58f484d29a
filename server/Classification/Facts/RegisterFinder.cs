using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Formal or informal address, by pronouns; in a language whose pronoun does not tell, by the greeting.</summary>
internal static class RegisterFinder
{
    /// <param name="whole">The words of the newest part.</param>
    /// <param name="isCut">It goes on behind them.</param>
    public static Register Find(MailText text, in MarkedText whole, bool isCut, FactWords words, Opening opening)
    {
        int formal = 0, informal = 0;
        var newest = text[text.Newest];
        var tokens = isCut && whole.Length > 0 ? whole.Tokens[..^1] : whole.Tokens;
        var marks = whole.MarkOf(words.Formal) | whole.MarkOf(words.Informal);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (whole.IsMarked(i, marks) || (tokens[i].Traits & TokenTraits.Mixed) != 0)
                Count(newest, tokens[i].Start - text.Newest.Start, tokens[i].End - text.Newest.Start, words, ref formal, ref informal);
        }

        if (isCut)
            Count(newest, tokens.IsEmpty ? 0 : tokens[^1].End - text.Newest.Start, newest.Length, words, ref formal, ref informal);
        if (!words.Formal.IsEmpty && formal + informal > 0)
        {
            // One stray form of the other address is a quotation or a set phrase.
            return informal > 2 * formal ? Register.Informal : formal > 2 * informal ? Register.Formal
                : opening.IsFormal ? Register.Formal : opening.IsInformal && informal > formal ? Register.Informal
                : Math.Min(formal, informal) > 1 ? Register.Mixed : formal >= informal ? Register.Formal : Register.Informal;
        }

        return opening.IsInformal || (informal > 0 && !opening.IsFormal) ? Register.Informal : Register.Formal;
    }
    /// <summary>Adds the pronouns of a part of the text, which begins at the head of a word or before it.</summary>
    private static void Count(ReadOnlySpan<char> text, int at, int end, FactWords words, ref int formal, ref int informal)
    {
        var isFirst = Opens(text, at);
        while (at < end)
        {
            if (!char.IsLetter(text[at]))
            {
                isFirst |= EndsSentence(text[at]);
                at++;
                continue;
            }

            var start = at;
            while (at < end && char.IsLetter(text[at]))
                at++;
            var word = text[start..at];
            formal += words.Formal.Contains(word, isFirst) ? 1 : 0;
            informal += words.Informal.Contains(word, isFirst) ? 1 : 0;
            isFirst = false;
        }
    }

    /// <summary>A sentence ends between this place and the letter before it.</summary>
    private static bool Opens(ReadOnlySpan<char> text, int at)
    {
        var before = at - 1;
        for (; before >= 0 && !char.IsLetter(text[before]); before--)
        {
            if (EndsSentence(text[before]))
                return true;
        }

        return before < 0;
    }

    private static bool EndsSentence(char c) => c is '.' or '!' or '?' or ':' or '\n';
}
