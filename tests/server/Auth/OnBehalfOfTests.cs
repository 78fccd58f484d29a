using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>What Entra and Graph refuse on the way, and that no call is ever made with another user's token.</summary>
public sealed class OnBehalfOfTests : IAsyncLifetime
{
    private const string Subject = "Senior Data Analyst: our decision";
    private const string Claims = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    private readonly GraphModeFixture _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private StandInKnobs Knobs => _app.Entra.Knobs;

    public async ValueTask InitializeAsync() => await _app.InitializeAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Permissions_AreAskedForOneByOne_WhenFirstNeeded()
    {
        using var client = _app.ClientOf(StandInUser.Sam);
        var id = await _app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);

        var read = await RefusalAsync(await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation));
        Knobs.Consent(StandInUser.Sam, "Mail.Read");
        using var suggestion = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);
        var draft = await RefusalAsync(await PostAsync(client, "/api/replies/drafts", new { messageId = id, html = "<p>Thank you for telling me.</p>" }));
        var date = await RefusalAsync(await PostAsync(client, "/api/follow-ups", Date("Say hello")));
        Knobs.Consent(StandInUser.Sam, "Mail.ReadWrite", "Calendars.ReadWrite");
        using var drafted = await PostAsync(client, "/api/replies/drafts", new { messageId = id, html = "<p>Thank you for telling me.</p>" });
        using var dated = await PostAsync(client, "/api/follow-ups", Date("Say hello"));

        Assert.Equal((401, "consent-required", "https://graph.microsoft.com/Mail.Read"), read);
        Assert.Equal(HttpStatusCode.OK, suggestion.StatusCode);
        Assert.Equal((401, "consent-required", "https://graph.microsoft.com/Mail.ReadWrite"), draft);
        Assert.Equal((401, "consent-required", "https://graph.microsoft.com/Calendars.ReadWrite"), date);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (drafted.StatusCode, dated.StatusCode));
        Assert.All(_app.Entra.Graph.Calls.Where(call => !call.Query.Contains("$top=200", StringComparison.Ordinal)), call => Assert.Single(call.Scopes));
    }

    [Fact]
    public async Task Credential_IsKeptForTheAssertion_SoThatEntraIsAskedOnce()
    {
        Knobs.Consent(StandInUser.Sam, "Mail.Read");
        using var client = _app.ClientOf(StandInUser.Sam);
        var id = await _app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);

        using var first = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);
        Knobs.Withdraw(StandInUser.Sam);
        using var second = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);
        using var otherAssertion = _app.ClientOf(StandInUser.Sam);
        using var third = await otherAssertion.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        // The third asks again, and hears that the consent has gone.
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized], (HttpStatusCode[])[first.StatusCode, second.StatusCode, third.StatusCode]);
        Assert.Equal(2, _app.Services.GetRequiredService<OnBehalfOfTokens>().Count);
    }

    [Fact]
    public async Task ClaimsChallenge_OfEntra_TravelsToThePaneAndIsMetOnce()
    {
        Knobs.Consent(StandInUser.Sam, "Mail.Read");
        Knobs.Claims = Claims;
        using var client = _app.ClientOf(StandInUser.Sam);
        var id = await _app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);

        using var challenged = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);
        var problem = await challenged.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var claims = _app.Entra.ApiClaims(StandInUser.Sam);
        claims["acrs"] = new System.Text.Json.Nodes.JsonArray("c1");
        using var proven = _app.ClientWith(_app.Entra.Mint.Sign(claims));
        using var answered = await proven.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "claims-challenge"), (challenged.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(Claims, Encoding.UTF8.GetString(Convert.FromBase64String(problem.GetProperty("claims").GetString()!)));
        Assert.Contains("claims=", Assert.Single(challenged.Headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.OK, null)]
    [InlineData(2, HttpStatusCode.Unauthorized, "claims-challenge")]
    public async Task ClaimsChallenge_OfGraph_IsMetWithANewTokenOnce_ThenTravels(int times, HttpStatusCode status, string? code)
    {
        Knobs.Consent(StandInUser.Sam, "Mail.Read");
        using var client = _app.ClientOf(StandInUser.Sam);
        var id = await _app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);
        _app.FaultsOf(StandInUser.Sam).Add(MailboxFault.Challenge(Claims) with { Times = times });

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.True(status == answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        if (code is not null)
            Assert.Equal(code, await MessageIdTests.CodeAsync(answer));
    }

    [Fact]
    public async Task Token_ThatEndsMidFlow_IsRefusedAndItsCredentialIsGone()
    {
        Knobs.Consent(StandInUser.Sam, "Mail.Read", "Calendars.ReadWrite");
        using var client = _app.ClientWith(_app.Entra.ApiToken(StandInUser.Sam, TimeSpan.FromMinutes(10)));
        var id = await _app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);
        using var before = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        // Ended at Entra, but within what two clocks may be apart: Entra says so.
        _app.Clock.Advance(TimeSpan.FromMinutes(11));
        using var atEntra = await PostAsync(client, "/api/follow-ups", Date("Say hello"));
        // Ended for us too.
        _app.Clock.Advance(TimeSpan.FromMinutes(6));
        using var here = await PostAsync(client, "/api/follow-ups", Date("Say hello"));
        using var renewed = _app.ClientOf(StandInUser.Sam);
        using var after = await PostAsync(renewed, "/api/follow-ups", Date("Say hello"));

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, "token-invalid"), (atEntra.StatusCode, await MessageIdTests.CodeAsync(atEntra)));
        Assert.Equal((HttpStatusCode.Unauthorized, "token-invalid"), (here.StatusCode, await MessageIdTests.CodeAsync(here)));
        Assert.Equal(HttpStatusCode.Created, after.StatusCode);
    }

    [Theory]
    [InlineData("out", 503, "sign-in-unavailable")]
    [InlineData("hangs", 503, "sign-in-unavailable")]
    [InlineData("refuses the server", 502, "sign-in-misconfigured")]
    public async Task Entra_ThatDoesNotHelp_EndsInAWordInTime(string how, int status, string code)
    {
        Knobs.Consent(StandInUser.Sam, "Mail.Read");
        using var client = _app.ClientOf(StandInUser.Sam);
        // The keys are known by now.
        using var warm = await client.PostAsJsonAsync("/api/suggestions", new { }, Cancellation);
        (Knobs.IsOut, Knobs.Delay, Knobs.RefusesTheServer) = (how is "out", how is "hangs" ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, how is "refuses the server");
        var watch = Stopwatch.StartNew();

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = "AAMk" }, Cancellation);

        Assert.Equal((status, code), ((int)answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
        Assert.Equal(how is not "refuses the server", answer.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task Entra_ThatIsOutBeforeItsKeysAreKnown_LeavesATokenUndecided()
    {
        Knobs.IsOut = true;
        using var client = _app.ClientOf(StandInUser.Sam);

        using var during = await client.PostAsJsonAsync("/api/suggestions", new { }, Cancellation);
        Knobs.IsOut = false;
        using var after = await client.PostAsJsonAsync("/api/suggestions", new { }, Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "sign-in-unavailable"), (during.StatusCode, await MessageIdTests.CodeAsync(during)));
        Assert.Equal("invalid-request", await MessageIdTests.CodeAsync(after));
    }

    [Fact]
    public async Task MixedRequestsOfTwoUsers_InParallel_NeverUseTheOthersToken()
    {
        const int Requests = 1000;
        StandInUser[] users = [StandInUser.Sam, StandInUser.Kim];
        var ids = new Dictionary<StandInUser, string>();
        var tokens = new Dictionary<StandInUser, string[]>();
        foreach (var user in users)
        {
            Knobs.Consent(user, "Mail.Read", "Mail.ReadWrite", "Calendars.ReadWrite");
            ids[user] = await _app.MessageIdAsync(user, Subject, Cancellation);
            tokens[user] = [.. Enumerable.Range(0, 5).Select(_ => _app.Entra.ApiToken(user))];
        }

        using var client = _app.CreateClient();
        var statuses = new ConcurrentBag<HttpStatusCode>();

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancellation }, async (number, cancellation) =>
        {
            var user = users[number % 2];
            using var request = (number / 2 % 4) switch
            {
                0 => Request(HttpMethod.Post, "/api/suggestions", new { messageId = ids[user] }),
                1 => Request(HttpMethod.Post, "/api/follow-ups", Date($"{user.Login}-{number % 40}")),
                2 => Request(HttpMethod.Get, "/api/follow-ups", null),
                _ => Request(HttpMethod.Post, "/api/replies/drafts", new { messageId = ids[user], html = $"<p>Thank you, says {user.Login}.</p>" }),
            };
            request.Headers.Authorization = new("Bearer", tokens[user][number % 5]);
            // The same keys for both: a key is its user's own.
            request.Headers.Add("Idempotency-Key", $"key-{number % 40 / 2}");
            using var answer = await client.SendAsync(request, cancellation);
            statuses.Add(answer.StatusCode);
            if (request.Method == HttpMethod.Get)
                Assert.DoesNotContain(users[(number + 1) % 2].Login + "-", await answer.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        });

        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, status.ToString()));
        Assert.Equal(Requests, statuses.Count);
        foreach (var user in users)
        {
            var own = _app.Entra.Graph.Calls.Where(call => call.ObjectId == user.ObjectId).ToList();
            Assert.True(own.Count >= Requests / 2);
            Assert.DoesNotContain(own, call => call.Path.Contains(ids[users.Single(other => other != user)], StringComparison.Ordinal));
            var events = await GraphModeMailbox.GetAsync(_app.Entra, user, "/me/events?$top=200&$select=subject", Cancellation);
            Assert.All(events.GetProperty("value").EnumerateArray(), item => Assert.StartsWith(user.Login + "-", item.GetProperty("subject").GetString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task MessageOfAnotherUser_WithOnesOwnToken_IsNotFound()
    {
        Knobs.Consent(StandInUser.Sam, "Mail.Read");
        using var client = _app.ClientOf(StandInUser.Sam);

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = await _app.MessageIdAsync(StandInUser.Kim, Subject, Cancellation) }, Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "message-not-found"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        Assert.Equal(StandInUser.Sam.ObjectId, _app.Entra.Graph.Calls.Last(call => !call.Query.Contains("$top=200", StringComparison.Ordinal)).ObjectId);
    }

    private static object Date(string subject) => new
    {
        kind = "stayInTouch",
        subject,
        body = "",
        start = new { dateTime = "2027-01-05T09:00:00", timeZone = "Europe/Paris" },
        end = new { dateTime = "2027-01-05T09:15:00", timeZone = "Europe/Paris" },
    };

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body) => new(method, path) { Content = body is null ? null : JsonContent.Create(body) };

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = Request(HttpMethod.Post, path, body);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<(int Status, string? Code, string? Scope)> RefusalAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            return ((int)answer.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("scopes").EnumerateArray().Single().GetString());
        }
    }
}
