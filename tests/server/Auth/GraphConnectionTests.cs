using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>The one connection to the mailbox: where it goes, how long it waits, what it repeats.</summary>
public sealed class GraphConnectionTests(GraphConnectionTests.Fixture app) : IClassFixture<GraphConnectionTests.Fixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example/graph/v1.0/me/events")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("{scheme-http}")]
    [InlineData("{other-port}")]
    [InlineData("{user-info}")]
    [InlineData("{other-path}")]
    public async Task NextLink_ToAnotherOrigin_IsNotFollowed(string link)
    {
        var root = new Uri(app.Entra.Address, "/graph/v1.0/me/events");
        link = link switch
        {
            "{scheme-http}" => root.ToString().Replace("https:", "http:", StringComparison.Ordinal),
            "{other-port}" => new UriBuilder(root) { Port = root.Port + 1 }.ToString(),
            "{user-info}" => root.ToString().Replace("https://", "https://evil.example@", StringComparison.Ordinal),
            "{other-path}" => new Uri(app.Entra.Address, "/stand-in/token").ToString(),
            _ => link,
        };
        using var client = app.ClientOf(StandInUser.Sam);
        app.FaultsOf(StandInUser.Sam).Add(new()
        {
            Method = "GET",
            Path = "/me/events",
            Rewrite = answer =>
            {
                answer.Body!["@odata.nextLink"] = link;
                return answer;
            },
        });
        var calls = app.Entra.Graph.Calls.Count;

        using var answer = await client.GetAsync(new Uri("/api/follow-ups?timeZone=UTC", UriKind.Relative), Cancellation);

        Assert.Equal((HttpStatusCode.BadGateway, "mailbox-refused"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        Assert.Equal(calls + 1, app.Entra.Graph.Calls.Count);
    }

    [Theory]
    [InlineData(302, "https://evil.example/")]
    [InlineData(307, "http://169.254.169.254/latest")]
    [InlineData(301, "/graph/v1.0/me/messages/other")]
    public async Task Redirect_OfTheMailbox_IsNotFollowed(int status, string location)
    {
        using var client = app.ClientOf(StandInUser.Sam);
        app.FaultsOf(StandInUser.Sam).Add(new()
        {
            Method = "GET",
            Path = "/me/messages/*",
            Rewrite = answer => new MailboxAnswer(status, null) { Headers = { ["Location"] = location } },
        });
        var calls = app.Entra.Graph.Calls.Count;

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = await IdAsync() }, Cancellation);

        Assert.Equal((HttpStatusCode.BadGateway, "mailbox-refused"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        // One to learn the id, one that was redirected.
        Assert.Equal(calls + 2, app.Entra.Graph.Calls.Count);
    }

    [Fact]
    public async Task Throttled_ForLongerThanAPersonWaits_SaysSoAtOnce()
    {
        using var client = app.ClientOf(StandInUser.Sam);
        var id = await IdAsync();
        app.FaultsOf(StandInUser.Sam).Add(MailboxFault.Throttled(TimeSpan.FromSeconds(90)));
        var watch = Stopwatch.StartNew();

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "throttled"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        Assert.Equal(TimeSpan.FromSeconds(90), answer.Headers.RetryAfter?.Delta);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(12), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Throttled_UntilADate_WaitsAsLongAsTheDateSays()
    {
        using var client = app.ClientOf(StandInUser.Sam);
        var id = await IdAsync();
        var date = app.Clock.GetUtcNow().AddSeconds(75).ToString("R");
        app.FaultsOf(StandInUser.Sam).Add(new() { Path = "/me/messages/*", Rewrite = _ => new MailboxAnswer(429, new JsonObject()) { Headers = { ["Retry-After"] = date } } });
        var watch = Stopwatch.StartNew();

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "throttled"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        Assert.Equal(TimeSpan.FromSeconds(75), answer.Headers.RetryAfter?.Delta);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(12), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(75, "75")]
    [InlineData(1.2, "2")]
    [InlineData(-30, "0")]
    [InlineData(3600, "3600")]
    public async Task RetryAfter_ThatIsADate_BecomesTheSecondsToIt(double seconds, string expected)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero) - TimeSpan.FromSeconds(seconds));
        using var handler = new RetryAfterInSeconds(clock) { InnerHandler = new Answering("Mon, 23 Nov 2026 09:00:00 GMT") };
        using var http = new HttpClient(handler);

        using var answer = await http.GetAsync(new Uri("https://graph.example/"), Cancellation);

        Assert.Equal(expected, answer.Headers.GetValues("Retry-After").Single());
    }

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("POST", 1)]
    public async Task Unavailable_IsRepeatedForReadsOnly_AndEndsInOneWord(string method, int calls)
    {
        using var client = app.ClientOf(StandInUser.Sam);
        var id = await IdAsync();
        app.FaultsOf(StandInUser.Sam).Clear();
        app.FaultsOf(StandInUser.Sam).Add(MailboxFault.Unavailable() with { Method = method, Path = method is "GET" ? "/me/messages/*" : "/me/messages/*/createReply", Times = 9, RetryAfter = TimeSpan.Zero });
        using var request = new HttpRequestMessage(HttpMethod.Post, method is "GET" ? "/api/suggestions" : "/api/replies/drafts")
        {
            Content = method is "GET" ? JsonContent.Create(new { messageId = id }) : JsonContent.Create(new { messageId = id, html = "<p>Thank you for telling me.</p>" }),
        };
        request.Headers.Add("Idempotency-Key", "key");
        var before = Count();

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "mailbox-unreachable"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        Assert.Equal(calls, Count() - before);
        app.FaultsOf(StandInUser.Sam).Clear();

        int Count() => app.Entra.Graph.Calls.Count(call => call.Method == method && call.Path.StartsWith("/me/messages/", StringComparison.Ordinal));
    }

    private Task<string> IdAsync() => app.MessageIdAsync(StandInUser.Sam, "Senior Data Analyst: our decision", Cancellation);

    private sealed class Answering(string retryAfter) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request };
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return Task.FromResult(answer);
        }
    }

    public sealed class Fixture : GraphModeFixture
    {
        protected override void Prepare() => Entra.Knobs.Consent(StandInUser.Sam, "Mail.Read", "Mail.ReadWrite", "Calendars.ReadWrite");
    }
}
