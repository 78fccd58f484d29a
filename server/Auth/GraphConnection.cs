using System.Net;
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

    public static IServiceCollection AddGraphConnection(this IServiceCollection services)
    {
        services.AddHttpClient(ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .AddHttpMessageHandler(() => new RetryHandler(new RetryHandlerOption
            {
                // A reader waits in front of the pane: give up after about five seconds. A POST is never repeated,
                // because an answer that got lost may stand for a write that happened. The handler leaves the choice of
                // statuses to this function, too: without them it repeats answers that are fine.
                MaxRetry = 3,
                RetriesTimeLimit = TimeSpan.FromSeconds(5),
                ShouldRetry = (_, _, response) => response.RequestMessage?.Method == HttpMethod.Get
                    && response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
            }));
        services.AddScoped(provider => new GraphServiceClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
            new BaseBearerTokenAuthenticationProvider(new KeyProvider(provider.GetRequiredService<LocalKey>(), _localAddress)),
            _localAddress.ToString()));
        return services;
    }

    private sealed class KeyProvider(LocalKey key, Uri address) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new([address.Host]);

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(AllowedHostsValidator.IsUrlHostValid(uri) ? key.Value : "");
    }
}
