using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

/// <summary>Access tokens for this API: what makes one good.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/claims-validation</remarks>
internal static class ApiTokens
{
    public const string Scope = "access_as_user";

    /// <summary>How far two clocks may be apart.</summary>
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddApiTokens(this IServiceCollection services)
    {
        services.AddAuthentication().AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<EntraOptions>, IHttpClientFactory, TimeProvider>((jwt, entra, http, clock) =>
            {
                jwt.Authority = entra.Value.AuthorityOf(entra.Value.TenantId!) + "/v2.0";
                jwt.Backchannel = http.CreateClient(OnBehalfOfTokens.ClientName);
                jwt.MapInboundClaims = false;
                jwt.IncludeErrorDetails = false;
                jwt.TokenValidationParameters = Rules(entra.Value, clock);
            });
        return services;
    }

    /// <summary>Lets requests without a token pass as nobody's, and ends every request whose token is not good.</summary>
    public static IApplicationBuilder UseApiTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/api/status"))
        {
            var current = context.RequestServices.GetRequiredService<RequestUser>();
            current.MailboxOwner = MailboxOwner.Read(request);
            if (request.Headers.Authorization.Count > 0)
                current.User = await AuthenticateAsync(context);
        }

        await next(context);
    });

    private static async Task<SignedInUser> AuthenticateAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        var result = header is [{ } only] && only.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? await WithKeysAsync(context)
            : AuthenticateResult.NoResult();
        if (result.Principal is not { } principal)
            throw Invalid();

        var entra = context.RequestServices.GetRequiredService<IOptions<EntraOptions>>().Value;
        CheckCaller(principal, entra);
        return (principal.FindFirstValue("oid"), result.Properties?.GetTokenValue("access_token")) is ({ Length: > 0 } objectId, { } token)
            ? new(principal.FindFirstValue("tid")!, objectId, token, new JsonWebToken(token).ValidTo)
            : throw Invalid();
    }

    /// <summary>Without Entra's keys a token is neither good nor bad; they are fetched once, and again when an unknown one signs.</summary>
    private static async Task<AuthenticateResult> WithKeysAsync(HttpContext context)
    {
        var jwt = context.RequestServices.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        try
        {
            await jwt.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException || (exception is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            throw SignInUnavailable(exception);
        }

        return await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
    }

    /// <summary>The token is Entra's and for us; is it one that our pane got for a person?</summary>
    private static void CheckCaller(ClaimsPrincipal principal, EntraOptions entra)
    {
        // An ID token has our client id for its audience too, but nobody is authorized by it: no azp.
        if (principal.FindFirstValue("ver") != "2.0" || principal.FindFirstValue("azp") is not { } client || principal.FindFirstValue("idtyp") == "app" || IsOfAnApp(principal))
            throw Invalid();
        if (!entra.Clients.Contains(client, StringComparer.OrdinalIgnoreCase))
            throw new ProblemException(StatusCodes.Status403Forbidden, "client-not-allowed", "The token was given to a client that this API does not know.");
        if (principal.FindFirstValue("scp")?.Split(' ').Contains(Scope, StringComparer.Ordinal) != true)
            throw new ProblemException(StatusCodes.Status403Forbidden, "scope-missing", $"The token lacks the scope {Scope}.");
    }

    private static bool IsOfAnApp(ClaimsPrincipal principal) => principal.FindFirst("scp") is null && principal.FindFirst("roles") is not null;

    private static TokenValidationParameters Rules(EntraOptions entra, TimeProvider clock)
    {
        var rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidAudience = entra.ClientId,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
            IssuerValidator = (issuer, token, _) => CheckIssuer(issuer, token, entra),
            LifetimeValidator = (from, until, _, _) => IsWithin(from, until, clock.GetUtcNow().UtcDateTime),
            SaveSigninToken = false,
        };
        // Keys of one tenant do not vouch for people of another.
        rules.EnableAadSigningKeyIssuerValidation();
        return rules;
    }

    /// <summary>The v2.0 issuer of the very tenant that the token names, which must be allowed.</summary>
    private static string CheckIssuer(string issuer, SecurityToken token, EntraOptions entra) =>
        token is JsonWebToken jwt && jwt.TryGetPayloadValue<string>("tid", out var tenant)
            && entra.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase)
            && issuer == entra.AuthorityOf(tenant) + "/v2.0"
            ? issuer
            : throw new SecurityTokenInvalidIssuerException("The issuer is not one of the allowed tenants'.");

    private static bool IsWithin(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && now < end + _skew && (from is null || from - _skew <= now);

    /// <summary>Says no more than that: why a token is refused helps those who forge them.</summary>
    private static ProblemException Invalid() =>
        new(StatusCodes.Status401Unauthorized, "token-invalid", "The access token is not accepted: ask for a new one, for this API.") { Challenge = "Bearer error=\"invalid_token\"" };

    private static ProblemException SignInUnavailable(Exception inner) =>
        new(StatusCodes.Status503ServiceUnavailable, "sign-in-unavailable", "The sign-in service could not be reached.", inner) { RetryAfter = TimeSpan.FromSeconds(10) };
}
