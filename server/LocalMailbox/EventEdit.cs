using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Writes a request's properties into an event. Times are kept in UTC, those of whole days as they hang on the wall.</summary>
internal static class EventEdit
{
    private const int LongestSubject = 255;

    private static readonly HashSet<string> _writable =
    [
        "subject", "isAllDay", "showAs", "sensitivity", "importance", "categories", "location", "locations", "reminderMinutesBeforeStart",
        "isReminderOn", "attendees", "responseRequested", "hideAttendees", "allowNewTimeProposals", "isOnlineMeeting",
    ];

    public static JsonObject New(Mailbox mailbox, Guid key) => mailbox.Changed(new()
    {
        ["createdDateTime"] = Json.Instant(mailbox.Now),
        ["categories"] = new JsonArray(),
        ["transactionId"] = null,
        ["iCalUId"] = $"040000008200E00074C5B7101A82E008{key:N}".ToUpperInvariant(),
        ["reminderMinutesBeforeStart"] = 15,
        ["isReminderOn"] = true,
        ["hasAttachments"] = false,
        ["subject"] = "",
        ["bodyPreview"] = "",
        ["importance"] = "normal",
        ["sensitivity"] = "normal",
        ["isAllDay"] = false,
        ["isCancelled"] = false,
        ["isOrganizer"] = true,
        ["responseRequested"] = true,
        ["seriesMasterId"] = null,
        ["showAs"] = "busy",
        ["type"] = "singleInstance",
        ["isOnlineMeeting"] = false,
        ["allowNewTimeProposals"] = true,
        ["isDraft"] = false,
        ["hideAttendees"] = false,
        ["recurrence"] = null,
        ["responseStatus"] = new JsonObject { ["response"] = "organizer", ["time"] = "0001-01-01T00:00:00Z" },
        ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "" },
        ["location"] = new JsonObject { ["displayName"] = "" },
        ["locations"] = new JsonArray(),
        ["attendees"] = new JsonArray(),
        ["organizer"] = mailbox.Owner,
    });

    /// <exception cref="MailboxError">400.</exception>
    public static void Apply(JsonObject resource, JsonObject written, bool isNew)
    {
        Schema.Event.RequireBody(written);
        foreach (var (name, value) in written)
            if (!name.Contains('@', StringComparison.Ordinal))
                Set(resource, name, value, isNew);
        if (resource.Text("subject") is { Length: > LongestSubject })
            throw Refused("The subject is longer than 255 characters.");
        if (resource["start"] is null || resource["end"] is null)
            throw Refused("An event needs a start and an end.");
        RequireOrder(resource);
    }

    private static void Set(JsonObject resource, string name, JsonNode? value, bool isNew)
    {
        if (!value.Fits(resource[name]))
            throw Refused($"The value of '{name}' has the wrong type.");
        if (name is "start" or "end")
        {
            resource[name] = CalendarTime.Write(CalendarTime.ReadUtc(value, name), null);
            resource[name == "start" ? "originalStartTimeZone" : "originalEndTimeZone"] = value.Text("timeZone") ?? "UTC";
        }
        else if (name == "body")
            MessageEdit.SetBody(resource, value);
        else if (name == Projection.ExtendedProperties)
            ExtendedProperties.Merge(resource, value);
        else if (_writable.Contains(name) || name == "transactionId" && isNew)
            resource[name] = value?.DeepClone();
        else if (name != "recurrence" || value is not null)
            throw Refused($"The property '{name}' cannot be set here.");
    }

    private static void RequireOrder(JsonObject resource)
    {
        var (start, end) = (CalendarTime.Stored(resource, "start"), CalendarTime.Stored(resource, "end"));
        if (resource.Flag("isAllDay"))
        {
            // Whole days are the same date in every zone: undo the conversion and keep the wall clock.
            (start, end) = (Wall(start, resource.Text("originalStartTimeZone")), Wall(end, resource.Text("originalEndTimeZone")));
            if (start.TimeOfDay != TimeSpan.Zero || end.TimeOfDay != TimeSpan.Zero || end <= start)
                throw Refused("The Event.Start and Event.End of an all-day event need to be set to midnight, at least one day apart.");
            resource["start"] = CalendarTime.Write(start, null);
            resource["end"] = CalendarTime.Write(end, null);
            resource["originalStartTimeZone"] = "UTC";
            resource["originalEndTimeZone"] = "UTC";
        }
        else if (end < start)
            throw new MailboxError(400, "ErrorCalendarEndDateIsEarlierThanStartDate", "The end of the event is earlier than its start.");
    }

    private static DateTime Wall(DateTime utc, string? zone) => DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, CalendarTime.Zone(zone)), DateTimeKind.Utc);

    private static MailboxError Refused(string message) => new(400, "ErrorPropertyValidationFailure", message);
}
