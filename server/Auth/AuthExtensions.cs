using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

public static class AuthExtensions
{
    /// <summary>The per-start key and the connection to the mailbox.</summary>
    public static IServiceCollection AddAuth(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new LocalKey(configuration["Local:Key"]));
        services.AddGraphConnection();
        return services;
    }

    /// <summary>Asks for the key: in its header at the API, as a bearer token at the Graph subset.</summary>
    public static IApplicationBuilder UseLocalKey(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var key = context.RequestServices.GetRequiredService<LocalKey>();
        var request = context.Request;
        var presented = request.Path.StartsWithSegments("/api") ? request.Headers[LocalKey.Header].ToString()
            : request.Path.StartsWithSegments("/graph") ? Bearer(request.Headers.Authorization.ToString())
            : key.Value;
        return key.Matches(presented)
            ? next(context)
            : throw new ProblemException(StatusCodes.Status401Unauthorized, "key-required", $"Send this server's key in the {LocalKey.Header} header; its pages carry it.");
    });

    private static string? Bearer(string header) =>
        header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
}
