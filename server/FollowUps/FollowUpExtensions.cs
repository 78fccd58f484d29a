namespace OutlookRejectionHelper.FollowUps;

public static class FollowUpExtensions
{
    /// <summary>Dates to come back on: choosing them, and keeping them in the calendar.</summary>
    public static IServiceCollection AddFollowUps(this IServiceCollection services) => services
        .AddSingleton<FollowUpScheduler>()
        .AddScoped<IFollowUpCalendar, GraphCalendar>()
        .AddScoped<IMailboxZone, GraphMailboxZone>();
}
