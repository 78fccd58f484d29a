using System.Threading.RateLimiting;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.Http;

/// <summary>How often one user, or one address that is not signed in, may call the API of a server that others reach.</summary>
internal static class RateLimits
{
    public const int OfAUser = 600;

    public const int OfAnAddress = 120;

    private static readonly TimeSpan _period = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context));
        options.OnRejected = (_, _) => throw new ProblemException(StatusCodes.Status429TooManyRequests, "throttled", "Too many calls in a minute.") { RetryAfter = _period };
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
            return RateLimitPartition.GetNoLimiter("");
        var user = context.RequestServices.GetRequiredService<RequestUser>().User;
        return user is null ? Partition($"address {context.Connection.RemoteIpAddress}", OfAnAddress) : Partition($"user {user.Tenant} {user.ObjectId}", OfAUser);
    }

    private static RateLimitPartition<string> Partition(string key, int limit) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = limit, Window = _period, SegmentsPerWindow = 6, QueueLimit = 0 });
}
