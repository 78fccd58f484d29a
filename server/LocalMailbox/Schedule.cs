using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Free and busy times (<c>getSchedule</c>), known for the owner only.</summary>
internal sealed class Schedule(Mailbox mailbox)
{
    /// <summary>In the order of the digits of Graph's <c>availabilityView</c>.</summary>
    private static readonly string[] _statuses = ["free", "tentative", "busy", "oof", "workingElsewhere"];

    private static readonly TimeSpan _longest = TimeSpan.FromDays(62);

    public void AddTo(Routes routes) => routes.Add("POST", "/me/calendar/getSchedule", Get);

    private MailboxAnswer Get(Call call)
    {
        var (from, to) = (CalendarTime.ReadUtc(call.Body["startTime"], "startTime"), CalendarTime.ReadUtc(call.Body["endTime"], "endTime"));
        var minutes = call.Body["availabilityViewInterval"] is JsonValue value && value.TryGetValue<int>(out var interval) ? interval : 30;
        if (to <= from || to - from > _longest || minutes is < 5 or > 1440 || call.Body["schedules"] is not JsonArray schedules)
            throw MailboxError.Invalid("getSchedule needs schedules, a start before the end, at most 62 days, and an interval of 5 to 1440 minutes.");
        return new(200, new JsonObject { ["value"] = new JsonArray([.. schedules.Select(address => Of(address.AsText() ?? "", from, to, TimeSpan.FromMinutes(minutes), call))]) });
    }

    private JsonObject Of(string address, DateTime from, DateTime to, TimeSpan interval, Call call)
    {
        if (!address.Equals(mailbox.Options.Address, StringComparison.OrdinalIgnoreCase))
            return new() { ["scheduleId"] = address, ["error"] = new JsonObject { ["message"] = "Unable to resolve e-mail address to an Active Directory object.", ["responseCode"] = "ErrorMailRecipientNotFound" } };

        var events = Events.Within(mailbox.Store.All(ItemKind.Event), from, to).OrderBy(item => CalendarTime.Stored(item.Resource, "start")).ToList();
        var view = "";
        for (var at = from; at < to; at += interval)
            view += Events.Within(events, at, at + interval).Select(item => Math.Max(0, Array.IndexOf(_statuses, item.Resource.Text("showAs")))).DefaultIfEmpty(0).Max();
        return new()
        {
            ["scheduleId"] = address,
            ["availabilityView"] = view,
            ["scheduleItems"] = new JsonArray([.. events.Select(item => new JsonObject
            {
                ["isPrivate"] = item.Resource.Text("sensitivity") == "private",
                ["status"] = item.Resource.Text("showAs"),
                ["subject"] = item.Resource.Text("subject"),
                ["location"] = item.Resource["location"].Text("displayName"),
                ["start"] = CalendarTime.Write(CalendarTime.Stored(item.Resource, "start"), call.Preferences.TimeZone),
                ["end"] = CalendarTime.Write(CalendarTime.Stored(item.Resource, "end"), call.Preferences.TimeZone),
            })]),
            ["workingHours"] = Settings.WorkingHours(mailbox),
        };
    }
}
