using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Replies.Later;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>Which dates come with a text to send.</summary>
internal static class FollowUpNotes
{
    /// <summary>Null where there is nothing to write to the sender of the mail.</summary>
    public static LaterKind? Note(this FollowUpKind kind) => kind switch
    {
        FollowUpKind.FeedbackNudge => LaterKind.FeedbackNudge,
        FollowUpKind.Connect => LaterKind.Connect,
        FollowUpKind.StayInTouch => LaterKind.StayInTouch,
        FollowUpKind.ReapplyWithSkill => LaterKind.ReapplyWithSkill,
        FollowUpKind.AfterFreeze => LaterKind.AfterFreeze,
        FollowUpKind.TalentPool => LaterKind.TalentPool,
        FollowUpKind.OtherRole => LaterKind.OtherRole,
        FollowUpKind.Agency => LaterKind.Agency,
        FollowUpKind.Reapply => LaterKind.Reapply,
        FollowUpKind.LookAgain => LaterKind.LookAgain,
        // The reply itself, a talk with one's own manager, a visit to an adviser.
        FollowUpKind.SendReply or FollowUpKind.DevelopmentTalk or FollowUpKind.TakeAdvice => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
