using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>The mailbox misbehaves on request, and how the server's own client and the SDK's take it.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TestMailbox _mailbox = new(withSamples: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GraphServiceClient Graph => _mailbox.Graph;

    [Fact]
    public async Task Throttled_TellsHowLongToWaitAndThenAnswers()
    {
        _mailbox.Faults.Add(MailboxFault.Throttled(TimeSpan.FromSeconds(17)) with { Times = 2 });

        var first = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.GetAsync(cancellationToken: Cancellation));
        var second = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.GetAsync(cancellationToken: Cancellation));
        var third = await Graph.Me.GetAsync(cancellationToken: Cancellation);

        Assert.Equal((429, "ApplicationThrottled"), (first.ResponseStatusCode, second.Error!.Code));
        Assert.Equal("17", Assert.Single(first.ResponseHeaders["Retry-After"]));
        Assert.NotNull(third);
    }

    [Fact]
    public async Task Fault_ForOneCall_LeavesTheOthersAlone()
    {
        _mailbox.Faults.Add(MailboxFault.Unavailable() with { Method = "POST", Path = "/me/events*" });

        await Graph.Me.Events.GetAsync(cancellationToken: Cancellation);
        await Graph.Me.Contacts.PostAsync(new() { GivenName = "Ada" }, cancellationToken: Cancellation);
        var error = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events.PostAsync(Event(), cancellationToken: Cancellation));

        Assert.Equal(503, error.ResponseStatusCode);
        Assert.Empty((await Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!);
    }

    [Fact]
    public async Task LostAnswer_HasMadeTheEvent_AndTheSecondTryIsToldSo()
    {
        _mailbox.Faults.Add(MailboxFault.LostAnswer() with { Method = "POST", Path = "/me/events" });

        var lost = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events.PostAsync(Event(), cancellationToken: Cancellation));
        var again = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events.PostAsync(Event(), cancellationToken: Cancellation));

        Assert.Equal((504, 409), (lost.ResponseStatusCode, again.ResponseStatusCode));
        Assert.Single((await Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!);
    }

    [Fact]
    public async Task ConnectionLostAfterTheWrite_HasMadeTheEvent()
    {
        _mailbox.Faults.Add(MailboxFault.Unreachable() with { AfterCommit = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => Graph.Me.Events.PostAsync(Event(), cancellationToken: Cancellation));

        Assert.Single((await Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!);
    }

    [Fact]
    public async Task Silent_LastsUntilTheCallerGivesUp()
    {
        _mailbox.Faults.Add(MailboxFault.Silent());
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Graph.Me.GetAsync(cancellationToken: patience.Token));
    }

    [Fact]
    public async Task Challenge_CarriesTheClaims()
    {
        const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1790000000"}}}""";
        _mailbox.Faults.Add(MailboxFault.Challenge(Claims) with { Times = 2 });

        var error = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.GetAsync(cancellationToken: Cancellation));

        Assert.Equal(401, error.ResponseStatusCode);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims)), Assert.Single(error.ResponseHeaders["WWW-Authenticate"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rewrite_LetsTheMailboxLie()
    {
        _mailbox.Faults.Add(new()
        {
            Path = "/me/messages",
            Rewrite = answer =>
            {
                answer.Body!["@odata.nextLink"] = "http://169.254.169.254/latest";
                return answer;
            },
        });

        var page = await Graph.Me.Messages.GetAsync(cancellationToken: Cancellation);

        Assert.Equal("http://169.254.169.254/latest", page!.OdataNextLink);
        Assert.NotEmpty(page.Value!);
    }

    [Theory]
    [InlineData("unreachable", 503, "mailbox-unreachable")]
    [InlineData("silent", 504, "mailbox-timeout")]
    [InlineData("challenge", 401, "claims-challenge")]
    [InlineData("throttled", 503, "throttled")]
    [InlineData("forbidden", 403, "mailbox-forbidden")]
    [InlineData("full", 507, "mailbox-full")]
    public async Task TheServersOwnCall_NamesWhatWentWrong(string kind, int status, string code)
    {
        var fault = kind switch
        {
            "unreachable" => MailboxFault.Unreachable(),
            "silent" => MailboxFault.Silent(),
            "challenge" => MailboxFault.Challenge("{}"),
            "throttled" => MailboxFault.Throttled(TimeSpan.FromSeconds(120)),
            "forbidden" => new MailboxFault { Status = 403, Code = "ErrorAccessDenied" },
            _ => new MailboxFault { Status = 507, Code = "ErrorQuotaExceeded" },
        };
        _mailbox.Faults.Add(fault with { Times = 9 });
        _mailbox.Http.Timeout = TimeSpan.FromMilliseconds(200);

        var problem = await Assert.ThrowsAsync<ProblemException>(() => GraphCall.RunAsync(() => Graph.Me.GetAsync(cancellationToken: Cancellation), Cancellation));

        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task TheSdksOwnRetry_WouldPostADraftTwice_AndTheServersClientDoesNot()
    {
        await using var server = new MailboxFixture();
        var wire = server.OverTheWire();
        using var scope = server.Services.CreateScope();
        var ours = server.InProcess(scope);
        var id = (await wire.Me.MailFolders["inbox"].Messages.GetAsync(cancellationToken: Cancellation))!.Value![0].Id;

        server.Faults.Add(MailboxFault.LostAnswer() with { Method = "POST", RetryAfter = TimeSpan.Zero });
        await wire.Me.Messages[id].CreateReply.PostAsync(new(), cancellationToken: Cancellation);
        var bySdk = await wire.Me.MailFolders["drafts"].Messages.Count.GetAsync(cancellationToken: Cancellation);
        server.Faults.Add(MailboxFault.LostAnswer() with { Method = "POST", RetryAfter = TimeSpan.Zero });
        await Assert.ThrowsAnyAsync<ApiException>(() => ours.Me.Messages[id].CreateReply.PostAsync(new(), cancellationToken: Cancellation));
        var byOurs = await wire.Me.MailFolders["drafts"].Messages.Count.GetAsync(cancellationToken: Cancellation) - bySdk;

        Assert.Equal((2, 1), (bySdk, byOurs));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(429, 2)]
    [InlineData(503, 2)]
    [InlineData(500, 1)]
    [InlineData(404, 1)]
    public async Task TheServersClient_RepeatsOnlyReadsThatMayYetSucceed(int? first, int expected)
    {
        await using var server = new MailboxFixture();
        _ = server.Address;
        using var scope = server.Services.CreateScope();
        var requests = 0;
        server.Faults.Add(new()
        {
            Times = int.MaxValue,
            Rewrite = answer => ++requests == 1 && first.HasValue
                ? new MailboxAnswer(first.Value) { Headers = { ["Retry-After"] = "0" } }
                : answer,
        });

        var error = await Record.ExceptionAsync(() => server.InProcess(scope).Me.GetAsync(cancellationToken: Cancellation));

        Assert.Equal(expected, requests);
        Assert.Equal(first is 500 or 404, error is ApiException);
    }

    [Fact]
    public async Task Unreachable_OverTheWire_BreaksTheConnection()
    {
        await using var server = new MailboxFixture();
        _ = server.Address;
        server.Faults.Add(MailboxFault.Unreachable());

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => server.OverTheWire().Me.GetAsync(cancellationToken: Cancellation));
        Assert.NotNull(await server.OverTheWire().Me.GetAsync(cancellationToken: Cancellation));
    }

    public void Dispose() => _mailbox.Dispose();

    private static Event Event() => new()
    {
        Subject = "Stay in touch",
        TransactionId = "t-1",
        Start = new() { DateTime = "2027-01-05T09:00:00", TimeZone = "UTC" },
        End = new() { DateTime = "2027-01-05T09:15:00", TimeZone = "UTC" },
    };
}
