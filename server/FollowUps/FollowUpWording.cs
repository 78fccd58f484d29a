using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>The sentences of one proposal, for the user in the pane's language.</summary>
internal sealed class FollowUpWording(FollowUpRule rule, FollowUpCase followUp)
{
    /// <summary>Graph's limit is 255 characters.</summary>
    public const int LongestSubject = 255;

    private readonly FollowUpWords _pane = FollowUpWords.For(followUp.Facts.PaneLanguage);

    private RuleWords Words => _pane.Rules[rule.Id];

    public string Why => Phrase.Fill(Words.Why, Value);

    public string Subject => OneLine.Of(Phrase.Fill(Words.Subject, Value), LongestSubject);

    public string Body => Phrase.Fill(Words.Todo, Value);

    private string? Value(string name) => name switch
    {
        "who" => Short(followUp.Person) ?? followUp.Company,
        "person" => followUp.Person,
        "company" => followUp.Company,
        // "In spring", "next quarter": what begins with a month is told as that month, not as a day that nobody named.
        "day" => followUp.Stated is { Day: > 1 } stated ? FollowUpWords.Day(stated, followUp.Facts.PaneLanguage) : null,
        "month" => followUp.Stated is { Day: 1 } stated ? FollowUpWords.Month(stated, followUp.Facts.PaneLanguage) : null,
        _ => throw new InvalidDataException($"follow-ups.json names {{{name}}}, which nobody fills."),
    };

    /// <summary>"Anna K.": enough to know who, too little to look them up over a shoulder.</summary>
    private static string? Short(string? person) =>
        person?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var given, .., var family] && !given.EndsWith('.')
            ? $"{given} {family[..(char.IsSurrogate(family[0]) && family.Length > 1 ? 2 : 1)]}."
            : person;
}
