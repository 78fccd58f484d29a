using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using static OutlookRejectionHelper.Replies.Planning.BlockState;

namespace OutlookRejectionHelper.Replies.Planning;

/// <summary>
/// The decision tables, read from top to bottom: the first row that holds decides. The word at the left is the key of the
/// sentence in <c>plan.json</c> that tells the user why.
/// </summary>
internal static class PlanRules
{
    private static readonly TimeSpan _late = TimeSpan.FromDays(14);
    private static readonly TimeSpan _old = TimeSpan.FromDays(60);

    /// <summary>After this many messages without an answer one rests.</summary>
    private const int Enough = 2;

    /// <summary>Whether to answer.</summary>
    public static ImmutableArray<AdviceRule> Advice { get; } =
    [
        new("reply.stop", ReplyAdvice.None, mail => mail.Preferences.Unanswered >= Enough),
        new("reply.notARejection", ReplyAdvice.None, mail => !mail.IsNo),
        new("reply.unsure", ReplyAdvice.None, mail => mail.Mail.Certainty is Certainty.NotSure),
        new("reply.noReplyAddress", ReplyAdvice.None, mail => !mail.Mail.CanReply || mail.Mail.SenderKind is SenderKind.NoReply),
        new("reply.old", ReplyAdvice.Optional, mail => mail.Age > _old),
        new("reply.offerWithdrawn", ReplyAdvice.Reply, mail => mail.IsWithdrawnOffer),
        new("reply.internal", ReplyAdvice.Reply, mail => mail.Mail.InternalCandidate),
        new("reply.call", ReplyAdvice.Optional, mail => mail.Mail.Delivery is Delivery.AnnouncesCall),
        new("reply.paused", ReplyAdvice.Reply, mail => mail.IsPaused && (mail.IsHuman || mail.Mail.Personalization is Personalization.Personal)),
        new("reply.pausedByTemplate", ReplyAdvice.Optional, mail => mail.IsPaused),
        new("reply.otherRole", ReplyAdvice.Reply, mail => mail.Mail.OtherRole is OtherRole.Named && mail.IsHuman),
        new("reply.template", ReplyAdvice.None, mail => mail.Stage is Stage.Application && !mail.IsHuman && mail.Mail.Personalization is not Personalization.Personal),
        new("reply.twoLines", ReplyAdvice.Optional, mail => mail.Stage is Stage.Application),
        new("reply.unknownStage", ReplyAdvice.Optional, mail => mail.Stage is Stage.Unknown),
        new("reply.late", ReplyAdvice.Reply, mail => mail.Age > _late),
        new("reply.finalist", ReplyAdvice.Reply, mail => mail.IsFinalist),
        new("reply.sharedMailbox", ReplyAdvice.Reply, mail => mail.IsSharedMailbox),
        new("reply.metYou", ReplyAdvice.Reply, mail => mail.IsFromInterviewOn),
        new("reply.gaveTime", ReplyAdvice.Reply, _ => true),
    ];

    /// <summary>Of which blocks the answer is made; a row's <see cref="BlockState"/> says whether the user may switch it.</summary>
    public static ImmutableArray<(string Block, ImmutableArray<BlockRule> Rules)> Blocks { get; } =
    [
        (ReplyBlocks.Thanks,
        [
            new("thanks", LockedOn, _ => true),
        ]),
        (ReplyBlocks.ThanksForFeedback,
        [
            new("thanksForFeedback.given", On, mail => mail.Mail.Feedback is Feedback.Given && !mail.Mail.IsFeedbackImplied),
            new("thanksForFeedback.clear", On, mail => mail.Reason is RejectionReason.Experience && !mail.IsApplicationOnly),
            new("thanksForFeedback.none", LockedOff, _ => true),
        ]),
        (ReplyBlocks.Understanding,
        [
            new("understanding.offerWithdrawn", On, mail => mail.IsWithdrawnOffer),
            new("understanding.paused", On, mail => mail.IsPaused),
            new("understanding.internalHire", On, mail => mail.Reason is RejectionReason.InternalHire && !mail.IsApplicationOnly && !mail.IsAgency && !mail.Mail.InternalCandidate),
            new("understanding.short", LockedOff, mail => mail.IsApplicationOnly),
            new("understanding.spare", Off, _ => true),
        ]),
        (ReplyBlocks.Appreciation,
        [
            new("appreciation.note", On, mail => mail.HasNote),
            new("appreciation.nobodyMet", LockedOff, mail => mail.IsApplicationOnly),
            new("appreciation.offerWithdrawn", Off, mail => mail.IsWithdrawnOffer),
            new("appreciation.short", Off, mail => mail.Reason is RejectionReason.CultureFit or RejectionReason.FilledClosed || mail.IsPaused || mail.IsSharedMailbox || mail.Age > _late),
            new("appreciation.shorter", Off, mail => mail.IsToBeShorter),
            new("appreciation.otherRole", Off, mail => mail.Mail.OtherRole is OtherRole.Named),
            new("appreciation.agency", Off, mail => mail.IsAgency),
            new("appreciation.met", On, mail => mail.IsFromInterviewOn || mail.Mail.InternalCandidate),
            new("appreciation.briefly", Off, _ => true),
        ]),
        (ReplyBlocks.Disappointment,
        [
            new("disappointment.early", LockedOff, mail => mail.IsApplicationOnly),
            new("disappointment.shorter", Off, mail => mail.IsToBeShorter),
            new("disappointment.finalist", On, mail => mail.IsFinalist && mail.Mail.OtherRole is not OtherRole.Named && !mail.IsSharedMailbox && !mail.IsPaused && !(mail.Age > _late)),
            new("disappointment.spare", Off, _ => true),
        ]),
        (ReplyBlocks.Interest,
        [
            new("interest.closed", LockedOff, mail => mail.Mail.Door is Door.Closed),
            new("interest.otherRole", On, mail => mail.Mail.OtherRole is OtherRole.Named),
            new("interest.internal", Off, mail => mail.Mail.InternalCandidate),
            new("interest.agency", On, mail => mail.IsAgency && mail.Stage is not Stage.Application),
            new("interest.invited", On, mail => mail.IsInvitedBack && !mail.IsApplicationOnly),
            new("interest.offerWithdrawn", On, mail => mail.IsWithdrawnOffer),
            new("interest.paused", On, mail => mail.IsPaused),
            new("interest.nextTime", On, mail => mail.Reason is RejectionReason.LateIncomplete),
            new("interest.early", Off, mail => mail.IsApplicationOnly),
            new("interest.thanksOnly", Off, mail => mail.Reason is RejectionReason.FilledClosed or RejectionReason.Location or RejectionReason.VisaAuthorization or RejectionReason.CultureFit),
            new("interest.task", Off, mail => mail.Stage is Stage.Assessment),
            new("interest.later", On, _ => true),
        ]),
        (ReplyBlocks.KeepOnFile,
        [
            new("keepOnFile.closed", LockedOff, mail => mail.Mail.Door is Door.Closed),
            new("keepOnFile.internal", LockedOff, mail => mail.Mail.InternalCandidate),
            new("keepOnFile.otherRole", LockedOff, mail => mail.Mail.OtherRole is OtherRole.Named),
            new("keepOnFile.pool", On, mail => mail.Mail.TalentPool is not TalentPool.None),
            new("keepOnFile.shorter", Off, mail => mail.IsToBeShorter),
            new("keepOnFile.offerWithdrawn", Off, mail => mail.IsWithdrawnOffer),
            new("keepOnFile.paused", Off, mail => mail.IsPaused),
            new("keepOnFile.agency", Off, mail => mail.IsAgency),
            new("keepOnFile.short", Off, mail => mail.Reason is RejectionReason.FilledClosed or RejectionReason.CultureFit || mail.Age > _late),
            new("keepOnFile.met", On, mail => mail.IsFromInterviewOn),
            new("keepOnFile.early", Off, _ => true),
        ]),
        (ReplyBlocks.Feedback,
        [
            new("feedback.refused", LockedOff, mail => mail.Mail.Feedback is Feedback.Refused),
            new("feedback.given", LockedOff, mail => mail.Mail.Feedback is Feedback.Given),
            new("feedback.otherRole", LockedOff, mail => mail.Mail.OtherRole is OtherRole.Named),
            new("feedback.offerWithdrawn", LockedOff, mail => mail.IsWithdrawnOffer),
            new("feedback.offered", On, mail => mail.Mail.Feedback is Feedback.Offered),
            new("feedback.sharedMailbox", LockedOff, mail => mail.IsSharedMailbox),
            new("feedback.early", LockedOff, mail => mail.IsApplicationOnly),
            new("feedback.internal", On, mail => mail.Mail.InternalCandidate),
            new("feedback.external", Off, mail => mail.IsPaused || mail.Reason is RejectionReason.FilledClosed or RejectionReason.Location or RejectionReason.VisaAuthorization),
            new("feedback.clear", Off, mail => mail.Reason is RejectionReason.Experience),
            new("feedback.late", Off, mail => mail.Age > _late),
            new("feedback.client", On, mail => mail.IsAgency && (mail.IsFromInterviewOn || mail.Stage is Stage.Assessment)),
            new("feedback.task", On, mail => mail.Stage is Stage.Assessment || mail.Reason is RejectionReason.SkillsTest),
            new("feedback.fit", On, mail => mail.Reason is RejectionReason.CultureFit && mail.IsFromInterviewOn),
            new("feedback.met", On, mail => mail.IsFromInterviewOn),
            new("feedback.screen", Off, _ => true),
        ]),
        (ReplyBlocks.Connect,
        [
            new("connect.nobody", LockedOff, mail => !mail.IsHuman || mail.Mail.Person is null || mail.Mail.InternalCandidate),
            new("connect.early", LockedOff, mail => mail.IsApplicationOnly),
            new("connect.closed", LockedOff, mail => mail.Mail.Door is Door.Closed || mail.IsPaused || mail.IsWithdrawnOffer),
            new("connect.separately", Off, _ => true),
        ]),
        (ReplyBlocks.Wishes,
        [
            new("wishes", LockedOn, _ => true),
        ]),
    ];
}

internal enum BlockState
{
    /// <summary>Courtesy asks for it.</summary>
    LockedOn,

    On,

    Off,

    /// <summary>It must not be written.</summary>
    LockedOff,
}

internal sealed record AdviceRule(string Why, ReplyAdvice Advice, Predicate<PlanFacts> Holds);

internal sealed record BlockRule(string Why, BlockState State, Predicate<PlanFacts> Holds);
