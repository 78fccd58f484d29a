using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OutlookRejectionHelper.Entra;

/// <summary>A refusal in the words of the token endpoint (RFC 6749 §5.2, with Entra's additions).</summary>
internal sealed class OAuthError(string error, int number, string description) : Exception(description)
{
    public string Error => error;

    /// <summary>AADSTS…</summary>
    public int Number => number;

    public string? SubError { get; init; }

    public string? Claims { get; init; }

    public int Status { get; init; } = StatusCodes.Status400BadRequest;

    public static OAuthError ConsentRequired() =>
        new("invalid_grant", 65001, "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.") { SubError = "consent_required" };

    public JsonObject ToJson() => new()
    {
        ["error"] = error,
        ["error_description"] = $"AADSTS{number}: {Message}",
        ["error_codes"] = new JsonArray(number),
        ["suberror"] = SubError,
        ["claims"] = Claims,
        ["trace_id"] = Guid.NewGuid().ToString(),
        ["correlation_id"] = Guid.NewGuid().ToString(),
    };
}
