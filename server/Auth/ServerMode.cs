namespace OutlookRejectionHelper.Auth;

/// <summary>How mailboxes are reached, found by configuration alone.</summary>
/// <param name="IsLocal">
/// The mailbox on this machine, and pages that carry a key; otherwise Microsoft Graph, on behalf of who signs in.
/// </param>
public sealed record ServerMode(bool IsLocal)
{
    /// <summary>Graph as soon as anything of a registration is configured: half a registration must not open a local mailbox to others.</summary>
    public static ServerMode Of(IConfiguration configuration) =>
        new(!configuration.GetSection(EntraOptions.Section).AsEnumerable().Any(setting => !string.IsNullOrWhiteSpace(setting.Value)));
}
