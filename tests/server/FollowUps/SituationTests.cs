using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;

namespace OutlookRejectionHelper.Tests.FollowUps;

/// <summary>The fourteen situations of the product's specification, on Monday 23 November 2026 in the morning.</summary>
public sealed class SituationTests
{
    private static readonly FollowUpFacts _reply = new() { ReplyPlanned = true };
    private static readonly FollowUpFacts _replyAsking = new() { ReplyPlanned = true, FeedbackAsked = true };
    private static readonly FollowUpFacts _noReply = new();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 14)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Situation_HasItsDates(int number)
    {
        var (mail, facts, expected) = Situation(number);

        Assert.Equal(expected, Case.Propose(mail, facts: facts).Days());
    }

    private static (MailClassification Mail, FollowUpFacts Facts, string[] Expected) Situation(int number) => number switch
    {
        // A template from an address that takes no replies.
        1 => (Case.Rejection(Stage.Application) with { SenderKind = SenderKind.NoReply, CanReply = false, Personalization = Personalization.Bulk, Person = null }, _noReply,
            ["lookAgain 2027-05-25"]),
        // After a phone screen, in vague words.
        2 => (Case.Rejection(Stage.Screen) with { Reason = RejectionReason.OtherCandidate }, _reply,
            ["lookAgain 2027-05-25", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // The second of two finalists.
        3 => (Case.Rejection(Stage.Final) with { SenderKind = SenderKind.HiringManager, SilverMedalist = true, Door = Door.ExplicitOpen }, _replyAsking,
            ["stayInTouch* 2027-01-06", "stayInTouch 2027-02-23", "feedbackNudge 2026-12-03", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // Too little experience in leading a team.
        4 => (Case.Rejection(Stage.Interview) with { Reason = RejectionReason.Experience }, _reply,
            ["reapplyWithSkill* 2027-05-25", "stayInTouch 2027-02-23", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // A freeze that the mail dates, in French.
        5 => (Case.Rejection() with { Language = "fr", Reason = RejectionReason.FreezeBudget, SenderKind = SenderKind.GenericHr, Person = null, ReapplyAfter = new(2027, 4, 1) }, _reply,
            ["afterFreeze* 2027-04-06", "sendReply 2026-11-24"]),
        // A German template that a person signed.
        6 => (Case.Rejection(Stage.Application) with { Language = "de", Personalization = Personalization.TemplateNamed }, _noReply,
            ["lookAgain 2027-05-25"]),
        // An agency, whose client hired from inside.
        7 => (Case.Rejection(Stage.Interview) with { SenderKind = SenderKind.Agency, Reason = RejectionReason.InternalHire }, _replyAsking,
            ["agency* 2027-01-06", "stayInTouch 2027-02-23", "feedbackNudge 2026-12-03", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // After a test, feedback on request, in Spanish.
        8 => (Case.Rejection(Stage.Assessment) with { Language = "es", Register = Register.Informal, Feedback = Feedback.Offered }, _replyAsking,
            ["lookAgain* 2027-05-25", "feedbackNudge 2026-12-03", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // Another position, by name.
        9 => (Case.Rejection(Stage.Interview) with { OtherRole = OtherRole.Named }, _reply,
            ["otherRole* 2026-11-25", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // An offer taken back for want of budget.
        10 => (Case.Rejection(Stage.Offer) with { Nuance = Nuance.OfferWithdrawn, Reason = RejectionReason.FreezeBudget }, _reply,
            ["takeAdvice* 2026-12-01", "stayInTouch 2027-02-23", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // Two messages without an answer.
        11 => (Case.Rejection(Stage.Final) with { SilverMedalist = true }, _reply with { Unanswered = 2 }, []),
        // An interview that is only moved.
        12 => (Case.Rejection(Stage.Interview) with { Category = MailCategory.Interview, Nuance = Nuance.Reschedule }, _noReply, []),
        // An applicant from the same company, in Italian.
        13 => (Case.Rejection(Stage.Interview) with { Language = "it", InternalCandidate = true, Reason = RejectionReason.InternalHire }, _reply,
            ["developmentTalk* 2027-01-06", "connect 2026-11-25", "sendReply 2026-11-24"]),
        // A hidden line changes nothing.
        14 => (Case.Rejection(Stage.Screen) with { Safety = [SafetyNotice.HiddenText] }, _reply,
            ["lookAgain 2027-05-25", "connect 2026-11-25", "sendReply 2026-11-24"]),
        _ => throw new ArgumentOutOfRangeException(nameof(number)),
    };
}
