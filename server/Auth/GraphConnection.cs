using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace OutlookRejectionHelper.Auth;

/// <summary>
/// The one place that knows where the mailbox is and how it is spoken to: base address, allowed hosts, credential, retries.
/// </summary>
internal static class GraphConnection
{
    /// <summary>The named <see cref="HttpClient"/>; the local mailbox, or a test, puts its handler under it.</summary>
    public const string ClientName = "graph";

    /// <summary>In local mode nothing leaves the process: the address only has to be one that the SDK sends a key to.</summary>
    private static readonly Uri _localAddress = new("http://localhost/graph/v1.0");

    /// <summary>A reader waits in front of the pane.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>Of one call with all its repetitions.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddGraphConnection(this IServiceCollection services, ServerMode mode)
    {
        services.AddHttpClient(ClientName, client => client.Timeout = _longest)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .AddHttpMessageHandler(() => new ImmutableIds())
            .AddHttpMessageHandler(() => new AnswerLimit())
            .AddHttpMessageHandler(() => new RetryHandler(new RetryHandlerOption
            {
                // Give up after about five seconds. A POST is never repeated, because an answer that got lost may stand for a
                // write that happened. The handler leaves the choice of statuses to this function, too: without them it repeats
                // answers that are fine.
                MaxRetry = 3,
                RetriesTimeLimit = _patience,
                ShouldRetry = (_, _, response) => response.RequestMessage?.Method == HttpMethod.Get
                    && response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
            }))
            .AddHttpMessageHandler(provider => new RetryAfterInSeconds(provider.GetRequiredService<TimeProvider>()))
            .AddHttpMessageHandler(provider => new GraphOrigin(Root(provider, mode)))
            // Addresses hold ids, and of shared mailboxes a person's address.
            .RemoveAllLoggers();
        services.AddScoped<IAuthenticationProvider>(provider => mode.IsLocal
            ? new BaseBearerTokenAuthenticationProvider(new KeyProvider(provider.GetRequiredService<LocalKey>(), _localAddress))
            : ActivatorUtilities.CreateInstance<GraphSignIn>(provider));
        services.AddScoped(provider => new GraphServiceClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
            provider.GetRequiredService<IAuthenticationProvider>(),
            Root(provider, mode).ToString()));
        return services;
    }

    /// <summary>Follows no redirect, and leaves no trace of addresses: activities of a handler hold them.</summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    };

    private static Uri Root(IServiceProvider provider, ServerMode mode) =>
        mode.IsLocal ? _localAddress : new Uri(provider.GetRequiredService<IOptions<GraphOptions>>().Value.BaseUrl);

    private sealed class KeyProvider(LocalKey key, Uri address) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new([address.Host]);

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(AllowedHostsValidator.IsUrlHostValid(uri) ? key.Value : "");
    }
}
