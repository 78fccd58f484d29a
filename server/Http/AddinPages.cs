using System.Net;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.Http;

/// <summary>Serves the add-in's built pages, its manifest, and in local mode the simulated Outlook with the npm copy of office.js.</summary>
internal static class AddinPages
{
    private const string OfficeJsTag = "<script src=\"https://appsforoffice.microsoft.com/lib/1/hosted/office.js\"></script>";

    // The simulated Outlook has no network: MicrosoftAjax, which office.js loads from a CDN, is a stand-in of ours there.
    private const string LocalOfficeJsTags = "<script src=\"/outlook/microsoft-ajax.js\"></script><script src=\"/office-js/office.js\"></script>";

    private const string KeyTag = "<meta name=\"local-key\" content=\"\" />";

    public static void MapAddinPages(this WebApplication app, ServerMode mode)
    {
        var folders = AddinFolders.Find(app.Environment);
        // Signed in, nobody needs a key, and a page that anybody can fetch must not carry one.
        var key = mode.IsLocal ? app.Services.GetRequiredService<LocalKey>().Value : "";

        app.UseFolder("", folders.Pane);
        app.MapGet("/taskpane.html", (HttpContext context) =>
        {
            // Framed by Outlook, the page loads Microsoft's copy; framed by our own simulated Outlook, the npm copy.
            context.Response.Headers.Vary = "Sec-Fetch-Site";
            var isOutlook = context.Request.Headers["Sec-Fetch-Site"] == "cross-site";
            return Page(folders.Pane, "taskpane.html", key, isOutlook || !mode.IsLocal || !Directory.Exists(folders.OfficeJs));
        });
        app.MapGet("/manifest.xml", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var manifest = await File.ReadAllTextAsync(folders.Manifest, cancellationToken);
            var authority = mode.IsLocal ? null : request.HttpContext.RequestServices.GetRequiredService<IOptions<EntraOptions>>().Value.Authority;
            return Results.Text(ManifestFile.For(manifest, WebUtility.HtmlEncode(ManifestFile.OriginOf(request)), authority), "text/xml");
        });

        if (!mode.IsLocal || !Directory.Exists(folders.Outlook))
            return;
        app.UseFolder("/outlook", folders.Outlook);
        app.UseFolder("/office-js", folders.OfficeJs);
        app.MapGet("/", () => Page(folders.Outlook, "index.html", key, isCdn: true));

        // office.js asks this page whether a host that it does not know may be trusted; see the simulated Outlook's README.
        app.MapGet("/office-js/AgaveErrorUX/index.html", () => Page(folders.Outlook, "trust.html", key, isCdn: true));
    }

    private static IResult Page(string folder, string name, string key, bool isCdn)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "pages-missing", "The add-in's pages are not built: run `npm ci` and `npm run build` in addin/, or build the server without BuildAddin=false.");
        var html = File.ReadAllText(path).Replace(KeyTag, $"<meta name=\"local-key\" content=\"{WebUtility.HtmlEncode(key)}\" />", StringComparison.Ordinal);
        return Results.Text(isCdn ? html : html.Replace(OfficeJsTag, LocalOfficeJsTags, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    private static void UseFolder(this WebApplication app, string path, string folder)
    {
        if (Directory.Exists(folder))
            app.UseStaticFiles(new StaticFileOptions { RequestPath = path, FileProvider = new PhysicalFileProvider(folder) });
    }

    private sealed record AddinFolders(string Pane, string Outlook, string OfficeJs, string Manifest)
    {
        /// <summary>In a checkout the folders of addin/; in a publish what was copied beside the server, without the simulated Outlook.</summary>
        public static AddinFolders Find(IWebHostEnvironment environment)
        {
            var root = Path.GetFullPath(Path.Combine(environment.ContentRootPath, ".."));
            var addin = Path.Combine(root, "addin");
            return Directory.Exists(Path.Combine(addin, "src"))
                ? new(Path.Combine(addin, "dist", "pane"), Path.Combine(addin, "dist", "outlook"), Path.Combine(addin, "node_modules", "@microsoft", "office-js", "dist"), Path.Combine(root, "manifest.xml"))
                : new(Path.Combine(environment.ContentRootPath, "wwwroot"), Path.Combine(environment.ContentRootPath, "outlook"), Path.Combine(environment.ContentRootPath, "office-js"), Path.Combine(environment.ContentRootPath, "manifest.xml"));
        }
    }
}
