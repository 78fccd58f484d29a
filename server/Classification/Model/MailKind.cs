namespace OutlookRejectionHelper.Classification.Model;

/// <summary>What a whole message is; the document model chooses among these. The order is that of its outputs.</summary>
internal enum MailKind
{
    Rejection,
    SoftRejection,
    OfferWithdrawn,
    OnHold,
    Reopened,
    WithdrawalConfirmed,
    Acknowledgement,
    Interview,
    Reschedule,
    Assessment,
    Offer,
    Outreach,
    Update,
    InfoRequest,
    JobAlert,
    Survey,
    NonJobRejection,

    /// <summary>Somebody else's refusal, a sample letter, news.</summary>
    ThirdParty,
    Other,
}

internal static class MailKinds
{
    public static readonly int Count = Enum.GetValues<MailKind>().Length;

    public static MailCategory Category(this MailKind kind) => kind switch
    {
        MailKind.Rejection or MailKind.SoftRejection or MailKind.OfferWithdrawn => MailCategory.Rejection,
        MailKind.Acknowledgement => MailCategory.Acknowledgement,
        MailKind.Interview or MailKind.Reschedule => MailCategory.Interview,
        MailKind.Assessment => MailCategory.Assessment,
        MailKind.Offer => MailCategory.Offer,
        MailKind.Outreach or MailKind.Reopened => MailCategory.Outreach,
        MailKind.OnHold or MailKind.Update or MailKind.InfoRequest => MailCategory.Update,
        _ => MailCategory.Other,
    };

    public static Nuance? Nuance(this MailKind kind) => kind switch
    {
        MailKind.SoftRejection => Classification.Nuance.SoftRejection,
        MailKind.OfferWithdrawn => Classification.Nuance.OfferWithdrawn,
        MailKind.OnHold => Classification.Nuance.OnHold,
        MailKind.Reopened => Classification.Nuance.Reopened,
        MailKind.WithdrawalConfirmed => Classification.Nuance.WithdrawalConfirmed,
        MailKind.Reschedule => Classification.Nuance.Reschedule,
        MailKind.NonJobRejection => Classification.Nuance.NonJobRejection,
        MailKind.JobAlert => Classification.Nuance.JobAlert,
        MailKind.Survey => Classification.Nuance.Survey,
        MailKind.InfoRequest => Classification.Nuance.InfoRequest,
        _ => null,
    };
}
