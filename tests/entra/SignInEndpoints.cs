using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OutlookRejectionHelper.Entra;

/// <summary>The addresses of Entra: discovery, keys, the page that one signs in at, and tokens.</summary>
internal sealed class SignInEndpoints(StandInEntra entra)
{
    private const string OnBehalfOf = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static readonly string[] _openIdScopes = ["openid", "profile", "offline_access", "email"];

    private readonly ConcurrentDictionary<string, Code> _codes = new();
    private readonly ConcurrentDictionary<string, StandInUser> _refreshTokens = new();

    public void Map(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (entra.Knobs.IsOut && !context.Request.Path.StartsWithSegments("/graph"))
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else
                await next(context);
        });
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Results.Json(Discovery(tenant)));
        app.MapGet("/{tenant}/discovery/v2.0/keys", () => Results.Json(new JsonObject { ["keys"] = new JsonArray(entra.Mint.ToKey(entra.Issuer("{tenantid}"))) }));
        app.MapGet("/{tenant}/oauth2/v2.0/authorize", Authorize);
        app.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)TokenAsync);
        app.MapMethods("/{tenant}/oauth2/v2.0/token", ["OPTIONS"], (HttpResponse response) => AllowEverySite(response));
    }

    /// <summary>Which of Graph's scopes are asked for, by their short names, and whether it is Graph that is asked for at all.</summary>
    public static (bool IsGraph, string[] Scopes) Read(string? scope)
    {
        var names = (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(_openIdScopes).ToArray();
        var graph = names.Where(name => name.StartsWith(StandInEntra.GraphResource + "/", StringComparison.OrdinalIgnoreCase) || !name.Contains('/', StringComparison.Ordinal)).ToArray();
        return (graph.Length > 0 && graph.Length == names.Length, [.. graph.Select(name => name[(name.LastIndexOf('/') + 1)..])]);
    }

    private JsonObject Discovery(string tenant)
    {
        var root = $"{entra.Address.GetLeftPart(UriPartial.Authority)}/{tenant}";
        return new()
        {
            // As Entra does for authorities of several tenants.
            ["issuer"] = entra.Issuer(Guid.TryParse(tenant, out _) ? tenant : "{tenantid}"),
            ["authorization_endpoint"] = root + "/oauth2/v2.0/authorize",
            ["token_endpoint"] = root + "/oauth2/v2.0/token",
            ["jwks_uri"] = root + "/discovery/v2.0/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        };
    }

    /// <summary>A page with a button for each user; straight on where <c>login_hint</c> says who it is.</summary>
    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != StandInEntra.ClientId || !Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var back))
            return Results.BadRequest("AADSTS50011: The redirect URI or the client is not known.");
        if (entra.Find(query["login_hint"]) is not { } user)
            return Results.Content(Page(request), "text/html");

        var answer = new Dictionary<string, string?> { ["state"] = query["state"] };
        var (isGraph, scopes) = Read(query["scope"]);
        if (entra.Knobs.RefusesConsent && isGraph && !entra.Knobs.HasConsent(user, scopes))
        {
            answer["error"] = "access_denied";
            answer["error_description"] = "AADSTS65004: User declined to consent to access the app.";
        }
        else
        {
            if (isGraph)
                entra.Knobs.Consent(user, scopes);
            answer["code"] = Guid.NewGuid().ToString("N");
            _codes[answer["code"]!] = new(user, query["scope"]!, query["nonce"], query["code_challenge"], HasClaims: query["claims"].Count > 0);
        }

        return Results.Redirect(query["response_mode"] == "fragment"
            ? $"{back}#{QueryHelpers.AddQueryString("", answer).TrimStart('?')}"
            : QueryHelpers.AddQueryString(back.ToString(), answer));
    }

    private string Page(HttpRequest request)
    {
        var users = entra.Users.Select(user =>
            $"<li><a href=\"{WebUtility.HtmlEncode(QueryHelpers.AddQueryString(request.Path + request.QueryString, "login_hint", user.Login))}\">{WebUtility.HtmlEncode(user.Name)}</a></li>");
        return $"<!doctype html><html lang=\"en\"><title>Sign in</title><h1>Pick an account</h1><ul>{string.Concat(users)}</ul></html>";
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        AllowEverySite(context.Response);
        if (entra.Knobs.Delay != TimeSpan.Zero)
            await Task.Delay(entra.Knobs.Delay, context.RequestAborted);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            return Results.Json(form["grant_type"].ToString() switch
            {
                OnBehalfOf => await ExchangeAsync(form),
                "authorization_code" => Redeem(form),
                "refresh_token" => _refreshTokens.TryGetValue(form["refresh_token"].ToString(), out var user)
                    ? Tokens(user, form["scope"], nonce: null, hasClaims: false)
                    : throw new OAuthError("invalid_grant", 70000, "The refresh token is not known."),
                _ => throw new OAuthError("unsupported_grant_type", 70003, "The app requested an unsupported grant type."),
            });
        }
        catch (OAuthError error)
        {
            return Results.Json(error.ToJson(), statusCode: error.Status);
        }
    }

    /// <summary>On behalf of the user: a token for our API goes in, one for Graph comes out.</summary>
    private async Task<JsonObject> ExchangeAsync(IFormCollection form)
    {
        await CheckServerAsync(form);
        var assertion = entra.Mint.Read(form["assertion"]);
        if (assertion?["aud"]?.GetValue<string>() != StandInEntra.ClientId || entra.Find(assertion["oid"]?.GetValue<string>()) is not { } user)
            throw new OAuthError("invalid_grant", 50013, "Assertion failed signature validation.");
        if (assertion["exp"]!.GetValue<long>() <= entra.Now)
            throw new OAuthError("invalid_grant", 500133, "Assertion is not within its valid time range.");
        var (isGraph, scopes) = Read(form["scope"]);
        if (!isGraph)
            throw new OAuthError("invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid.");
        if (!entra.Knobs.HasConsent(user, scopes))
            throw OAuthError.ConsentRequired();
        if (entra.Knobs.Claims is { } claims && assertion["acrs"] is null)
            throw new OAuthError("interaction_required", 50079, "Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.") { SubError = "basic_action", Claims = claims };
        return new()
        {
            ["token_type"] = "Bearer",
            ["scope"] = form["scope"].ToString(),
            ["expires_in"] = (long)entra.Knobs.GraphTokenLifetime.TotalSeconds,
            ["ext_expires_in"] = (long)entra.Knobs.GraphTokenLifetime.TotalSeconds,
            ["access_token"] = entra.Mint.Sign(entra.GraphClaims(user, scopes)),
            ["id_token"] = entra.IdToken(user),
            ["client_info"] = user.ClientInfo,
        };
    }

    /// <summary>A secret, or RFC 7523 §3: the assertion is signed by the registered certificate, is meant for this endpoint, and is the registration's own.</summary>
    private async Task CheckServerAsync(IFormCollection form)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"].ToString(), new TokenValidationParameters
        {
            IssuerSigningKey = new X509SecurityKey(entra.ServerCertificate),
            TryAllIssuerSigningKeys = true,
            ValidIssuer = StandInEntra.ClientId,
            AudienceValidator = (audiences, _, _) => audiences.Any(audience => audience.StartsWith(entra.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)),
        });
        var isFederated = entra.FederatedAssertion is { } federated && form["client_assertion"] == federated;
        var isSecret = form["client_secret"] == StandInEntra.ClientSecret;
        if (entra.Knobs.RefusesTheServer || form["client_id"] != StandInEntra.ClientId || !(result.IsValid || isFederated || isSecret))
            throw new OAuthError("invalid_client", 700027, "The certificate with identifier used to sign the client assertion is not registered on application.") { Status = StatusCodes.Status401Unauthorized };
    }

    private JsonObject Redeem(IFormCollection form)
    {
        if (!_codes.TryRemove(form["code"].ToString(), out var code))
            throw new OAuthError("invalid_grant", 70008, "The provided authorization code or refresh token has expired.");
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return code.Challenge == challenge
            ? Tokens(code.User, code.Scope, code.Nonce, code.HasClaims)
            : throw new OAuthError("invalid_grant", 501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    }

    private JsonObject Tokens(StandInUser user, string? scope, string? nonce, bool hasClaims)
    {
        var refreshToken = Guid.NewGuid().ToString("N");
        _refreshTokens[refreshToken] = user;
        return entra.Answer(user, scope, nonce, hasClaims, refreshToken);
    }

    private static void AllowEverySite(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowHeaders = "*";
    }

    private sealed record Code(StandInUser User, string Scope, string? Nonce, string? Challenge, bool HasClaims);
}
