using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Reading, changing, moving and sending messages.</summary>
internal sealed class Messages(Mailbox mailbox)
{
    private const string NewestFirst = "receivedDateTime desc";

    public void AddTo(Routes routes)
    {
        routes.Add("GET", "/me/messages", call => List(call, _ => true));
        routes.Add("GET", "/me/messages/$count", call => Count(call, _ => true));
        routes.Add("POST", "/me/messages", Create);
        routes.Add("GET", "/me/messages/{id}", call => new(200, View(mailbox.Require(ItemKind.Message, call.Ids[0]), call)));
        routes.Add("PATCH", "/me/messages/{id}", Change);
        routes.Add("DELETE", "/me/messages/{id}", Delete);
        routes.Add("POST", "/me/messages/{id}/createReply", CreateReply);
        routes.Add("POST", "/me/messages/{id}/send", Send);
        routes.Add("POST", "/me/messages/{id}/move", Move);
        routes.Add("GET", "/me/mailFolders/{id}/messages", call => ListFolder(call, List));
        routes.Add("GET", "/me/mailFolders/{id}/messages/$count", call => ListFolder(call, Count));
        routes.Add("GET", "/me/mailFolders/{id}/messages/{id}", call => new(200, View(mailbox.Require(ItemKind.Message, call.Ids[1]), call)));
    }

    private MailboxAnswer List(Call call, Func<Item, bool> belongs)
    {
        mailbox.LookForNewMails();
        return Listing.Read(mailbox.Store.All(ItemKind.Message).Where(belongs), call, Schema.Message, NewestFirst).Answer(call, item => View(item, call));
    }

    private MailboxAnswer Count(Call call, Func<Item, bool> belongs)
    {
        var filter = call.Query["$filter"] is { } text ? FilterParser.Parse(text, Schema.Message.Names) : null;
        var count = mailbox.Store.All(ItemKind.Message).Count(item => belongs(item) && filter?.Accepts(item.Resource) is not false);
        return new(200, count) { Headers = { ["Content-Type"] = "text/plain" } };
    }

    private MailboxAnswer ListFolder(Call call, Func<Call, Func<Item, bool>, MailboxAnswer> list)
    {
        var folder = MailFolders.Read(call.Ids[0], mailbox.Ids);
        return list(call, item => item.Folder == folder);
    }

    private MailboxAnswer Create(Call call)
    {
        var draft = Drafts.New(mailbox);
        MessageEdit.Apply(draft, call.Body);
        return Saved(call, draft);
    }

    private MailboxAnswer CreateReply(Call call)
    {
        var source = mailbox.Require(ItemKind.Message, call.Ids[0]);
        return Saved(call, Drafts.Reply(mailbox, source, call.Request.Body ?? []));
    }

    private MailboxAnswer Saved(Call call, JsonObject draft)
    {
        var item = mailbox.Store.Write(edit => edit.Save(new(ItemKind.Message, Guid.NewGuid(), MailboxFolder.Drafts, draft)));
        return new(201, View(item, call));
    }

    private MailboxAnswer Change(Call call)
    {
        var changed = mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Message, call.Ids[0], edit.Find);
            Mailbox.RequireMatch(call, item);
            var resource = mailbox.Changed(item.Resource);
            MessageEdit.Apply(resource, call.Body);
            return edit.Save(item with { Resource = resource });
        });
        return new(200, View(changed, call));
    }

    /// <summary>As in Outlook: first into Deleted Items, from there for good. A discarded draft is still a draft there.</summary>
    private MailboxAnswer Delete(Call call)
    {
        mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Message, call.Ids[0], edit.Find);
            Mailbox.RequireMatch(call, item);
            if (item.Folder is MailboxFolder.DeletedItems)
                edit.Remove(item);
            else
                edit.Save(item with { Folder = MailboxFolder.DeletedItems, Resource = mailbox.Changed(item.Resource) });
            return item;
        });
        return new(204);
    }

    private MailboxAnswer Send(Call call)
    {
        mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Message, call.Ids[0], edit.Find);
            if (!item.Resource.Flag("isDraft"))
                throw new MailboxError(400, "ErrorInvalidRequest", "Only drafts can be sent.");
            if (item.Resource["toRecipients"] is not JsonArray { Count: > 0 })
                throw new MailboxError(400, "ErrorInvalidRecipients", "At least one recipient isn't valid., There are no recipients.");
            var sent = mailbox.Changed(item.Resource);
            sent["isDraft"] = false;
            sent["sentDateTime"] = Json.Instant(mailbox.Now);
            sent["receivedDateTime"] = Json.Instant(mailbox.Now);
            return edit.Save(item with { Folder = MailboxFolder.SentItems, Resource = sent });
        });
        return new(202);
    }

    private MailboxAnswer Move(Call call)
    {
        var folder = MailFolders.Read(call.Body.Text("destinationId") ?? throw MailboxError.Invalid("The destination is missing."), mailbox.Ids);
        var moved = mailbox.Store.Write(edit =>
        {
            var item = mailbox.Require(ItemKind.Message, call.Ids[0], edit.Find);
            return edit.Save(item with { Folder = folder, Resource = mailbox.Changed(item.Resource) });
        });
        return new(201, View(moved, call));
    }

    private JsonObject View(Item item, Call call)
    {
        var id = mailbox.Ids.Write(item, call.Preferences.Ids);
        return Projection.View(item, call, Schema.Message, new Dictionary<string, Func<JsonNode?>>
        {
            ["id"] = () => id,
            ["parentFolderId"] = () => mailbox.Ids.Write(ItemKind.Folder, MailFolders.KeyOf(item.Folder), item.Folder, call.Preferences.Ids),
            ["webLink"] = () => Links.To(call, "message", id),
            ["body"] = () => BodyView.Of(item, call),
            ["uniqueBody"] = () => BodyView.Of(item, call, isUnique: true),
        });
    }
}
