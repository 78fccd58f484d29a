namespace OutlookRejectionHelper.Http;

/// <summary>Response headers by route. No X-Frame-Options anywhere: new Outlook frames pages of the add-in's origin.</summary>
internal static class SecurityHeaders
{
    // The hosts of Outlook on the web and new Outlook; 'self' is the simulated Outlook.
    private const string Ancestors = "frame-ancestors 'self' https://outlook.office.com https://outlook.office365.com https://outlook.live.com https://outlook.cloud.microsoft";

    private const string Page = "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com; "
        + "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self' https://appsforoffice.microsoft.com; "
        + "base-uri 'none'; form-action 'none'; " + Ancestors;

    /// <summary>The simulated Outlook shows mail in sandboxed frames, which inherit this: mail brings inline styles, and nothing else.</summary>
    private const string SimulatedOutlook = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; frame-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Api = "default-src 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isApi = IsApi(context.Request.Path);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.ContentSecurityPolicy = isApi ? Api : context.Request.Path == "/" ? SimulatedOutlook : Page;
            if (isApi)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Refuses what a page of another site sends to the API; there are no cookies, this is the second fence.</summary>
    public static IApplicationBuilder UseSameOriginApi(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (IsApi(request.Path) && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            throw new ProblemException(StatusCodes.Status403Forbidden, "cross-site", "Only the add-in's own pages may call this address.");
        return next(context);
    });

    internal static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/graph");
}
