using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>The five mail folders, by well-known name or id.</summary>
internal sealed class MailFolders(Mailbox mailbox)
{
    private static readonly (MailboxFolder Folder, string WellKnown, string Name)[] _all =
    [
        (MailboxFolder.Inbox, "inbox", "Inbox"),
        (MailboxFolder.Drafts, "drafts", "Drafts"),
        (MailboxFolder.SentItems, "sentitems", "Sent Items"),
        (MailboxFolder.DeletedItems, "deleteditems", "Deleted Items"),
        (MailboxFolder.Archive, "archive", "Archive"),
    ];

    public void AddTo(Routes routes)
    {
        routes.Add("GET", "/me/mailFolders", List);
        routes.Add("GET", "/me/mailFolders/{id}", call => new(200, View(Item(Read(call.Ids[0], mailbox.Ids)), call)));
    }

    public static Guid KeyOf(MailboxFolder folder) => ItemIds.KeyOf("folder " + folder);

    /// <exception cref="MailboxError">400 or 404: neither a well-known name nor the id of a folder.</exception>
    public static MailboxFolder Read(string idOrName, ItemIds ids)
    {
        foreach (var (folder, wellKnown, _) in _all)
            if (idOrName.Equals(wellKnown, StringComparison.OrdinalIgnoreCase))
                return folder;
        var key = ids.Read(idOrName).Key;
        return Array.Find(_all, entry => KeyOf(entry.Folder) == key) is { Name: not null } found ? found.Folder : throw MailboxError.NotFound();
    }

    private MailboxAnswer List(Call call)
    {
        mailbox.LookForNewMails();
        return Listing.Read(_all.Select(entry => Item(entry.Folder)), call, Schema.MailFolder, "displayName").Answer(call, item => View(item, call));
    }

    private Item Item(MailboxFolder folder)
    {
        var messages = mailbox.Store.All(ItemKind.Message).Where(item => item.Folder == folder).ToList();
        return new(ItemKind.Folder, KeyOf(folder), folder, new()
        {
            ["displayName"] = _all.First(entry => entry.Folder == folder).Name,
            ["childFolderCount"] = 0,
            ["unreadItemCount"] = messages.Count(item => !item.Resource.Flag("isRead")),
            ["totalItemCount"] = messages.Count,
            ["sizeInBytes"] = messages.Sum(item => item.Resource["body"].Text("content")?.Length ?? 0),
            ["isHidden"] = false,
        });
    }

    private JsonObject View(Item item, Call call) =>
        Projection.View(item, call, Schema.MailFolder, new Dictionary<string, Func<JsonNode?>> { ["id"] = () => mailbox.Ids.Write(item, call.Preferences.Ids) });
}
