using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

internal enum ItemKind
{
    Folder = 1,
    Message,
    Event,
    Contact,
    Category,
    Settings,
}

/// <summary>The folders every mailbox has. The number is part of an item's id that is not immutable.</summary>
internal enum MailboxFolder
{
    None = 0,
    Inbox = 1,
    Drafts,
    SentItems,
    DeletedItems,
    Archive,
    Calendar,
    Contacts,
}

/// <summary>One thing in the mailbox. <see cref="Resource"/> is never changed once it is here: an edit replaces the item.</summary>
/// <param name="Resource">Graph's resource, without what depends on the request: ids, links, zones.</param>
/// <param name="Original">As its file says, when it came from an .eml file; only what differs from it is kept as state.</param>
internal sealed record Item(ItemKind Kind, Guid Key, MailboxFolder Folder, JsonObject Resource, JsonObject? Original = null)
{
    public string ChangeKey => Resource.Text("changeKey") ?? "";
}
