using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

/// <summary>
/// Tokens for Graph on behalf of the user. One credential for each assertion, because each keeps the tokens it got: a second call of the same
/// user asks nobody, and no call can get another user's token.
/// </summary>
internal sealed class OnBehalfOfTokens(IOptions<EntraOptions> options, ServerCredential server, IHttpClientFactory http, TimeProvider clock) : IDisposable
{
    /// <summary>The named <see cref="HttpClient"/> for Entra: keys and tokens.</summary>
    public const string ClientName = "entra";

    /// <summary>Credentials kept; the least recently used go first.</summary>
    private const int Most = 1000;

    /// <summary>Somebody waits in front of the pane.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _credentials = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly Lock _making = new();

    public int Count => _credentials.Count;

    /// <param name="scopes">Full names, of Graph.</param>
    /// <param name="claims">JSON, when Graph has challenged the token before.</param>
    /// <exception cref="ProblemException">401 "consent-required", "claims-challenge", "token-invalid" or "sign-in-required"; 503 "sign-in-unavailable"; 502 "sign-in-misconfigured".</exception>
    public async Task<string> GetAsync(SignedInUser user, string[] scopes, string? claims, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            return (await CredentialOf(user).GetTokenAsync(new TokenRequestContext(scopes, claims: claims, isCaeEnabled: true), patience.Token)).Token;
        }
        catch (AuthenticationFailedException exception)
        {
            throw OnBehalfOfProblem.Of(exception, scopes);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw OnBehalfOfProblem.Unavailable(exception);
        }
    }

    public void Dispose() => _credentials.Dispose();

    private TokenCredential CredentialOf(SignedInUser user)
    {
        var key = (user.Tenant, user.ObjectId, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(user.Assertion))));
        lock (_making)
        {
            if (_credentials.TryGetValue(key, out TokenCredential? known))
                return known!;
            var credential = server.OnBehalfOf(user, Options());
            var life = user.ExpiresAt - clock.GetUtcNow();
            return life <= TimeSpan.Zero
                ? credential
                : _credentials.Set(key, credential, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = life });
        }
    }

    private OnBehalfOfCredentialOptions Options()
    {
        var settings = new OnBehalfOfCredentialOptions
        {
            AuthorityHost = new Uri(options.Value.Authority),
            // Which clouds there are is our own list; a stand-in is in nobody's.
            DisableInstanceDiscovery = options.Value.StandIn,
            Transport = new HttpClientTransport(http.CreateClient(ClientName)),
            Retry = { MaxRetries = 1, NetworkTimeout = _patience },
        };
        settings.Diagnostics.IsLoggingContentEnabled = false;
        settings.Diagnostics.IsAccountIdentifierLoggingEnabled = false;
        settings.Diagnostics.IsTelemetryEnabled = false;
        return settings;
    }
}

/// <summary>What a refusal of Entra's means for the pane.</summary>
internal static class OnBehalfOfProblem
{
    public static ProblemException Of(AuthenticationFailedException exception, string[] scopes) => exception.InnerException switch
    {
        MsalClaimsChallengeException { Claims: { Length: > 0 } claims } => Challenge(claims, scopes, exception),
        MsalUiRequiredException { Claims: { Length: > 0 } claims } => Challenge(claims, scopes, exception),
        MsalUiRequiredException required when IsConsent(required) => new(StatusCodes.Status401Unauthorized, "consent-required", "The user has not agreed to this yet.", exception) { Scopes = scopes, Challenge = "Bearer error=\"insufficient_scope\"" },
        // 50013, 500133: the assertion has ended meanwhile.
        MsalUiRequiredException required when required.Message.Contains("AADSTS500133", StringComparison.Ordinal) || required.Message.Contains("AADSTS50013:", StringComparison.Ordinal) =>
            new(StatusCodes.Status401Unauthorized, "token-invalid", "The access token has ended.", exception) { Challenge = "Bearer error=\"invalid_token\"" },
        MsalUiRequiredException => new(StatusCodes.Status401Unauthorized, "sign-in-required", "The user has to sign in again.", exception) { Challenge = "Bearer" },
        MsalServiceException { StatusCode: >= 400 and < 500 and not 429 } => new(StatusCodes.Status502BadGateway, "sign-in-misconfigured", "The sign-in service refuses this server's own credential or settings.", exception),
        _ => Unavailable(exception),
    };

    public static ProblemException Unavailable(Exception inner) =>
        new(StatusCodes.Status503ServiceUnavailable, "sign-in-unavailable", "The sign-in service did not answer in time.", inner) { RetryAfter = TimeSpan.FromSeconds(10) };

    /// <param name="claims">JSON.</param>
    public static ProblemException Challenge(string claims, string[] scopes, Exception inner)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(claims));
        return new(StatusCodes.Status401Unauthorized, "claims-challenge", "The mailbox asks for more proof of who the user is.", inner)
        {
            Claims = encoded,
            Scopes = scopes.Length > 0 ? scopes : null,
            Challenge = $"Bearer error=\"insufficient_claims\", claims=\"{encoded}\"",
        };
    }

    private static bool IsConsent(MsalUiRequiredException exception) =>
        exception.Classification == UiRequiredExceptionClassification.ConsentRequired || exception.Message.Contains("AADSTS65001", StringComparison.Ordinal);
}
