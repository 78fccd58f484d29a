using Microsoft.Extensions.Options;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

public static partial class AuthExtensions
{
    /// <summary>Who may call, and the connection to their mailbox: by a key in local mode, by sign-in at Entra in Graph mode.</summary>
    public static IServiceCollection AddAuth(this IServiceCollection services, IConfiguration configuration, ServerMode mode)
    {
        services.AddSingleton(mode);
        services.AddGraphConnection(mode);
        services.AddScoped<RequestUser>();
        if (mode.IsLocal)
            return services.AddSingleton(new LocalKey(configuration["Local:Key"]));

        services.AddOptions<EntraOptions>().BindConfiguration(EntraOptions.Section).ValidateOnStart();
        services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraOptions>, EntraSettings>();
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphSettings>();
        services.AddHttpClient(OnBehalfOfTokens.ClientName)
            .ConfigurePrimaryHttpMessageHandler(GraphConnection.NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<ServerCredential>();
        services.AddSingleton<OnBehalfOfTokens>();
        return services.AddApiTokens().AddRateLimits();
    }

    /// <summary>Asks for what the mode asks for, at the API and at the Graph subset; a server that others reach counts their calls too.</summary>
    public static IApplicationBuilder UseAuth(this WebApplication app, ServerMode mode)
    {
        if (mode.IsLocal)
            return app.UseLocalKey();
        var entra = app.Services.GetRequiredService<IOptions<EntraOptions>>().Value;
        if (ServerCredential.IsSet(entra.ClientSecret))
            Log.Secret(app.Logger);
        if (entra.StandIn)
            Log.StandIn(app.Logger);
        app.UseApiTokens();
        return app.UseRateLimiter();
    }

    private static IApplicationBuilder UseLocalKey(this IApplicationBuilder app) => app.Use((context, next) =>
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

    private static partial class Log
    {
        [LoggerMessage(2000, LogLevel.Warning, "Entra:ClientSecret is in use: a secret can be copied. Use Entra:Certificate or Entra:ManagedIdentity before others use this server.")]
        public static partial void Secret(ILogger logger);

        [LoggerMessage(2001, LogLevel.Warning, "Entra:StandIn is in use: people sign in at a stand-in on this machine, not at Entra.")]
        public static partial void StandIn(ILogger logger);
    }
}
