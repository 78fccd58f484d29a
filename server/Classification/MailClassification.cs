using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification;

/// <summary>What a message says to a job seeker. Crosses the slice's border and travels to the pane as it is.</summary>
public sealed record MailClassification
{
    public required MailCategory Category { get; init; }

    public Nuance? Nuance { get; init; }

    /// <summary>In [0, 1], of <see cref="Category"/>.</summary>
    public required double Confidence { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>The sentences it went by, strongest first.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    public Stage Stage { get; init; } = Stage.Unknown;

    public FactSource StageSource { get; init; } = FactSource.Mail;

    /// <summary>The stage to build on: nobody should be thanked for a conversation that may not have taken place.</summary>
    [JsonIgnore]
    public Stage SettledStage => StageSource is FactSource.Guess ? Stage.Unknown : Stage;

    public RejectionReason Reason { get; init; } = RejectionReason.Unspecified;

    /// <summary>Nothing the applicant could have done: a freeze, a closed position, an internal hire.</summary>
    public bool ReasonExternal { get; init; }

    public Door Door { get; init; } = Door.Neutral;

    public Feedback Feedback { get; init; } = Feedback.None;

    /// <summary>Something can be learned from the message, but it is no feedback that one would thank for as such.</summary>
    [JsonIgnore]
    public bool IsFeedbackImplied { get; init; }

    public TalentPool TalentPool { get; init; } = TalentPool.None;

    public OtherRole OtherRole { get; init; } = OtherRole.None;

    public SenderKind SenderKind { get; init; } = SenderKind.Unknown;

    /// <summary>False for a no-reply address, an automatic message, or "do not reply" in the text.</summary>
    public bool CanReply { get; init; } = true;

    public Personalization Personalization { get; init; } = Personalization.Bulk;

    public Delivery Delivery { get; init; } = Delivery.Mail;

    /// <summary>One of the tags of <c>server/Languages</c>.</summary>
    public required string Language { get; init; }

    public Register Register { get; init; } = Register.Formal;

    public Fact? Company { get; init; }

    public Fact? Role { get; init; }

    /// <summary>A human being to greet; never a team or a mailbox.</summary>
    public Fact? Person { get; init; }

    /// <summary>What the mail writes before the name, "Prof." or "Dr."; null where it writes nothing.</summary>
    public string? PersonTitle { get; init; }

    public Fact? RequisitionId { get; init; }

    /// <summary>A date the mail itself names for coming back (or a freeze to end), resolved against the date of receipt.</summary>
    public DateOnly? ReapplyAfter { get; init; }

    public bool SilverMedalist { get; init; }

    public bool Referral { get; init; }

    public bool InternalCandidate { get; init; }

    /// <summary>Things the reader should be warned of; the mail stays data, whatever it says.</summary>
    public ImmutableArray<SafetyNotice> Safety { get; init; } = [];
}

/// <param name="Says">What the sentence shows, for instance "rejection", "stage", "reason", "door", "feedback", "interview".</param>
/// <param name="Text">The sentence, exactly as displayed.</param>
/// <param name="Cue">Stable dotted id, for instance "en.other-candidates".</param>
public sealed record Evidence(string Says, string Text, int Start, int Length, string Cue);

/// <param name="Confidence">In [0, 1].</param>
/// <param name="Span">Where it stands in the visible text; null when it comes from the sender's name, the subject or the user.</param>
public sealed record Fact(string Value, double Confidence, FactSource Source, TextSpan? Span = null);

public enum FactSource
{
    Mail,
    Subject,
    Sender,
    Thread,
    User,

    /// <summary>Nothing tells it; the message as a whole suggests it.</summary>
    Guess,
}

public enum MailCategory
{
    Rejection,
    Acknowledgement,
    Interview,
    Assessment,
    Offer,
    Outreach,
    Update,
    Other,
}

public enum Nuance
{
    SoftRejection,
    OnHold,
    Reopened,
    OfferWithdrawn,
    WithdrawalConfirmed,
    Reschedule,
    NonJobRejection,
    JobAlert,
    Survey,
    InfoRequest,
    Availability,
    OwnMail,
}

/// <summary>Sure: at least 98 of 100 are right. Not sure: the user is asked.</summary>
public enum Certainty
{
    Sure,
    FairlySure,
    NotSure,
}

/// <summary>How far the application had come when the answer was given.</summary>
public enum Stage
{
    Application,
    Screen,
    Assessment,
    Interview,
    Final,
    Offer,
    Unknown,
}

public enum RejectionReason
{
    OtherCandidate,
    Experience,
    SkillsTest,
    Overqualified,
    InternalHire,
    FilledClosed,
    FreezeBudget,
    Location,
    VisaAuthorization,
    Salary,
    CultureFit,
    LateIncomplete,
    WithdrawnOffer,
    Unspecified,
}

/// <summary>Whether coming back is invited. A phrase that every rejection carries is not an open door.</summary>
public enum Door
{
    ExplicitOpen,
    PoliteBoilerplate,
    Neutral,
    Closed,
}

public enum Feedback
{
    Given,
    Offered,
    Refused,
    None,
}

public enum TalentPool
{
    Offered,
    OptInNeeded,
    None,
}

public enum OtherRole
{
    None,
    Named,
    CareersPage,
}

public enum SenderKind
{
    Recruiter,
    HiringManager,
    Agency,
    GenericHr,
    AtsMonitored,
    NoReply,
    Unknown,
}

public enum Personalization
{
    Personal,
    TemplateNamed,
    Bulk,
}

public enum Delivery
{
    Mail,
    AnnouncesCall,
    PortalLinkOnly,
    LetterAttached,
}

public enum Register
{
    Formal,
    Informal,
    Mixed,
}

public enum SafetyNotice
{
    HiddenText,
    AddressesMachine,
    LookAlikeDomain,
}
