using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Small words for reading and writing JSON nodes.</summary>
internal static class Json
{
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The SDK writes the parameters of actions in PascalCase, the documentation in camelCase.</summary>
    private static readonly JsonNodeOptions _anyCase = new() { PropertyNameCaseInsensitive = true };

    private static readonly JsonReaderOptions _limits = new() { MaxDepth = 32 };

    /// <returns>Null when it is not one JSON object.</returns>
    public static JsonObject? TryParse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, _limits);
            var root = JsonElement.ParseValue(ref reader);
            return reader.Read() ? null : Node(root) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The last of equal names wins: the SDK writes a property that is set to null more than once.</summary>
    private static JsonNode? Node(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Array)
            return new JsonArray(_anyCase, [.. element.EnumerateArray().Select(Node)]);
        if (element.ValueKind is not JsonValueKind.Object)
            return JsonValue.Create(element, _anyCase);
        var node = new JsonObject(_anyCase);
        foreach (var property in element.EnumerateObject())
            node[property.Name] = Node(property.Value);
        return node;
    }

    public static string? Text(this JsonNode? node, string name) => (node as JsonObject)?[name].AsText();

    public static string? AsText(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>Whether a value may stand where another stood: text for text, a list for a list, and nothing for anything.</summary>
    public static bool Fits(this JsonNode? value, JsonNode? before) => value is null || before is null || KindOf(value) == KindOf(before);

    private static JsonValueKind KindOf(JsonNode node) => node.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();

    public static JsonObject Copy(this JsonObject node) => (JsonObject)node.DeepClone();

    /// <summary>Graph's form of an instant: UTC, whole seconds.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
