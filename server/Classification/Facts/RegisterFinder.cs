using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Formal or informal address, by pronouns; in a language whose pronoun does not tell, by the greeting.</summary>
internal static class RegisterFinder
{
    public static Register Find(MailText text, FactWords words, Opening opening)
    {
        var newest = text[text.Newest];
        int formal = 0, informal = 0;
        var isFirst = true;
        var at = 0;
        while (at < newest.Length)
        {
            if (!char.IsLetter(newest[at]))
            {
                isFirst |= newest[at] is '.' or '!' or '?' or ':' or '\n';
                at++;
                continue;
            }

            var start = at;
            while (at < newest.Length && char.IsLetter(newest[at]))
                at++;
            var word = newest[start..at];
            formal += words.Formal.Contains(word, isFirst) ? 1 : 0;
            informal += words.Informal.Contains(word, isFirst) ? 1 : 0;
            isFirst = false;
        }

        if (!words.Formal.IsEmpty && formal + informal > 0)
        {
            // One stray form of the other address is a quotation or a set phrase.
            return informal > 2 * formal ? Register.Informal : formal > 2 * informal ? Register.Formal
                : opening.IsFormal ? Register.Formal : opening.IsInformal && informal > formal ? Register.Informal
                : Math.Min(formal, informal) > 1 ? Register.Mixed : formal >= informal ? Register.Formal : Register.Informal;
        }

        return opening.IsInformal || (informal > 0 && !opening.IsFormal) ? Register.Informal : Register.Formal;
    }
}
