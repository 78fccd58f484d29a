using System.Globalization;
using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>The owner, and the settings of the mailbox.</summary>
internal sealed class Settings(Mailbox mailbox)
{
    private static readonly Guid _key = ItemIds.KeyOf("mailbox settings");

    private static readonly HashSet<string> _writable = ["timeZone", "language", "workingHours", "dateFormat", "timeFormat", "automaticRepliesSetting", "delegateMeetingMessageDeliveryOptions"];

    public void AddTo(Routes routes)
    {
        routes.Add("GET", "/me", Me);
        routes.Add("GET", "/me/mailboxSettings", call => View(call, Current(mailbox)));
        routes.Add("PATCH", "/me/mailboxSettings", Change);
    }

    public static JsonNode? WorkingHours(Mailbox mailbox) => Current(mailbox)["workingHours"]?.DeepClone();

    private static JsonObject Current(Mailbox mailbox) => mailbox.Store.Find(ItemKind.Settings, _key)?.Resource ?? Usual(mailbox);

    private static JsonObject Usual(Mailbox mailbox)
    {
        var zone = CalendarTime.WindowsId(string.IsNullOrWhiteSpace(mailbox.Options.TimeZone) ? TimeZoneInfo.Local : CalendarTime.Zone(mailbox.Options.TimeZone));
        var culture = CultureInfo.CurrentUICulture.Name.Length > 0 ? CultureInfo.CurrentUICulture : CultureInfo.GetCultureInfo("en-US");
        return new()
        {
            ["timeZone"] = zone,
            ["language"] = new JsonObject { ["locale"] = culture.Name, ["displayName"] = culture.EnglishName },
            ["dateFormat"] = culture.DateTimeFormat.ShortDatePattern,
            ["timeFormat"] = culture.DateTimeFormat.ShortTimePattern,
            ["userPurpose"] = "user",
            ["delegateMeetingMessageDeliveryOptions"] = "sendToDelegateOnly",
            ["automaticRepliesSetting"] = new JsonObject { ["status"] = "disabled", ["externalAudience"] = "all", ["internalReplyMessage"] = "", ["externalReplyMessage"] = "" },
            ["workingHours"] = new JsonObject
            {
                ["daysOfWeek"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
                ["startTime"] = "08:00:00.0000000",
                ["endTime"] = "17:00:00.0000000",
                ["timeZone"] = new JsonObject { ["name"] = zone },
            },
        };
    }

    private MailboxAnswer Change(Call call)
    {
        Schema.Settings.RequireBody(call.Body);
        if (call.Body.FirstOrDefault(property => property.Key[0] != '@' && !_writable.Contains(property.Key)).Key is { } wrong)
            throw MailboxError.Invalid($"The property '{wrong}' cannot be set.");
        if (call.Body.ContainsKey("timeZone"))
            CalendarTime.Zone(call.Body.Text("timeZone"));
        var changed = mailbox.Store.Write(edit =>
        {
            var settings = Current(mailbox).Copy();
            foreach (var (name, value) in call.Body)
                if (name[0] != '@')
                    settings[name] = value?.DeepClone();
            return edit.Save(new(ItemKind.Settings, _key, MailboxFolder.None, settings)).Resource;
        });
        return View(call, changed);
    }

    private static MailboxAnswer View(Call call, JsonObject settings) => Selected(call, settings, Schema.Settings);

    private MailboxAnswer Me(Call call) => Selected(call, new()
    {
        ["id"] = ItemIds.KeyOf("user " + mailbox.Options.Address).ToString(),
        ["displayName"] = mailbox.Options.Name,
        ["givenName"] = mailbox.Options.Name.Split(' ')[0],
        ["surname"] = mailbox.Options.Name.Split(' ')[^1],
        ["mail"] = mailbox.Options.Address,
        ["userPrincipalName"] = mailbox.Options.Address,
    }, Schema.User);

    private static MailboxAnswer Selected(Call call, JsonObject resource, Schema schema)
    {
        foreach (var name in call.Query.Select ?? Enumerable.Empty<string>())
            schema.Require(name);
        return new(200, new JsonObject(resource.Where(property => call.Query.Select?.Contains(property.Key) is not false)
            .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))));
    }
}
