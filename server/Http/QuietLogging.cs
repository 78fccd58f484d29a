namespace OutlookRejectionHelper.Http;

/// <summary>Keeps mail out of the log whatever level is configured.</summary>
internal static class QuietLogging
{
    /// <summary>At Trace it writes down the arguments of every action: whole mails, here.</summary>
    private const string Actions = "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker";

    /// <remarks>The last of the rules for a category counts, and one for a single provider counts more.</remarks>
    public static IServiceCollection AddQuietLogging(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
            options.Rules.Add(new LoggerFilterRule(provider, Actions, LogLevel.Debug, filter: null));
    });
}
