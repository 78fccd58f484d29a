namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>L02, L03, L17: thanks, good wishes, and a word of disappointment in its place.</summary>
internal static class CourtesyChecks
{
    private const int MostThanks = 2;

    public static Finding? Thanks(CheckSubject subject)
    {
        var thanks = subject.Sentences(subject.Lexicon.Thanks);
        return thanks.Length switch
        {
            0 => new("none", []),
            > MostThanks => new("many", thanks) { Severity = CheckSeverity.Warn },
            _ => null,
        };
    }

    public static Finding? Wishes(CheckSubject subject) =>
        subject.InWhole(subject.Lexicon.Wishes).IsEmpty ? new("none", []) : null;

    public static Finding? Disappointment(CheckSubject subject)
    {
        var strong = subject.Sentences(subject.Lexicon.StrongDisappointment);
        if (!strong.IsEmpty)
            return new("strong", strong);
        var found = subject.InBody(subject.Lexicon.Disappointment);
        var sentences = subject.Sentences(subject.Lexicon.Disappointment);
        if (sentences.Length > 1)
            return new("many", sentences);
        return found is [var first, ..] && subject.SentenceOf(first) >= subject.Body.Sentences.Length - 2 ? new("last", sentences) : null;
    }
}
