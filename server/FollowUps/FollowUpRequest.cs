using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>A date to put in the calendar. There is no member for attendees or a place, and unknown ones are refused.</summary>
/// <param name="MessageId">The mail it follows; null when that came from outside the mailbox.</param>
/// <param name="ReminderMinutes">Before the start, 0 to 40,320 (four weeks); null is 0.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FollowUpRequest(
    string? MessageId,
    FollowUpKind Kind,
    string Subject,
    string Body,
    ZonedTime Start,
    ZonedTime End,
    int? ReminderMinutes = null)
{
    /// <exception cref="ProblemException">400, with the member that is wrong.</exception>
    internal FollowUpEvent ToEvent()
    {
        var messageId = MessageId is null ? null : Mail.MessageId.Check(MessageId);
        return new FollowUpEvent(messageId, Kind, FollowUpEvent.CleanSubject(Subject), FollowUpEvent.CleanBody(Body), FollowUpTimes.Read(Start, End), FollowUpEvent.CheckReminder(ReminderMinutes ?? 0));
    }
}

/// <summary>What of a date in the calendar may be changed; null leaves it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FollowUpChange(string? Subject = null, string? Body = null, ZonedTime? Start = null, ZonedTime? End = null, int? ReminderMinutes = null);

/// <summary>A date in the calendar, as the pane sees it.</summary>
/// <param name="Id">Of the event, immutable.</param>
/// <param name="MessageId">The mail it follows, where that is known.</param>
public sealed record FollowUp(string Id, FollowUpKind Kind, string Subject, string Body, ZonedTime Start, ZonedTime End, int ReminderMinutes, string? MessageId);

/// <summary>The tracked dates, earliest first.</summary>
public sealed record FollowUpList(IReadOnlyList<FollowUp> FollowUps);

/// <summary>A date that has been checked and may be written.</summary>
internal sealed record FollowUpEvent(string? MessageId, FollowUpKind Kind, string Subject, string Body, FollowUpTimes Times, int ReminderMinutes)
{
    /// <summary>UTF-16 code units.</summary>
    private const int LongestBody = 8000;

    private const int LongestReminder = 4 * 7 * 24 * 60;

    /// <summary>The same for the same content, whatever key it is sent with: the first 64 bits of a hash, in hexadecimal.</summary>
    public string Fingerprint()
    {
        var content = string.Join('\n', MessageId, Kind, Subject, Times.Start.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), Times.End.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), ReminderMinutes, Body);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));
    }

    public static string CleanSubject(string? subject) =>
        OneLine.Of(subject, FollowUpWording.LongestSubject) is { Length: > 0 } clean ? clean : throw Invalid("subject", "is empty");

    /// <summary>Line by line, so that paragraphs stay and nothing else that cannot be seen does.</summary>
    public static string CleanBody(string? body) =>
        body is { Length: > LongestBody }
            ? throw Invalid("body", "is too long")
            : string.Join('\n', (body ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => OneLine.Of(line, LongestBody))).Trim();

    public static int CheckReminder(int minutes) =>
        minutes is >= 0 and <= LongestReminder ? minutes : throw Invalid("reminderMinutes", "is not between 0 and 40320");

    public static ProblemException Invalid(string member, string what) =>
        new(StatusCodes.Status400BadRequest, "invalid-request", $"{member} {what}.");
}

/// <summary>When a date begins and ends, in the user's zone.</summary>
internal sealed record FollowUpTimes(DateTimeOffset Start, DateTimeOffset End, TimeZoneInfo Zone)
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <exception cref="ProblemException">400: not times, or not in order.</exception>
    public static FollowUpTimes Read(ZonedTime start, ZonedTime end)
    {
        var times = new FollowUpTimes(Instant(start, "start"), Instant(end, "end"), UserZone.Find(start.TimeZone));
        return times.End <= times.Start || times.End - times.Start > _longest
            ? throw FollowUpEvent.Invalid("end", "is not within a day after the start")
            : times;
    }

    public ZonedTime StartIn() => At(Start);

    public ZonedTime EndIn() => At(End);

    private ZonedTime At(DateTimeOffset instant) => UserZone.At(TimeZoneInfo.ConvertTime(instant, Zone).DateTime, Zone);

    private static DateTimeOffset Instant(ZonedTime time, string member) =>
        UserZone.TryRead(time.DateTime, out var local) && local.Year is > 2000 and < 2200
            ? UserZone.Instant(local, UserZone.Find(time.TimeZone))
            : throw FollowUpEvent.Invalid(member, "is not a time like 2027-01-05T09:00:00");
}
