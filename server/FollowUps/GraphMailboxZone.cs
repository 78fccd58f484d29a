using Microsoft.Graph;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>The time zone that the user's mailbox is set to.</summary>
internal sealed partial class GraphMailboxZone(GraphServiceClient graph, ILogger<GraphMailboxZone> logger) : IMailboxZone
{
    public async Task<TimeZoneInfo> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var settings = await GraphCall.RunAsync(
                () => graph.Me.MailboxSettings.GetAsync(request => request.QueryParameters.Select = ["timeZone"], cancellationToken), cancellationToken);
            if (!UserZone.IsKnown(settings?.TimeZone))
                Log.Unknown(logger);
            return UserZone.Find(settings?.TimeZone);
        }
        catch (ProblemException problem)
        {
            Log.Unread(logger, problem.Code);
            return TimeZoneInfo.Utc;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6010, LogLevel.Warning, "The mailbox is set to a time zone that is not known here; UTC is used")]
        public static partial void Unknown(ILogger logger);

        [LoggerMessage(6011, LogLevel.Warning, "The mailbox does not tell its time zone ({Code}); UTC is used")]
        public static partial void Unread(ILogger logger, string code);
    }
}
