using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>What of an item a request gets to see: <c>$select</c>, and extended properties by <c>$expand</c>.</summary>
internal static class Projection
{
    public const string ExtendedProperties = "singleValueExtendedProperties";

    /// <summary>Given only when they are asked for by name.</summary>
    private static readonly HashSet<string> _onRequest = ["internetMessageHeaders", "uniqueBody", ExtendedProperties];

    public static string Tag(Item item) => $"W/\"{item.ChangeKey}\"";

    /// <param name="computed">Properties that depend on the request; they replace stored ones.</param>
    public static JsonObject View(Item item, Call call, Schema schema, IReadOnlyDictionary<string, Func<JsonNode?>> computed)
    {
        var select = call.Query.Select;
        foreach (var name in select ?? Enumerable.Empty<string>())
            schema.Require(name);

        var view = new JsonObject { ["@odata.etag"] = Tag(item), ["id"] = computed["id"]() };
        foreach (var (name, value) in item.Resource)
            if (!computed.ContainsKey(name) && Wants(name))
                view[name] = value?.DeepClone();
        foreach (var (name, make) in computed)
            if (name != "id" && Wants(name))
                view[name] = make();
        if (call.Query["$expand"] is { } expand && Expanded(item, expand) is { Count: > 0 } properties)
            view[ExtendedProperties] = properties;
        return view;

        bool Wants(string name) => name is not ExtendedProperties && (select is null ? !_onRequest.Contains(name) : select.Contains(name));
    }

    /// <summary><c>singleValueExtendedProperties($filter=id eq 'String {…} Name X')</c></summary>
    private static JsonArray Expanded(Item item, string expand)
    {
        const string Start = ExtendedProperties + "($filter=";
        if (!expand.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || !expand.EndsWith(')'))
            throw MailboxError.BadRequest($"Parsing OData Select and Expand failed: '{expand}' cannot be expanded here; {ExtendedProperties}($filter=id eq '…') can.");
        var filter = FilterParser.Parse(expand[Start.Length..^1]);
        return [.. (item.Resource[ExtendedProperties] as JsonArray ?? []).Where(filter.Accepts).Select(property => property!.DeepClone())];
    }
}
