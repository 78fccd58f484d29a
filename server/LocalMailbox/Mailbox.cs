using System.Globalization;
using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>What the resources share: the store, the owner, the ids and the clock.</summary>
internal sealed class Mailbox
{
    private readonly MailSource _source;
    private readonly Lock _looking = new();
    private readonly TimeProvider _clock;
    private long _looked;

    public Mailbox(LocalMailboxOptions options, TimeProvider clock, ILogger<Mailbox> logger)
    {
        _clock = clock;
        Options = options;
        Ids = new(options.Address);
        _source = new(string.IsNullOrWhiteSpace(options.Folder) ? null : Path.GetFullPath(options.Folder), new EmlReader(new(options.Name, options.Address), Ids), clock, logger);
        Store = new(new(StatePath(options), logger), _source.ReadNew());
        _looked = clock.GetTimestamp();
    }

    public LocalMailboxOptions Options { get; }

    public MailboxStore Store { get; }

    public ItemIds Ids { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Files of the mailbox's folder that are no mails.</summary>
    public IReadOnlyList<BrokenMail> Broken => _source.Broken;

    public JsonObject Owner => new() { ["emailAddress"] = new JsonObject { ["name"] = Options.Name, ["address"] = Options.Address } };

    /// <exception cref="MailboxError">400 for what is no id, 404 for what is not there, or no longer at this place.</exception>
    public Item Require(ItemKind kind, string id) => Require(kind, id, Store.Find);

    /// <summary>The same inside a write.</summary>
    public Item Require(ItemKind kind, string id, Func<ItemKind, Guid, Item?> find)
    {
        var reference = Ids.Read(id);
        var item = reference.Kind == kind ? find(kind, reference.Key) : null;
        return item is not null && (reference.Folder is null || reference.Folder == item.Folder) ? item : throw MailboxError.NotFound();
    }

    /// <summary>Looks, at most every two seconds, whether mails were put into the folder.</summary>
    public void LookForNewMails()
    {
        lock (_looking)
        {
            if (_clock.GetElapsedTime(_looked) < TimeSpan.FromSeconds(2))
                return;
            _looked = _clock.GetTimestamp();
        }
        if (_source.ReadNew() is { Count: > 0 } items)
            Store.Add(items);
    }

    /// <summary>A copy that says it was changed now.</summary>
    public JsonObject Changed(JsonObject resource)
    {
        var copy = resource.Copy();
        copy["changeKey"] = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
        copy["lastModifiedDateTime"] = Json.Instant(Now);
        return copy;
    }

    /// <exception cref="MailboxError">412: the item is not the one the caller saw.</exception>
    public static void RequireMatch(Call call, Item item)
    {
        if (call.Request.Header("If-Match") is { } tag && tag.Trim() != "*" && tag.Trim() != Projection.Tag(item))
            throw new MailboxError(412, "ErrorIrresolvableConflict", "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.");
    }

    private static string StatePath(LocalMailboxOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.StateFolder))
            return Path.GetFullPath(options.StateFolder);
        if (!string.IsNullOrWhiteSpace(options.Folder))
            return Path.Combine(Path.GetFullPath(options.Folder), ".local-mailbox");
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "OutlookRejectionHelper", "LocalMailbox");
    }
}
