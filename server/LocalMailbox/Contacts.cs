using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>The address book.</summary>
internal sealed class Contacts(Mailbox mailbox)
{
    private static readonly HashSet<string> _readOnly = ["id", "changeKey", "createdDateTime", "lastModifiedDateTime", "parentFolderId", "extensions", "multiValueExtendedProperties", "photo"];

    public void AddTo(Routes routes)
    {
        routes.Add("GET", "/me/contacts", call => Listing.Read(mailbox.Store.All(ItemKind.Contact), call, Schema.Contact, "displayName").Answer(call, item => View(item, call)));
        routes.Add("POST", "/me/contacts", Create);
        routes.Add("GET", "/me/contacts/{id}", call => new(200, View(mailbox.Require(ItemKind.Contact, call.Ids[0]), call)));
        routes.Add("PATCH", "/me/contacts/{id}", Change);
        routes.Add("DELETE", "/me/contacts/{id}", Delete);
    }

    private MailboxAnswer Create(Call call)
    {
        var resource = mailbox.Changed(new() { ["createdDateTime"] = Json.Instant(mailbox.Now), ["categories"] = new JsonArray(), ["emailAddresses"] = new JsonArray() });
        Apply(resource, call.Body);
        var created = mailbox.Store.Write(edit => edit.Save(new(ItemKind.Contact, Guid.NewGuid(), MailboxFolder.Contacts, resource)));
        return new(201, View(created, call));
    }

    private MailboxAnswer Change(Call call)
    {
        var changed = mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Contact, call.Ids[0], edit.Find);
            Mailbox.RequireMatch(call, item);
            var resource = mailbox.Changed(item.Resource);
            Apply(resource, call.Body);
            return edit.Save(item with { Resource = resource });
        });
        return new(200, View(changed, call));
    }

    private MailboxAnswer Delete(Call call)
    {
        mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Contact, call.Ids[0], edit.Find);
            edit.Remove(item);
            return item;
        });
        return new(204);
    }

    private static void Apply(JsonObject resource, JsonObject written)
    {
        Schema.Contact.RequireBody(written);
        foreach (var (name, value) in written)
            if (name == Projection.ExtendedProperties)
                ExtendedProperties.Merge(resource, value);
            else if (_readOnly.Contains(name))
                throw MailboxError.Invalid($"The property '{name}' cannot be set.");
            else if (!name.Contains('@', StringComparison.Ordinal))
                resource[name] = value?.DeepClone();
        if (string.IsNullOrEmpty(resource.Text("displayName")))
            resource["displayName"] = string.Join(' ', new[] { resource.Text("givenName"), resource.Text("surname") }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private JsonObject View(Item item, Call call) =>
        Projection.View(item, call, Schema.Contact, new Dictionary<string, Func<JsonNode?>> { ["id"] = () => mailbox.Ids.Write(item, call.Preferences.Ids) });
}
