using System.Text.Json;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Evaluation;

/// <summary>One line of the file: a message and what is true of it.</summary>
internal sealed class GoldMail(JsonElement line)
{
    public string Id => Text("id") ?? "";

    public string Label => Text("label") ?? "other";

    public string Language => Text("lang") ?? "";

    public string? Source => Text("source");

    /// <summary>A member's text, "true" or "false" for a flag; null where it is missing, null or empty.</summary>
    public string? Text(string name) => line.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    }
    : null;

    /// <summary>The sentences that say it, where the file marks them: a string or a list of strings.</summary>
    public IReadOnlyList<string> Evidence => !line.TryGetProperty("evidence", out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()! : item.TryGetProperty("text", out var text) ? text.GetString()! : "").Where(text => text.Length > 0)],
        _ => [],
    };

    public MailMessage Message() => new()
    {
        Id = Id,
        Subject = Text("subject") ?? "",
        From = From(),
        Body = new MailBody(
            string.Equals(Text("contentType"), "html", StringComparison.OrdinalIgnoreCase) ? MailBodyKind.Html : MailBodyKind.Text,
            Text("body") ?? ""),
        ReceivedAt = DateTimeOffset.TryParse(Text("receivedDateTime"), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null,
    };

    private MailAddress? From()
    {
        if (!line.TryGetProperty("from", out var from))
            return null;
        if (from.ValueKind == JsonValueKind.Object)
        {
            var address = from.TryGetProperty("emailAddress", out var inner) ? inner : from;
            return new MailAddress(Member(address, "name"), Member(address, "address") ?? "");
        }

        if (from.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(from.GetString()))
            return null;
        var text = from.GetString()!;
        var open = text.LastIndexOf('<');
        if (open < 0)
            return text.Contains('@', StringComparison.Ordinal) ? new MailAddress(null, text.Trim()) : new MailAddress(text.Trim(), "");
        return new MailAddress(text[..open].Trim(' ', '"'), text[(open + 1)..].Trim(' ', '>'));
    }

    private static string? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
