using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>When a date is offered, when it is chosen beforehand, and how it is found.</summary>
/// <param name="Id">Names its words in <c>follow-ups.json</c>.</param>
/// <param name="Offered">Whether it suits the mail.</param>
/// <param name="Selected">Whether it may be the one that is chosen beforehand.</param>
internal sealed record FollowUpRule(string Id, FollowUpKind Kind, Delay Delay, Func<FollowUpCase, bool> Offered, Func<FollowUpCase, bool> Selected)
{
    /// <summary>No other date beside it but those around the reply.</summary>
    public bool Alone { get; init; }

    /// <summary>Belongs to the reply, not to coming back: listed after the others and never chosen beforehand.</summary>
    public bool AroundReply { get; init; }

    /// <summary>
    /// First come, first chosen: at most one is selected and one more is offered. The codes are those of the product's
    /// specification.
    /// </summary>
    public static ImmutableArray<FollowUpRule> All { get; } =
    [
        // F9 beats all: the mail itself says when.
        new("reapply", FollowUpKind.Reapply, Delay.Stated(0), c => c.Stated is not null && !c.IsPaused && !c.IsOfferWithdrawn, Always) { Alone = true },
        // A withdrawn offer: first advice, then the rest.
        new("takeAdvice", FollowUpKind.TakeAdvice, Delay.Weeks(1), c => c.IsOfferWithdrawn, Always),
        // F7: an action, not nostalgia.
        new("otherRole", FollowUpKind.OtherRole, Delay.WorkingDays(2), c => c.Mail.OtherRole is OtherRole.Named, Always) { Alone = true },
        // F5, with and without a date in the mail.
        new("afterFreezeStated", FollowUpKind.AfterFreeze, Delay.Stated(3), c => c.IsPaused && c.Stated is not null, Always) { Alone = true },
        new("afterFreeze", FollowUpKind.AfterFreeze, Delay.Months(3), c => c.IsPaused, Always) { Alone = true },
        // An internal applicant talks to their own manager.
        new("developmentTalk", FollowUpKind.DevelopmentTalk, Delay.Months(1), c => c.Mail.InternalCandidate, Always) { Alone = true },
        // F8.
        new("agency", FollowUpKind.Agency, Delay.Weeks(4), c => c.Mail.SenderKind is SenderKind.Agency && c.IsOpen, Always),
        // F3a.
        new("finalist", FollowUpKind.StayInTouch, Delay.Weeks(6), c => (c.Mail.SilverMedalist || c.Mail.SettledStage is Stage.Final) && c.IsOpen, Always),
        // F4; for a matter of "fit" only where the user wants it.
        new("reapplyWithSkill", FollowUpKind.ReapplyWithSkill, Delay.Months(6), c => c.HasTalked && c.IsOpen && c.IsAboutSkill, c => c.Mail.Reason is not RejectionReason.CultureFit),
        // F3b; with the place or a permit in the way, three months change little.
        new("stayInTouch", FollowUpKind.StayInTouch, Delay.Months(3), c => c.IsOpen && (c.HasInterviewed || c.IsOfferWithdrawn || (c.IsInvitedBack && c.IsPersonal)),
            c => c.Mail.Reason is not (RejectionReason.Location or RejectionReason.VisaAuthorization)),
        // F6, where there is somebody to write to; where nobody has been met it is a line of every template.
        new("talentPool", FollowUpKind.TalentPool, Delay.Months(3), c => c.IsOpen && c.CanWrite && !c.HasInterviewed && c.Mail.TalentPool is not TalentPool.None, c => c.HasTalked),
        // F10, and half a year after a test.
        new("lookAgain", FollowUpKind.LookAgain, Delay.Months(6), c => c.IsOpen && !c.HasInterviewed, c => c.Mail.SettledStage is Stage.Assessment),
        // F1: once.
        new("feedbackNudge", FollowUpKind.FeedbackNudge, Delay.WorkingDaysAfterReply(7, rolls: true), c => c.Facts is { ReplyPlanned: true, FeedbackAsked: true } && c.CanWrite, Never) { AroundReply = true },
        // F2: after the decision, never during it.
        new("connect", FollowUpKind.Connect, Delay.WorkingDaysAfterReply(1, rolls: false),
            c => c.Person is not null && !c.IsSharedMailbox && c.Facts.ReplyPlanned && !c.IsPaused && (c.HasTalked || c.Mail.SenderKind is SenderKind.Agency), Never) { AroundReply = true },
        // F0.
        new("sendReply", FollowUpKind.SendReply, Delay.WorkingDaysAfterReply(0, rolls: false), c => c.Facts.ReplyPlanned && c.CanWrite, Never) { AroundReply = true },
    ];

    private static bool Always(FollowUpCase followUp) => true;

    private static bool Never(FollowUpCase followUp) => false;
}

/// <summary>How far away a date is, and from what.</summary>
/// <param name="Rolls">To a Tuesday, Wednesday or Thursday outside the quiet periods.</param>
internal sealed record Delay(DelayFrom From, int Count, DelayUnit Unit, bool Rolls)
{
    public static Delay WorkingDays(int count) => new(DelayFrom.Today, count, DelayUnit.WorkingDays, Rolls: false);

    public static Delay WorkingDaysAfterReply(int count, bool rolls) => new(DelayFrom.Reply, count, DelayUnit.WorkingDays, rolls);

    public static Delay Weeks(int count) => new(DelayFrom.Receipt, count, DelayUnit.Weeks, Rolls: true);

    public static Delay Months(int count) => new(DelayFrom.Receipt, count, DelayUnit.Months, Rolls: true);

    /// <param name="workingDays">After the date that the mail names; 0 stays within three days of it.</param>
    public static Delay Stated(int workingDays) => new(DelayFrom.Stated, workingDays, DelayUnit.WorkingDays, Rolls: true);

    public DateOnly AddTo(DateOnly date) => Unit switch
    {
        DelayUnit.WorkingDays => FollowUps.WorkingDays.Add(date, Count),
        DelayUnit.Weeks => date.AddDays(7 * Count),
        _ => date.AddMonths(Count),
    };
}

internal enum DelayFrom
{
    Today,
    Reply,
    Receipt,
    Stated,
}

internal enum DelayUnit
{
    WorkingDays,
    Weeks,
    Months,
}
