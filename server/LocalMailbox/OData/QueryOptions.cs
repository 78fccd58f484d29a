using System.Globalization;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>The query of one request, split and decoded.</summary>
internal sealed class QueryOptions
{
    private static readonly string[] _system = ["$select", "$filter", "$orderby", "$top", "$skip", "$count", "$search", "$expand"];

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="query">Escaped, without '?'.</param>
    /// <exception cref="MailboxError">400: an unknown or repeated option.</exception>
    public QueryOptions(string query)
    {
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var split = part.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(split < 0 ? part : part[..split]);
            if (name.StartsWith('$') && !_system.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw MailboxError.BadRequest($"The query parameter '{name}' is not supported.");
            if (!_values.TryAdd(name, split < 0 ? "" : Decode(part[(split + 1)..])))
                throw MailboxError.BadRequest($"Query option '{name}' was specified more than once, but it must be specified at most once.");
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>Null selects the default properties.</summary>
    public IReadOnlySet<string>? Select => this["$select"] is { Length: > 0 } list
        ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)
        : null;

    public bool Count => this["$count"] is "true";

    public int Skip => Number("$skip", 0, 0, int.MaxValue);

    public int Top(int usual, int most) => Number("$top", usual, 1, most);

    private int Number(string name, int usual, int least, int most)
    {
        if (this[name] is not { } text)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw MailboxError.BadRequest($"The value of {name} must be a number from {least} to {most}.");
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
