using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>A parsed <c>$filter</c>.</summary>
/// <param name="Paths">The properties it names, in the order they first appear; those inside any() not counted.</param>
internal sealed record Filter(Func<Scope, bool> Test, IReadOnlyList<string> Paths)
{
    public bool Accepts(JsonNode? resource) => Test(new(resource));
}

/// <summary>What a name means at one place: the resource, and inside any() and all() the variable.</summary>
internal sealed record Scope(JsonNode? Resource, string? Variable = null, JsonNode? Value = null, Scope? Outer = null)
{
    public JsonNode? Find(IReadOnlyList<string> path)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.Variable is not null && scope.Variable == path[0])
                return Walk(scope.Value, path.Skip(1));
        return Walk(Resource, path);
    }

    private static JsonNode? Walk(JsonNode? node, IEnumerable<string> path)
    {
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node;
    }
}
