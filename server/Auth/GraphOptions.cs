namespace OutlookRejectionHelper.Auth;

/// <summary>Where the mailboxes are, in Graph mode. In local mode nothing leaves the process.</summary>
public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>With the version; of one of Microsoft's clouds, the one that people sign in at.</summary>
    public string BaseUrl { get; set; } = Cloud.Global.Graph + "/v1.0";

    /// <summary>What scopes are named by: the cloud's Graph; a stand-in goes by the name of the real one.</summary>
    internal string Resource => Cloud.IsLoopback(BaseUrl) ? Cloud.Global.Graph : Cloud.OriginOf(BaseUrl);
}
