using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using static OutlookRejectionHelper.Tests.Replies.ReplyCase;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>The fourteen situations of the specification, as the classifier would read them.</summary>
internal static class Situations
{
    public static ImmutableSortedDictionary<string, ReplyCase> All { get; } = new Dictionary<string, ReplyCase>
    {
        ["01-no-reply-ats"] = new(Rejection with { SenderKind = SenderKind.NoReply, CanReply = false, Stage = Stage.Application, Personalization = Personalization.Bulk, Person = null }),
        ["02-recruiter-after-screen"] = new(Rejection with { Stage = Stage.Screen }),
        ["03-final-of-two"] = new(Rejection with { Stage = Stage.Final, SenderKind = SenderKind.HiringManager, SilverMedalist = true, Door = Door.ExplicitOpen }),
        ["04-experience-gap"] = new(Rejection with { Reason = RejectionReason.Experience, Role = Fact("Team Lead (m/w/d)") }),
        ["05-freeze-french-hr"] = new(Rejection with { Language = "fr", Nuance = Nuance.OnHold, Stage = Stage.Unknown, Reason = RejectionReason.FreezeBudget, ReasonExternal = true, SenderKind = SenderKind.GenericHr, Person = null }),
        ["06-signed-german-template"] = new(Rejection with { Language = "de", Stage = Stage.Application, Personalization = Personalization.TemplateNamed, Person = Fact("Jonas Weber") }),
        ["07-agency-internal-hire"] = new(Rejection with { SenderKind = SenderKind.Agency, Reason = RejectionReason.InternalHire, ReasonExternal = true, Company = null }),
        ["08-spanish-take-home-test"] = new(Rejection with { Language = "es", Stage = Stage.Assessment, Register = Register.Informal, Feedback = Feedback.Offered, Person = Fact("Lucía Moreno") }),
        ["09-other-role-named"] = new(Rejection with { OtherRole = OtherRole.Named }),
        ["10-offer-withdrawn"] = new(Rejection with { Nuance = Nuance.OfferWithdrawn, Stage = Stage.Offer, Reason = RejectionReason.FreezeBudget, ReasonExternal = true }),
        ["11-two-unanswered"] = new(Rejection) { Age = TimeSpan.FromDays(61), Preferences = new() { Unanswered = 2 } },
        ["12-interview-moved"] = new(Rejection with { Category = MailCategory.Interview, Nuance = Nuance.Reschedule }),
        ["13-internal-applicant"] = new(Rejection with { Language = "it", InternalCandidate = true, Reason = RejectionReason.InternalHire, Person = Fact("Giulia Conti") }),
        ["14-hidden-instruction"] = new(Rejection with { Safety = [SafetyNotice.HiddenText, SafetyNotice.AddressesMachine] }),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Beyond the fourteen: what the user adds or asks for, and reasons that change the words.</summary>
    public static ImmutableSortedDictionary<string, ReplyCase> More { get; } = new Dictionary<string, ReplyCase>
    {
        ["20-own-sentence"] = new(Rejection with { Stage = Stage.Final }) { Preferences = new() { Signature = "Sam Doe", PersonalNote = "Anna's story about the first ferry" } },
        ["21-warmer"] = new(Rejection) { Preferences = new() { Signature = "Sam Doe", Tone = ReplyTone.Warmer } },
        ["22-plainer"] = new(Rejection) { Preferences = new() { Signature = "Sam Doe", Tone = ReplyTone.Plainer } },
        ["23-shorter"] = new(Rejection with { Stage = Stage.Final }) { Preferences = new() { Signature = "Sam Doe", Length = ReplyExtent.Shorter } },
        ["24-feedback-given"] = new(Rejection with { Feedback = Feedback.Given, Reason = RejectionReason.SkillsTest, Stage = Stage.Assessment }),
        ["25-overqualified"] = new(Rejection with { Reason = RejectionReason.Overqualified }),
        ["26-talent-pool"] = new(Rejection with { Stage = Stage.Screen, TalentPool = TalentPool.Offered }),
        ["27-filled-shared-mailbox"] = new(Rejection with { Reason = RejectionReason.FilledClosed, SenderKind = SenderKind.GenericHr, Person = null }),
        ["28-culture-fit"] = new(Rejection with { Reason = RejectionReason.CultureFit }),
        ["29-missed-deadline"] = new(Rejection with { Stage = Stage.Screen, Reason = RejectionReason.LateIncomplete }),
        ["30-everything-on"] = new(Rejection with { Stage = Stage.Final }) { Preferences = new() { Signature = "Sam Doe", Blocks = ReplyBlocks.All.ToImmutableDictionary(block => block, _ => true) } },
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
