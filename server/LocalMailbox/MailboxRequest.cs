using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>One request, whichever way it came: in process, over Kestrel, or inside a batch.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Root">The address of the mailbox, without a slash at its end: <c>http://localhost:5080/graph/v1.0</c>.</param>
/// <param name="Path">Below the root, escaped: <c>/me/messages/AAMk…</c>.</param>
/// <param name="Query">Escaped, without '?'.</param>
/// <param name="Headers">Names in any case; several values of one name joined by commas.</param>
/// <param name="Body">Null when there is none.</param>
internal sealed record MailboxRequest(string Method, string Root, string Path, string Query, IReadOnlyDictionary<string, string> Headers, JsonObject? Body)
{
    /// <summary>Where the simulated Outlook is served, without a slash at its end.</summary>
    public string Site { get; init; } = new Uri(Root).GetLeftPart(UriPartial.Authority);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>One answer; without a body for 202 and 204.</summary>
internal sealed record MailboxAnswer(int Status, JsonNode? Body = null)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public byte[] Utf8() => Body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(Body, Json.Compact);

    public static MailboxAnswer Error(int status, string code, string message, string requestId, DateTimeOffset now) => new(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["innerError"] = new JsonObject { ["date"] = now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture), ["request-id"] = requestId, ["client-request-id"] = requestId },
        },
    });
}
