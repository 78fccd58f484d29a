using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>A mail as the classifier would read it, with good defaults: a recruiter's no after an interview.</summary>
internal sealed record ReplyCase(MailClassification Mail)
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public string MessageId { get; init; } = "<golden@mail.example>";

    public string Subject { get; init; } = "Your application";

    public ReplyPreferences Preferences { get; init; } = new() { Signature = "Sam Doe" };

    public TimeSpan? Age { get; init; } = TimeSpan.FromHours(3);

    public string? PaneLanguage { get; init; } = "en";

    public static MailClassification Rejection => new()
    {
        Category = MailCategory.Rejection,
        Confidence = 0.98,
        Certainty = Certainty.Sure,
        Language = "en",
        Stage = Stage.Interview,
        Reason = RejectionReason.OtherCandidate,
        SenderKind = SenderKind.Recruiter,
        Personalization = Personalization.Personal,
        Register = Register.Formal,
        Company = Fact("Northwind Ferries"),
        Role = Fact("Data Analyst"),
        Person = Fact("Anna Keller"),
    };

    public MailMessage Message => new()
    {
        Id = "AAMk1",
        InternetMessageId = MessageId,
        Subject = Subject,
        From = new(Mail.Person?.Value, "anna.keller@northwind.example"),
        Body = new(MailBodyKind.Text, ""),
        ReceivedAt = ReceivedAt,
    };

    public ReplyPlan Plan() => ReplyPlanner.Plan(Mail, Preferences, PaneLanguage, Age);

    public Reply? Write() => ReplyWriter.Write(Plan(), Mail, Message, Preferences, PaneLanguage);

    public static Fact Fact(string value, FactSource source = FactSource.Mail) => new(value, 0.95, source);
}
