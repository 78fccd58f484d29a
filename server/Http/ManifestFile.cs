using System.Xml.Linq;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.Http;

/// <summary>The manifest as Outlook is to read it: for the address that was asked, with what Graph mode adds.</summary>
internal static class ManifestFile
{
    /// <summary>The address that manifest.xml is written for.</summary>
    private const string Origin = "https://localhost:5443";

    private static readonly XNamespace _app = "http://schemas.microsoft.com/office/appforoffice/1.1";
    private static readonly XNamespace _overrides = "http://schemas.microsoft.com/office/mailappversionoverrides/1.1";

    /// <summary>Outlook loads over https only, so any other machine's address becomes one: before it stands what ends TLS.</summary>
    public static string OriginOf(HttpRequest request)
    {
        var asked = $"{request.Scheme}://{request.Host}";
        return Cloud.IsLoopback(asked) ? asked : $"https://{request.Host}";
    }

    /// <param name="authority">Where people sign in, in Graph mode; null in local mode.</param>
    public static string For(string manifest, string origin, string? authority)
    {
        var addressed = manifest.Replace(Origin, origin, StringComparison.Ordinal);
        if (authority is null)
            return addressed;
        var document = XDocument.Parse(addressed, LoadOptions.PreserveWhitespace);
        AddSignIn(document, authority);
        return $"{document.Declaration}\n{document}";
    }

    private static void AddSignIn(XDocument document, string authority)
    {
        // The sign-in page may open where the client has no nested app authentication.
        document.Root?.Element(_app + "AppDomains")?.Add(new XElement(_app + "AppDomain", Cloud.OriginOf(authority)));
        // Mail of shared mailboxes can be read through Graph, by the owner's route.
        foreach (var form in document.Descendants(_overrides + "DesktopFormFactor").Where(form => form.Element(_overrides + "SupportsSharedFolders") is null).ToList())
            form.AddFirst(new XElement(_overrides + "SupportsSharedFolders", "true"));
    }
}
