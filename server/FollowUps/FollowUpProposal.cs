using OutlookRejectionHelper.Replies.Later;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>A date worth keeping, ready to be put in the calendar.</summary>
/// <param name="Why">One sentence for the user, in the pane's language.</param>
/// <param name="Subject">Neutral: nothing a colleague who sees the calendar could read a rejection from.</param>
/// <param name="Body">Plain text: what to do on that day, and where there is one, a note ready to send.</param>
public sealed record FollowUpProposal(
    FollowUpKind Kind,
    bool Selected,
    string Why,
    string Subject,
    string Body,
    ZonedTime Start,
    ZonedTime End,
    int ReminderMinutes = 0)
{
    /// <summary>What can be sent, or copied, on that day; null where there is nothing to send, or nobody to read it.</summary>
    public LaterNote? Note { get; init; }

    /// <summary>The same date with the note, which the event's body then holds too.</summary>
    /// <param name="paneLanguage">BCP 47; English when unknown.</param>
    public FollowUpProposal With(LaterNote? note, string? paneLanguage) => note is null ? this : this with
    {
        Note = note,
        Body = $"{Body}\n\n{FollowUpWords.For(paneLanguage).NoteIntroduction}\n\n{note.Text}",
    };
}

/// <summary>A local time in a named zone, as Graph's dateTimeTimeZone writes it.</summary>
/// <param name="DateTime">"2027-01-05T09:00:00": no offset.</param>
/// <param name="TimeZone">IANA id.</param>
public sealed record ZonedTime(string DateTime, string TimeZone);

public enum FollowUpKind
{
    /// <summary>F0: the morning to send the reply.</summary>
    SendReply,

    /// <summary>F1.</summary>
    FeedbackNudge,

    /// <summary>F2.</summary>
    Connect,

    /// <summary>F3a and F3b.</summary>
    StayInTouch,

    /// <summary>F4.</summary>
    ReapplyWithSkill,

    /// <summary>F5.</summary>
    AfterFreeze,

    /// <summary>F6.</summary>
    TalentPool,

    /// <summary>F7.</summary>
    OtherRole,

    /// <summary>F8.</summary>
    Agency,

    /// <summary>F9.</summary>
    Reapply,

    /// <summary>F10, optional.</summary>
    LookAgain,

    /// <summary>An internal applicant's talk about their development.</summary>
    DevelopmentTalk,

    /// <summary>After a withdrawn offer.</summary>
    TakeAdvice,
}
