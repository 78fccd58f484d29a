namespace OutlookRejectionHelper.Http;

/// <summary>Keeps mail out of the log whatever level is configured.</summary>
internal static class QuietLogging
{
    /// <summary>At Trace it writes down the arguments of every action: whole mails, here.</summary>
    private const string Actions = "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker";

    /// <summary>Adds a rule for that category to those that are configured: their level, but never below Debug.</summary>
    public static IServiceCollection AddQuietLogging(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
            options.Rules.Add(new LoggerFilterRule(provider, Actions, (LogLevel)Math.Max((int)LevelOf(options, provider), (int)LogLevel.Debug), filter: null));
    });

    /// <summary>As the logger factory chooses: a rule for the provider first, then the longest category, then the last.</summary>
    private static LogLevel LevelOf(LoggerFilterOptions options, string? provider) => options.Rules
        .Where(rule => (rule.ProviderName is null || rule.ProviderName == provider) && Actions.StartsWith((rule.CategoryName ?? "").Split('*')[0], StringComparison.OrdinalIgnoreCase))
        .OrderBy(rule => rule.ProviderName is not null).ThenBy(rule => rule.CategoryName?.Length ?? 0)
        .LastOrDefault()?.LogLevel ?? options.MinLevel;
}
