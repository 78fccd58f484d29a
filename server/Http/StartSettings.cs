using System.Collections.Immutable;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.Http;

/// <summary>Settings that must agree with each other before the server starts: a wrong one stops it, with a sentence that names it.</summary>
internal static partial class StartSettings
{
    private static readonly ImmutableArray<string> _localOnly = ["Local:Key", "LocalMailbox:Folder", "LocalMailbox:StateFolder"];

    public static IServiceCollection AddStartSettings(this IServiceCollection services, ServerMode mode)
    {
        var settings = services.AddOptions<Checked>()
            .Validate<IConfiguration>(
                (_, configuration) => configuration["AllowedHosts"] is { Length: > 0 } hosts && !hosts.Split(';').Contains("*"),
                "AllowedHosts is empty or \"*\": name the hosts that the server is called by, separated by semicolons; other names may lead anybody's page here.")
            .Validate<IConfiguration>(
                (_, configuration) => IsOpenToOthers(configuration, mode) || AddressesOf(configuration).All(LocalAddresses.IsLoopback),
                $"urls (or Kestrel:Endpoints) is open to others, but {(mode.IsLocal ? "without an Entra registration" : "with Entra:StandIn")} the server may only listen on this machine, as with --urls http://localhost:5080.");
        if (mode.IsLocal)
            settings.Validate<IConfiguration>((_, configuration) => !IsSet(configuration, "Graph:BaseUrl"), "Graph:BaseUrl is set, but no Entra registration: without one the mailbox is the one on this machine.");
        foreach (var name in mode.IsLocal ? [] : _localOnly)
            settings.Validate<IConfiguration>((_, configuration) => !IsSet(configuration, name), $"{name} is for the mailbox on this machine, which does not exist beside an Entra registration: remove one of them.");
        settings.ValidateOnStart();
        return services;
    }

    /// <summary>Looks at every setting that is checked at start.</summary>
    /// <returns>False when one is wrong: then the server must not run. What is wrong has been logged, and the process's exit code is 1.</returns>
    public static bool HasGoodSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (Exception exception) when (FailuresOf(exception) is { Length: > 0 } failures)
        {
            foreach (var failure in failures)
                Log.Wrong(app.Logger, failure);
            Environment.ExitCode = 1;
            // Flushes the log.
            (app as IDisposable).Dispose();
            return false;
        }
    }

    /// <summary>Whether others may reach the server: it then knows who calls by their sign-in, and by a real one.</summary>
    public static bool IsOpenToOthers(IConfiguration configuration, ServerMode mode) => !mode.IsLocal && !configuration.GetValue($"{EntraOptions.Section}:{nameof(EntraOptions.StandIn)}", false);

    private static ImmutableArray<string> FailuresOf(Exception exception) => exception switch
    {
        OptionsValidationException single => [.. single.Failures.Distinct()],
        AggregateException { InnerExceptions: var inner } when inner.All(one => one is OptionsValidationException) => [.. inner.SelectMany(one => FailuresOf(one)).Distinct()],
        // A setting that is not of its type: the message names it, and its value, which is not told.
        InvalidOperationException { InnerException: FormatException or ArgumentException } => [$"{exception.Message.Split('\'').ElementAtOrDefault(3) ?? "A setting"} has a value of another kind."],
        _ => [],
    };

    private static IEnumerable<string> AddressesOf(IConfiguration configuration) =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>());

    private static bool IsSet(IConfiguration configuration, string name) => !string.IsNullOrWhiteSpace(configuration[name]);

    private sealed class Checked;

    private static partial class Log
    {
        [LoggerMessage(1012, LogLevel.Critical, "The server does not start: {Failure}")]
        public static partial void Wrong(ILogger logger, string failure);
    }
}
