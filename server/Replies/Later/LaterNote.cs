using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Replies.Later;

/// <summary>A text made ready for the day on which one comes back to a mail.</summary>
/// <param name="Subject">Null for a note that is no mail.</param>
/// <param name="Html">Sanitized, as a reply's.</param>
/// <param name="Text">Its plain-text twin: greeting, text, closing, name.</param>
/// <param name="Words">Without greeting and signature.</param>
/// <param name="Characters">UTF-16 code units of the whole text; at most <see cref="LongestNetworkNote"/> for a professional network.</param>
public sealed record LaterNote(
    NoteChannel Channel,
    string? Subject,
    string Language,
    Register Register,
    string Text,
    string Html,
    int Words,
    int Characters,
    ImmutableArray<ReplyCheck> Checks)
{
    /// <summary>What professional networks take with an invitation.</summary>
    public const int LongestNetworkNote = 300;
}

public enum NoteChannel
{
    /// <summary>A mail in the same conversation.</summary>
    Mail,

    /// <summary>Copied by hand into a professional network; there is no other way, and none is wanted.</summary>
    Network,
}

/// <summary>What the note is for; its words are in <c>Languages/&lt;tag&gt;/later/</c>.</summary>
public enum LaterKind
{
    FeedbackNudge,
    StayInTouch,
    TalentPool,
    AfterFreeze,
    ReapplyWithSkill,
    Reapply,
    OtherRole,
    Agency,
    LookAgain,
    Connect,
}
