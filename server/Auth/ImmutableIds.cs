namespace OutlookRejectionHelper.Auth;

/// <summary>Asks for ids that outlive a move to another folder, on every call: pages and actions need to be asked each time.</summary>
/// <remarks>https://learn.microsoft.com/graph/outlook-immutable-id</remarks>
internal sealed class ImmutableIds : DelegatingHandler
{
    private const string Preference = "IdType=\"ImmutableId\"";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.TryGetValues("Prefer", out var preferences) || !preferences.Any(preference => preference.Contains("IdType", StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation("Prefer", Preference);
        return base.SendAsync(request, cancellationToken);
    }
}
