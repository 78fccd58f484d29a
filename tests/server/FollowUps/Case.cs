using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;

namespace OutlookRejectionHelper.Tests.FollowUps;

/// <summary>Mails and moments that the tests of dates share.</summary>
internal static class Case
{
    public static readonly Fact Anna = new("Anna Kowalska", 0.9, FactSource.Mail);
    public static readonly Fact Firm = new("Northwind", 0.9, FactSource.Mail);

    /// <summary>A plain rejection in English; each test says what is different.</summary>
    public static MailClassification Rejection(Stage stage = Stage.Unknown) => new()
    {
        Category = MailCategory.Rejection,
        Confidence = 0.98,
        Certainty = Certainty.Sure,
        Language = "en",
        Stage = stage,
        SenderKind = SenderKind.Recruiter,
        Personalization = Personalization.Personal,
        Person = Anna,
        Company = Firm,
    };

    public static IReadOnlyList<FollowUpProposal> Propose(MailClassification mail, string now = "2026-11-23T10:00:00Z", FollowUpFacts? facts = null) =>
        new FollowUpScheduler(Clock(now)).Propose(mail, (facts ?? new FollowUpFacts { ReplyPlanned = true }) with { ReceivedAt = facts?.ReceivedAt ?? Instant(now) });

    public static FakeTimeProvider Clock(string now) => new(Instant(now));

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>"stayInTouch* 2027-01-06": the kind, a star when selected, the day.</summary>
    public static string[] Days(this IEnumerable<FollowUpProposal> proposals) =>
        [.. proposals.Select(proposal => $"{char.ToLowerInvariant(proposal.Kind.ToString()[0])}{proposal.Kind.ToString()[1..]}{(proposal.Selected ? "*" : "")} {proposal.Start.DateTime[..10]}")];
}
