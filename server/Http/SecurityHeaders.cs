using Microsoft.Extensions.Options;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.Http;

/// <summary>Response headers by route. No X-Frame-Options anywhere: new Outlook frames pages of the add-in's origin.</summary>
internal static class SecurityHeaders
{
    // The hosts of Outlook on the web and new Outlook; 'self' is the simulated Outlook.
    private const string OutlookHosts = "'self' https://outlook.office.com https://outlook.office365.com https://outlook.live.com https://outlook.cloud.microsoft";

    /// <summary>The simulated Outlook shows mail in sandboxed frames, which inherit this: mail brings inline styles, and nothing else.</summary>
    private const string SimulatedOutlook = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; frame-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Api = "default-src 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app, ServerMode mode)
    {
        var page = Page(app.Services.GetRequiredService<IOptions<OutlookOptions>>().Value, mode.IsLocal ? null : app.Services.GetRequiredService<IOptions<EntraOptions>>().Value);
        return app.Use((context, next) =>
        {
            var path = context.Request.Path;
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                // Outlook shows the icons on its own pages; nobody else's page needs anything from here.
                headers["Cross-Origin-Resource-Policy"] = path.StartsWithSegments("/icons") ? "cross-origin" : "same-origin";
                headers.ContentSecurityPolicy = IsApi(path) ? Api : path == "/" && mode.IsLocal ? SimulatedOutlook : page;
                if (IsApi(path))
                    headers.CacheControl = "no-store";
                // Browsers heed it over https only, whoever ended that; on this machine it would bind every other port too.
                if (!mode.IsLocal && !Cloud.IsLoopback($"https://{context.Request.Host}"))
                    headers.StrictTransportSecurity = "max-age=31536000";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Refuses what a page of another site sends to the API; there are no cookies, this is the second fence.</summary>
    public static IApplicationBuilder UseSameOriginApi(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (IsApi(request.Path) && (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" || IsForeign(request)))
            throw new ProblemException(StatusCodes.Status403Forbidden, "cross-site", "Only the add-in's own pages may call this address.");
        return next(context);
    });

    internal static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/graph");

    /// <summary>For browsers that do not send Sec-Fetch-Site: their Origin says the same, "null" included. The scheme may be a proxy's.</summary>
    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The pane signs in at the authority where there is one: in a pop-up, and without a word in a hidden frame.</summary>
    private static string Page(OutlookOptions outlook, EntraOptions? entra)
    {
        var authority = entra is null ? "" : " " + Cloud.OriginOf(entra.Authority);
        return "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com; "
            + $"style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'{authority}; frame-src 'self' https://appsforoffice.microsoft.com{authority}; "
            + $"base-uri 'none'; form-action 'none'; frame-ancestors {string.Join(' ', [OutlookHosts, .. outlook.Hosts])}";
    }
}
