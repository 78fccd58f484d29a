namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>One part of <c>$orderby</c>.</summary>
internal sealed record SortKey(string Path, bool IsDescending)
{
    private static readonly IComparer<object?> _comparer = Comparer<object?>.Create((a, b) => Values.Compare(a, b) ?? (a is null ? -1 : 1));

    public static IReadOnlyList<SortKey> Parse(string orderBy, Schema schema) =>
        [.. orderBy.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => One(part, schema))];

    public static IEnumerable<Item> Sort(IEnumerable<Item> items, IReadOnlyList<SortKey> keys)
    {
        var sorted = items.OrderBy(_ => 0);
        foreach (var key in keys)
        {
            string[] path = key.Path.Split('/');
            object? Value(Item item) => Values.Of(new Scope(item.Resource).Find(path), path[^1]);
            sorted = key.IsDescending ? sorted.ThenByDescending(Value, _comparer) : sorted.ThenBy(Value, _comparer);
        }
        // Pages must not overlap when two items are equal.
        return sorted.ThenBy(item => item.Key);
    }

    private static SortKey One(string part, Schema schema)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isDescending = words is [_, "desc"];
        if (words.Length == 1 || isDescending || words is [_, "asc"])
        {
            schema.Require(words[0].Split('/')[0]);
            return new(words[0], isDescending);
        }
        throw MailboxError.BadRequest($"Invalid orderby clause: '{part}'.");
    }
}
