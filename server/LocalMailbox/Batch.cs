using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Several requests in one (learn.microsoft.com/graph/json-batching): at most 20, in order, some waiting for others.</summary>
internal static class Batch
{
    private const int Most = 20;

    private const string Version = "/v1.0/";

    /// <exception cref="MailboxError">400: the batch itself is wrong.</exception>
    public static async Task<MailboxAnswer> AnswerAsync(MailboxRequest batch, Func<MailboxRequest, CancellationToken, Task<MailboxAnswer>> answer, CancellationToken cancellationToken)
    {
        if (batch.Body?["requests"] is not JsonArray { Count: > 0 } requests)
            throw MailboxError.BadRequest("Invalid batch payload format.");
        if (requests.Count > Most)
            throw MailboxError.BadRequest($"Number of batch request steps exceeds the maximum value of {Most}.");

        var statuses = new Dictionary<string, int>(StringComparer.Ordinal);
        var responses = new JsonArray();
        foreach (var step in requests)
        {
            var id = step.Text("id") ?? throw MailboxError.BadRequest("Request Id cannot be null or empty.");
            var waitsFor = (step!["dependsOn"] as JsonArray ?? []).Select(other => other.AsText() ?? "").ToList();
            if (!statuses.TryAdd(id, 0) || waitsFor.Any(other => other == id || !statuses.ContainsKey(other)))
                throw MailboxError.BadRequest("Request Id is duplicated, or dependsOn names no earlier request.");
            var result = waitsFor.TrueForAll(other => statuses[other] is >= 200 and < 300)
                ? await answer(Request(batch, step), cancellationToken)
                : new(424, new JsonObject { ["error"] = new JsonObject { ["code"] = "FailedDependency", ["message"] = "A request this one depends on has failed." } });
            statuses[id] = result.Status;
            responses.Add(new JsonObject
            {
                ["id"] = id,
                ["status"] = result.Status,
                ["headers"] = new JsonObject(result.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
                ["body"] = result.Body,
            });
        }
        return new(200, new JsonObject { ["responses"] = responses });
    }

    private static MailboxRequest Request(MailboxRequest batch, JsonNode step)
    {
        var url = step.Text("url") ?? throw MailboxError.BadRequest("Request Url cannot be null or empty.");
        var parts = ("/" + url.TrimStart('/')).Split('?', 2);
        // The SDK cuts the five characters of "/v1.0" off the path, whatever the base address: of /graph/v1.0/me it leaves h/v1.0/me.
        if (parts[0].IndexOf(Version, StringComparison.OrdinalIgnoreCase) is var version and >= 0)
            parts[0] = parts[0][(version + Version.Length - 1)..];
        if (Uri.UnescapeDataString(parts[0]).Equals("/$batch", StringComparison.OrdinalIgnoreCase))
            throw MailboxError.BadRequest("A batch cannot hold a batch.");
        var headers = (step["headers"] as JsonObject ?? []).ToDictionary(header => header.Key, header => header.Value.AsText() ?? "", StringComparer.OrdinalIgnoreCase);
        return batch with
        {
            Method = step.Text("method")?.ToUpperInvariant() ?? throw MailboxError.BadRequest("Request Method cannot be null or empty."),
            Path = parts[0],
            Query = parts.Length > 1 ? parts[1] : "",
            Headers = headers,
            Body = step["body"] as JsonObject,
        };
    }
}
