using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Named values of other programs on an item. Writing some leaves the others alone.</summary>
internal static partial class ExtendedProperties
{
    public static void Merge(JsonObject resource, JsonNode? written)
    {
        if (written is not JsonArray properties)
            throw MailboxError.Invalid("The extended properties must be an array.");
        var merged = (resource[Projection.ExtendedProperties] as JsonArray)?.DeepClone().AsArray() ?? [];
        foreach (var property in properties)
        {
            var (id, value) = (property.Text("id"), property.Text("value"));
            if (id is null || value is null || !Identifier.IsMatch(id))
                throw MailboxError.Invalid("PropertyId values may only be in one of the following formats: 'MapiPropertyType namespaceGuid Name propertyName', 'MapiPropertyType namespaceGuid Id propertyId' or 'MapiPropertyType propertyTag'.");
            for (var i = merged.Count - 1; i >= 0; i--)
                if (string.Equals(merged[i].Text("id"), id, StringComparison.OrdinalIgnoreCase))
                    merged.RemoveAt(i);
            merged.Add(new JsonObject { ["id"] = id, ["value"] = value });
        }
        resource[Projection.ExtendedProperties] = merged;
    }

    [GeneratedRegex(@"^[A-Za-z0-9]+ (\{[0-9A-Fa-f-]{36}\} (Name \S.*|Id 0x[0-9A-Fa-f]{1,8})|0x[0-9A-Fa-f]{1,8})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Identifier { get; }
}
