using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>A date as an iCalendar file (RFC 5545), for calendars that nobody is signed in to.</summary>
internal static class FollowUpFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>The same date has the same UID: imported twice, it is one event.</summary>
    public static byte[] Write(FollowUpEvent followUp, DateTimeOffset now)
    {
        var item = new CalendarEvent
        {
            Uid = FollowUpState.TransactionOf(followUp.Fingerprint()).ToString("D"),
            DtStamp = Utc(now),
            Summary = followUp.Subject,
            Description = followUp.Body,
            DtStart = Utc(followUp.Times.Start),
            DtEnd = Utc(followUp.Times.End),
            Class = "PRIVATE",
            Transparency = TransparencyType.Transparent,
        };
        item.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = followUp.Subject, Trigger = new Trigger(Duration.FromMinutes(-followUp.ReminderMinutes)) });
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Outlook Rejection Helper//EN" };
        calendar.Events.Add(item);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    /// <summary>An instant says the same everywhere; a zone's rules may be missing where the file is opened.</summary>
    private static CalDateTime Utc(DateTimeOffset time) => new(time.UtcDateTime, "UTC");
}
