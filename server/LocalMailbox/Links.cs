namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Addresses of items in the simulated Outlook, where Graph gives those in Outlook on the web.</summary>
internal static class Links
{
    public static string To(Call call, string kind, string id) =>
        $"{call.Request.Site}/?{kind}={Uri.EscapeDataString(id)}";
}
