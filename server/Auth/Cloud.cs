using System.Collections.Immutable;

namespace OutlookRejectionHelper.Auth;

/// <summary>One of Microsoft's clouds: where its people sign in, and where their mailboxes are.</summary>
/// <remarks>https://learn.microsoft.com/graph/deployments</remarks>
internal sealed record Cloud(string Authority, string Graph)
{
    public static Cloud Global { get; } = new("https://login.microsoftonline.com", "https://graph.microsoft.com");

    public static ImmutableArray<Cloud> All { get; } =
    [
        Global,
        new("https://login.microsoftonline.us", "https://graph.microsoft.us"),
        new("https://login.microsoftonline.us", "https://dod-graph.microsoft.us"),
        new("https://login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn"),
    ];

    public static string OriginOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : "";

    public static bool IsLoopback(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
