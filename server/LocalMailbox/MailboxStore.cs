using System.Collections.Immutable;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>
/// The mailbox's content. Readers take the present snapshot and are never blocked; writers come one after the other, and a
/// change is on disk before anyone sees it.
/// </summary>
internal sealed class MailboxStore
{
    private readonly Lock _writing = new();
    private readonly StateFolder _state;
    private volatile ImmutableDictionary<Guid, Item> _current;

    public MailboxStore(StateFolder state, IEnumerable<Item> fromFiles)
    {
        _state = state;
        _current = state.Load(fromFiles).ToImmutableDictionary(item => item.Key);
    }

    public IEnumerable<Item> All(ItemKind kind) => _current.Values.Where(item => item.Kind == kind);

    public Item? Find(ItemKind kind, Guid key) => _current.TryGetValue(key, out var item) && item.Kind == kind ? item : null;

    /// <summary>Runs one edit alone. Whatever it throws, nothing has changed.</summary>
    /// <exception cref="MailboxError">The disk takes no more.</exception>
    public T Write<T>(Func<MailboxEdit, T> edit)
    {
        lock (_writing)
        {
            var change = new MailboxEdit(_current);
            var result = edit(change);
            try
            {
                foreach (var item in change.Saved)
                    _state.Save(item);
                foreach (var item in change.Removed)
                    _state.Remove(item);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new MailboxError(507, "ErrorQuotaExceeded", "The mailbox could not be written to.");
            }
            _current = change.Content;
            return result;
        }
    }

    /// <summary>Adds messages whose files have appeared since.</summary>
    public void Add(IEnumerable<Item> fromFiles)
    {
        lock (_writing)
            _current = _current.AddRange(fromFiles.Where(item => !_current.ContainsKey(item.Key)).Select(item => KeyValuePair.Create(item.Key, item)));
    }
}

/// <summary>One writer's view: the content, with its own changes so far.</summary>
internal sealed class MailboxEdit(ImmutableDictionary<Guid, Item> content)
{
    private readonly List<Item> _saved = [];
    private readonly List<Item> _removed = [];

    public ImmutableDictionary<Guid, Item> Content { get; private set; } = content;

    public IReadOnlyList<Item> Saved => _saved;

    public IReadOnlyList<Item> Removed => _removed;

    public IEnumerable<Item> All(ItemKind kind) => Content.Values.Where(item => item.Kind == kind);

    public Item? Find(ItemKind kind, Guid key) => Content.TryGetValue(key, out var item) && item.Kind == kind ? item : null;

    public Item Save(Item item)
    {
        _saved.Add(item);
        Content = Content.SetItem(item.Key, item);
        return item;
    }

    public void Remove(Item item)
    {
        _removed.Add(item);
        Content = Content.Remove(item.Key);
    }
}
