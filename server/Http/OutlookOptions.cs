namespace OutlookRejectionHelper.Http;

/// <summary>The Outlooks that may frame the add-in's pages.</summary>
public sealed class OutlookOptions
{
    public const string Section = "Outlook";

    /// <summary>Origins beside Microsoft's own, such as https://mail.example.com for Outlook on the web of one's own Exchange, or a national cloud's.</summary>
    public IList<string> Hosts { get; init; } = [];

    /// <summary>https, a host, perhaps a port, and nothing that a policy would read as more than one source.</summary>
    internal bool IsValid() => Hosts.All(host => Uri.TryCreate(host, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps && uri.GetLeftPart(UriPartial.Authority) == host && uri.UserInfo.Length == 0);
}
