using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

/// <summary>
/// Signs each call to Graph on behalf of the request's user, with the permission that the call needs and no other; turns to the owner's
/// mailbox where the request is about a shared one.
/// </summary>
internal sealed class GraphSignIn(RequestUser current, OnBehalfOfTokens tokens, IOptions<GraphOptions> graph) : IAuthenticationProvider
{
    private readonly Uri _root = new(graph.Value.BaseUrl);

    public async Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        var address = request.URI;
        GraphOrigin.Check(address, _root);
        var path = address.AbsolutePath[_root.AbsolutePath.TrimEnd('/').Length..];
        var owner = GraphScope.IsMail(path) ? current.MailboxOwner : null;
        // The SDK hands the claims of a challenge on as they came, which is in base64.
        var claims = additionalAuthenticationContext?.GetValueOrDefault("claims") is string encoded ? ClaimsChallenge.Decode(encoded) : null;
        var scopes = ScopesOf(request.HttpMethod, path, owner is not null || IsOfAnOwner(path));
        if (owner is not null)
            request.URI = new Uri(address.AbsoluteUri.Replace(path, $"/users/{Uri.EscapeDataString(owner)}{path["/me".Length..]}", StringComparison.Ordinal));

        var token = await tokens.GetAsync(current.Require(), scopes, claims, cancellationToken);
        request.Headers.Remove("Authorization");
        request.Headers.Add("Authorization", $"Bearer {token}");
    }

    private string[] ScopesOf(Method method, string path, bool isShared) =>
        GraphScope.Of(method, IsOfAnOwner(path) ? "/me" + path[path.IndexOf('/', "/users/".Length)..] : path, isShared) is { } scope
            ? [$"{graph.Value.Resource}/{scope}"]
            : throw new ProblemException(StatusCodes.Status403Forbidden, "mailbox-forbidden", "No permission is asked for this part of the mailbox.");

    /// <summary>A call that is signed a second time, after a challenge, has been turned already.</summary>
    private static bool IsOfAnOwner(string path) => path.StartsWith("/users/", StringComparison.Ordinal);
}
