using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OutlookRejectionHelper.Entra;

/// <summary>
/// <c>POST /stand-in/token?user=&amp;scope=&amp;interactive=&amp;claims=</c>: what Outlook's broker does for nested app authentication, without a page.
/// </summary>
internal sealed class BridgeEndpoint(StandInEntra entra)
{
    public void Map(WebApplication app) => app.MapPost("/stand-in/token", AnswerAsync);

    private async Task<IResult> AnswerAsync(HttpContext context, string user, string? scope, bool? interactive, string? claims)
    {
        if (entra.Knobs.Delay != TimeSpan.Zero)
            await Task.Delay(entra.Knobs.Delay, context.RequestAborted);
        try
        {
            var person = entra.Find(user) ?? throw new OAuthError("invalid_grant", 50034, "The user account does not exist in the directory.");
            var (isGraph, scopes) = SignInEndpoints.Read(scope);
            if (isGraph && !entra.Knobs.HasConsent(person, scopes))
                Ask(person, scopes, interactive ?? false);
            return Results.Json(entra.Answer(person, scope, nonce: null, hasClaims: claims is not null && interactive is true, refreshToken: null));
        }
        catch (OAuthError error)
        {
            return Results.Json(error.ToJson(), statusCode: error.Status);
        }
    }

    private void Ask(StandInUser user, string[] scopes, bool interactive)
    {
        if (!interactive)
            throw OAuthError.ConsentRequired();
        if (entra.Knobs.RefusesConsent)
            throw new OAuthError("access_denied", 65004, "User declined to consent to access the app.");
        entra.Knobs.Consent(user, scopes);
    }
}

internal static class StandInAnswers
{
    /// <summary>An answer of the token endpoint, with the account that a broker adds to it.</summary>
    /// <param name="hasClaims">The user has just met a claims challenge.</param>
    public static JsonObject Answer(this StandInEntra entra, StandInUser user, string? scope, string? nonce, bool hasClaims, string? refreshToken)
    {
        var (isGraph, scopes) = SignInEndpoints.Read(scope);
        var claims = isGraph ? entra.GraphClaims(user, scopes) : entra.ApiClaims(user);
        if (hasClaims)
            claims["acrs"] = new JsonArray("c1");
        return new()
        {
            ["token_type"] = "Bearer",
            ["scope"] = string.IsNullOrEmpty(scope) ? StandInEntra.ApiScope : scope,
            ["expires_in"] = (long)entra.Knobs.TokenLifetime.TotalSeconds,
            ["ext_expires_in"] = (long)entra.Knobs.TokenLifetime.TotalSeconds,
            ["access_token"] = entra.Mint.Sign(claims),
            ["id_token"] = entra.IdToken(user, nonce),
            ["refresh_token"] = refreshToken,
            ["client_info"] = user.ClientInfo,
            ["account"] = new JsonObject
            {
                ["homeAccountId"] = $"{user.ObjectId}.{user.Tenant}",
                ["environment"] = entra.Address.Authority,
                ["tenantId"] = user.Tenant,
                ["username"] = user.Address,
                ["localAccountId"] = user.ObjectId,
                ["name"] = user.Name,
            },
        };
    }
}
