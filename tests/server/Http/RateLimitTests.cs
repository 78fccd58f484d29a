using System.Net;
using System.Net.Http.Json;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Tests.Auth;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Http;

/// <summary>A server that others reach bears with so many calls of each, and no more.</summary>
public sealed class RateLimitTests(GraphModeFixture app) : IClassFixture<GraphModeFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_BeyondTheLimit_AreToldToWait_AndOthersAreNot()
    {
        using var nobody = app.ClientOf(null);
        using var sam = app.ClientOf(StandInUser.Sam);

        for (var call = 0; call < RateLimits.OfAnAddress; call++)
        {
            using var allowed = await nobody.PostAsJsonAsync("/api/suggestions", new { }, Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, allowed.StatusCode);
        }

        using var refused = await nobody.PostAsJsonAsync("/api/suggestions", new { }, Cancellation);
        using var signedIn = await sam.PostAsJsonAsync("/api/suggestions", new { }, Cancellation);
        using var page = await nobody.GetAsync(new Uri("/healthz", UriKind.Relative), Cancellation);

        Assert.Equal((HttpStatusCode.TooManyRequests, "throttled"), (refused.StatusCode, await MessageIdTests.CodeAsync(refused)));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (signedIn.StatusCode, page.StatusCode));
    }
}
