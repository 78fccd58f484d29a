using Microsoft.Extensions.Options;

namespace OutlookRejectionHelper.Auth;

/// <summary>Which mailboxes the server may speak to.</summary>
internal sealed class GraphSettings(IOptions<EntraOptions> entra) : IValidateOptions<GraphOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        var failure = FailureOf(options.BaseUrl);
        return failure is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failure);
    }

    private string? FailureOf(string baseUrl)
    {
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.Query.Length + address.UserInfo.Length > 0 || address.AbsolutePath == "/")
            return $"Graph:BaseUrl is not an https address with a version, such as {Cloud.Global.Graph}/v1.0.";
        if (entra.Value.StandIn)
            return address.IsLoopback ? null : "Entra:StandIn is set, but Graph:BaseUrl is not on this machine: tokens of a stand-in are for a stand-in.";
        var clouds = Cloud.All.Where(cloud => cloud.Graph == Cloud.OriginOf(baseUrl)).ToList();
        if (clouds.Count == 0)
            return $"Graph:BaseUrl is none of Microsoft's: {string.Join(", ", Cloud.All.Select(cloud => cloud.Graph))}.";
        return clouds.Exists(cloud => cloud.Authority == Cloud.OriginOf(entra.Value.Authority)) ? null : "Graph:BaseUrl is of another cloud than Entra:Authority.";
    }
}
