using OutlookRejectionHelper.Classification.Facts;

namespace OutlookRejectionHelper.Classification;

/// <summary>How far an application had come, as what was written before in the conversation tells.</summary>
public static class ThreadStage
{
    /// <summary>
    /// A no that shows no step beyond the papers, and the user has not told one: form letters are the same after an interview.
    /// </summary>
    public static bool IsOpen(MailClassification mail) =>
        mail is { Category: MailCategory.Rejection, Certainty: not Certainty.NotSure, SettledStage: Stage.Unknown or Stage.Application, StageSource: not FactSource.User };

    /// <summary>The latest stage that one of the employer's earlier messages surely or fairly surely shows.</summary>
    /// <returns><see cref="Stage.Unknown"/> where none does.</returns>
    public static Stage Furthest(IEnumerable<MailClassification> earlier) => earlier
        .Where(mail => mail.Certainty is not Certainty.NotSure && ShowsStage(mail.Category) && mail.SettledStage is not Stage.Unknown)
        .Select(mail => mail.SettledStage)
        .DefaultIfEmpty(Stage.Unknown)
        .Max();

    /// <summary>Tells the stage where it is open, and what follows from it; nothing where that is not beyond the papers.</summary>
    public static MailClassification Add(MailClassification mail, Stage stage) => stage is Stage.Unknown or Stage.Application || !IsOpen(mail) ? mail : mail with
    {
        Stage = stage,
        StageSource = FactSource.Thread,
        Personalization = FactFinder.IsHuman(mail.SenderKind) && FactFinder.IsMeeting(stage) ? Personalization.Personal : mail.Personalization,
    };

    /// <summary>An acknowledgement or an advert speaks of steps that may never come.</summary>
    private static bool ShowsStage(MailCategory category) =>
        category is MailCategory.Interview or MailCategory.Assessment or MailCategory.Offer or MailCategory.Rejection;
}
