using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

/// <summary>Keeps calls, and the tokens in them, at the one origin that is configured: the mailbox's answers are data too.</summary>
internal sealed class GraphOrigin(Uri root) : DelegatingHandler
{
    /// <exception cref="ProblemException">502 "mailbox-refused": scheme, host or port are others.</exception>
    public static void Check(Uri address, Uri root)
    {
        if (Uri.Compare(address, root, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0
            || !address.AbsolutePath.StartsWith(root.AbsolutePath.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
            throw Elsewhere();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Check(request.RequestUri!, root);
        var response = await base.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode is < 300 or >= 400)
            return response;
        response.Dispose();
        throw Elsewhere();
    }

    private static ProblemException Elsewhere() => new(StatusCodes.Status502BadGateway, "mailbox-refused", "The mailbox pointed elsewhere.");
}
