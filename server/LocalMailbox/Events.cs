using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>The calendar: single events, no series.</summary>
internal sealed class Events(Mailbox mailbox)
{
    private const string EarliestFirst = "start/dateTime";

    public void AddTo(Routes routes)
    {
        foreach (var root in new[] { "/me", "/me/calendar" })
        {
            routes.Add("GET", root + "/events", call => List(call, mailbox.Store.All(ItemKind.Event)));
            routes.Add("POST", root + "/events", Create);
            routes.Add("GET", root + "/events/{id}", call => new(200, View(mailbox.Require(ItemKind.Event, call.Ids[0]), call)));
            routes.Add("PATCH", root + "/events/{id}", Change);
            routes.Add("DELETE", root + "/events/{id}", Delete);
            routes.Add("GET", root + "/calendarView", ListWindow);
        }
    }

    /// <summary>Those that touch the half-open window.</summary>
    public static IEnumerable<Item> Within(IEnumerable<Item> events, DateTime from, DateTime to) => events.Where(item =>
    {
        var (start, end) = (CalendarTime.Stored(item.Resource, "start"), CalendarTime.Stored(item.Resource, "end"));
        return start < to && (end > from || start >= from);
    });

    private MailboxAnswer List(Call call, IEnumerable<Item> events) =>
        Listing.Read(events, call, Schema.Event, EarliestFirst).Answer(call, item => View(item, call));

    private MailboxAnswer ListWindow(Call call) =>
        CalendarTime.ReadInstant(call.Query["startDateTime"]) is { } from && CalendarTime.ReadInstant(call.Query["endDateTime"]) is { } to
            ? List(call, Within(mailbox.Store.All(ItemKind.Event), from, to))
            : throw new MailboxError(400, "ErrorInvalidParameter", "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");

    private MailboxAnswer Create(Call call)
    {
        var key = Guid.NewGuid();
        var resource = EventEdit.New(mailbox, key);
        EventEdit.Apply(resource, call.Body, isNew: true);
        var created = mailbox.Store.Write(edit =>
        {
            // The promise of transactionId: the same creation, sent again, makes nothing new.
            if (resource.Text("transactionId") is { } transaction && edit.All(ItemKind.Event).Any(item => item.Resource.Text("transactionId") == transaction))
                throw new MailboxError(409, "ErrorDuplicateTransactionId", "Your request can't be completed. An event with the same transactionId exists already.");
            return edit.Save(new(ItemKind.Event, key, MailboxFolder.Calendar, resource));
        });
        return new(201, View(created, call));
    }

    private MailboxAnswer Change(Call call)
    {
        var changed = mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Event, call.Ids[0], edit.Find);
            Mailbox.RequireMatch(call, item);
            var resource = mailbox.Changed(item.Resource);
            EventEdit.Apply(resource, call.Body, isNew: false);
            return edit.Save(item with { Resource = resource });
        });
        return new(200, View(changed, call));
    }

    private MailboxAnswer Delete(Call call)
    {
        mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Event, call.Ids[0], edit.Find);
            Mailbox.RequireMatch(call, item);
            edit.Remove(item);
            return item;
        });
        return new(204);
    }

    private JsonObject View(Item item, Call call)
    {
        var id = mailbox.Ids.Write(item, call.Preferences.Ids);
        return Projection.View(item, call, Schema.Event, new Dictionary<string, Func<JsonNode?>>
        {
            ["id"] = () => id,
            ["webLink"] = () => Links.To(call, "event", id),
            ["body"] = () => BodyView.Of(item, call),
            ["start"] = () => Time("start"),
            ["end"] = () => Time("end"),
        });

        JsonNode? Time(string name) => call.Preferences.TimeZone is { } zone && !item.Resource.Flag("isAllDay")
            ? CalendarTime.Write(CalendarTime.Stored(item.Resource, name), zone)
            : item.Resource[name]?.DeepClone();
    }
}
