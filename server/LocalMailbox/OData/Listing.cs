using System.Globalization;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>Filters, searches, orders and pages one collection as its query asks.</summary>
internal static class Listing
{
    private const int UsualPage = 10;
    private const int LargestPage = 1000;

    /// <param name="order">Without <c>$orderby</c>.</param>
    public static Page Read(IEnumerable<Item> items, Call call, Schema schema, string order)
    {
        var query = call.Query;
        var (filter, search, orderBy) = (query["$filter"], query["$search"], query["$orderby"]);
        if (search is not null && (filter is not null || orderBy is not null))
            throw new MailboxError(400, "SearchWithFilter", "The query parameters '$filter' and '$orderby' are not supported with '$search'.");

        var keys = SortKey.Parse(orderBy ?? order, schema);
        if (filter is not null)
        {
            var parsed = FilterParser.Parse(filter, schema.Names);
            if (orderBy is not null && schema == Schema.Message)
                RequireSimpleOrder(keys, parsed);
            items = items.Where(item => parsed.Accepts(item.Resource));
        }
        if (search is not null)
            items = items.Where(new MailSearch(search).Finds);

        var sorted = SortKey.Sort(items, keys).ToList();
        // maxpagesize is the server's page, $top all that is wanted; the smaller one is what a page holds.
        var size = Math.Min(query.Top(call.Preferences.PageSize ?? UsualPage, LargestPage), call.Preferences.PageSize ?? LargestPage);
        var page = sorted.Skip(query.Skip).Take(size).ToList();
        var next = query.Skip + page.Count < sorted.Count ? NextLink(call, query.Skip + page.Count) : null;
        return new(page, query.Count ? sorted.Count : null, next);
    }

    /// <summary>
    /// Exchange sorts a filtered list only by properties that stand in the filter too, first and in the same order
    /// (learn.microsoft.com/graph/api/user-list-messages, "Using filter and orderby in the same query").
    /// </summary>
    private static void RequireSimpleOrder(IReadOnlyList<SortKey> keys, Filter filter)
    {
        var paths = filter.Paths.Distinct(StringComparer.Ordinal).ToList();
        if (!keys.Select(key => key.Path).SequenceEqual(paths.Take(keys.Count)))
            throw new MailboxError(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
    }

    private static string NextLink(Call call, int skip)
    {
        var others = call.Query.All.Where(option => !option.Key.Equals("$skip", StringComparison.OrdinalIgnoreCase))
            .Select(option => $"{Uri.EscapeDataString(option.Key)}={Uri.EscapeDataString(option.Value)}");
        return $"{call.Request.Root}{call.Request.Path}?{string.Join('&', others.Append(string.Create(CultureInfo.InvariantCulture, $"%24skip={skip}")))}";
    }
}

internal sealed record Page(IReadOnlyList<Item> Items, int? Count, string? NextLink)
{
    public MailboxAnswer Answer(Call call, Func<Item, JsonObject> view)
    {
        var body = new JsonObject { ["@odata.context"] = $"{call.Request.Root}/$metadata#{call.Request.Path.Trim('/')}" };
        if (Count is { } count)
            body["@odata.count"] = count;
        body["value"] = new JsonArray([.. Items.Select(view)]);
        if (NextLink is not null)
            body["@odata.nextLink"] = NextLink;
        return new(200, body);
    }
}
