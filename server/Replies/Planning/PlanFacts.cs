using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Replies.Planning;

/// <summary>What the table of rules asks about, in its words.</summary>
internal sealed record PlanFacts(MailClassification Mail, ReplyPreferences Preferences, TimeSpan? Age)
{
    public Stage Stage => Mail.SettledStage;

    public RejectionReason Reason => IsWithdrawnOffer ? RejectionReason.WithdrawnOffer
        : Mail.Reason is RejectionReason.Unspecified && IsOnHold ? RejectionReason.FreezeBudget
        : Mail.Reason;

    public bool IsOnHold => Mail.Nuance is Nuance.OnHold;

    public bool IsWithdrawnOffer => Mail.Nuance is Nuance.OfferWithdrawn || Mail.Reason is RejectionReason.WithdrawnOffer;

    public bool IsPaused => IsOnHold || Reason is RejectionReason.FreezeBudget;

    /// <summary>A no, or nearly one: the only mails that are answered.</summary>
    public bool IsNo => Mail.Nuance is Nuance.SoftRejection or Nuance.OnHold or Nuance.OfferWithdrawn
        || (Mail.Category is MailCategory.Rejection
            && Mail.Nuance is not (Nuance.Reopened or Nuance.NonJobRejection or Nuance.WithdrawalConfirmed or Nuance.OwnMail or Nuance.Reschedule));

    /// <summary>Someone reads the answer, and it is a person we can tell from a mailbox.</summary>
    public bool IsHuman => Mail.SenderKind is SenderKind.Recruiter or SenderKind.HiringManager or SenderKind.Agency
        || (Mail.SenderKind is SenderKind.Unknown && Mail.Person is not null);

    public bool IsAgency => Mail.SenderKind is SenderKind.Agency;

    public bool IsSharedMailbox => Mail.SenderKind is SenderKind.GenericHr or SenderKind.AtsMonitored;

    /// <summary>Nothing but an application happened, as far as we know.</summary>
    public bool IsApplicationOnly => Stage is Stage.Application or Stage.Unknown;

    public bool IsFromInterviewOn => Stage is Stage.Interview or Stage.Final or Stage.Offer;

    public bool IsFinalist => Stage is Stage.Final || (Mail.SilverMedalist && Stage is not Stage.Offer);

    public bool IsInvitedBack => Mail.Door is Door.ExplicitOpen || Mail.TalentPool is not TalentPool.None || Mail.OtherRole is OtherRole.Named;

    public bool IsToBeShorter => Preferences.Length is ReplyExtent.Shorter;

    public bool HasNote => !string.IsNullOrWhiteSpace(Preferences.PersonalNote);
}
