namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// What a sentence does. The names are those of the headings in <c>Languages/&lt;tag&gt;/training</c>, without dots; their
/// order is the order of the model's outputs.
/// </summary>
internal enum Act
{
    Refusal,

    /// <summary>Evasive or implied.</summary>
    RefusalSoft,

    /// <summary>Of something that is not a job.</summary>
    RefusalNonjob,

    /// <summary>Not of the reader's own application.</summary>
    RefusalThirdparty,

    /// <summary>A no that has not happened.</summary>
    RefusalConditional,
    Withdrawal,
    OfferWithdrawn,
    OnHold,
    Reopened,
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

    /// <summary>"Unfortunately" about something that is no refusal.</summary>
    RegretOther,

    /// <summary>Shows a job application without deciding.</summary>
    Context,

    /// <summary>Shows another matter: a loan, a paper, a flat.</summary>
    ContextNonjob,
    Wishes,
    DoorOpen,
    DoorBoilerplate,
    DoorClosed,
    TalentPool,
    TalentPoolOptIn,
    FeedbackGiven,
    FeedbackOffered,
    FeedbackRefused,
    Silver,
    OtherRoleNamed,
    OtherRoleCareersPage,
    ReapplyAfter,
    NoReply,

    /// <summary>Addresses an assistant or a program, not the reader.</summary>
    Machine,

    /// <summary>Introduces words that are somebody else's: "here is what they wrote".</summary>
    Quoting,
    Chatter,
}
