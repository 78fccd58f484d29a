using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>A mail and what is planned, in the words that the rules are written in.</summary>
internal sealed record FollowUpCase(MailClassification Mail, FollowUpFacts Facts)
{
    /// <summary>Below this a name may be wrong, and a wrong name is worse than none.</summary>
    private const double LeastConfidence = 0.5;

    /// <summary>A no, or a pause, that a date can be planned after; not when nobody knows yet whether it is one.</summary>
    public bool IsToPlan => Facts.Unanswered < 2 && Mail.Certainty is not Certainty.NotSure
        && (Mail.Category is MailCategory.Rejection ? Mail.Nuance is null or Nuance.SoftRejection or Nuance.OnHold or Nuance.OfferWithdrawn
            : Mail.Nuance is Nuance.OnHold or Nuance.OfferWithdrawn or Nuance.SoftRejection);

    /// <summary>The date that the mail names; one that nobody lives to see is none.</summary>
    public DateOnly? Stated => Mail.ReapplyAfter is { Year: < 2200 } stated ? stated : null;

    public bool IsPaused => !IsOfferWithdrawn && (Mail.Nuance is Nuance.OnHold || Mail.Reason is RejectionReason.FreezeBudget);

    public bool IsOfferWithdrawn => Mail.Nuance is Nuance.OfferWithdrawn || Mail.Reason is RejectionReason.WithdrawnOffer;

    public bool IsOpen => Mail.Door is not Door.Closed;

    public bool IsInvitedBack => Mail.Door is Door.ExplicitOpen;

    public bool IsPersonal => Mail.Personalization is Personalization.Personal || Mail.SenderKind is SenderKind.Recruiter or SenderKind.HiringManager;

    public bool HasTalked => Mail.SettledStage is Stage.Screen or Stage.Assessment || HasInterviewed;

    public bool HasInterviewed => Mail.SettledStage is Stage.Interview or Stage.Final or Stage.Offer;

    public bool IsAboutSkill => Mail.Reason is RejectionReason.Experience or RejectionReason.SkillsTest or RejectionReason.CultureFit;

    /// <summary>There is somebody who would read it.</summary>
    public bool CanWrite => Mail.CanReply && Mail.SenderKind is not SenderKind.NoReply;

    public bool IsSharedMailbox => Mail.SenderKind is SenderKind.GenericHr or SenderKind.AtsMonitored;

    public string? Person => Known(Mail.Person);

    public string? Company => Known(Mail.Company);

    private static string? Known(Fact? fact) =>
        fact is not null && (fact.Source is FactSource.User || fact.Confidence >= LeastConfidence) && OutlookRejectionHelper.Mail.OneLine.Of(fact.Value, 80) is { Length: > 0 } value ? value : null;
}
