using Microsoft.Kiota.Abstractions.Authentication;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>Signs every request in with the same key.</summary>
internal sealed class FixedKey(string key) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new(["127.0.0.1", "localhost"]);

    public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) => Task.FromResult(key);
}
