using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Mail;

/// <summary>The real reader and the real SDK; only the network is played.</summary>
public sealed class GraphMailReaderTests
{
    private const string Id = "AAkALgAAAAAAHYQDEapm-_=1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_AsksOnceForWhatItNeeds()
    {
        using var graph = new Wire(_ => Json(HttpStatusCode.OK, """
            {"id": "AAkALgAAAAAAHYQDEapm-_=1", "conversationId": "c1", "subject": "Your\tapplication",
             "from": {"emailAddress": {"name": "Anna", "address": "anna@firm.example"}}, "replyTo": [],
             "body": {"contentType": "html", "content": "<p>Hello</p>"}, "receivedDateTime": "2026-11-20T09:00:00Z",
             "internetMessageHeaders": [{"name": "Precedence", "value": "bulk"}], "isDraft": false}
            """));

        var message = await graph.ReadAsync(Id);

        Assert.Equal(Id, message.Id);
        Assert.Equal("Your application", message.Subject);
        Assert.Equal(new MailAddress("Anna", "anna@firm.example"), message.From);
        Assert.Equal(new MailBody(MailBodyKind.Html, "<p>Hello</p>"), message.Body);
        Assert.Equal([new MailHeader("Precedence", "bulk")], message.Headers);
        var request = Assert.Single(graph.Requests);
        Assert.Contains("/me/messages/" + Uri.EscapeDataString(Id), request.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("select=id,", Uri.UnescapeDataString(request.RequestUri.Query), StringComparison.Ordinal);
        Assert.Contains("IdType=\"ImmutableId\"", string.Join(',', request.Headers.GetValues("Prefer")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../users/victim")]
    [InlineData("AAMk AGI2")]
    [InlineData("AAMk\n")]
    [InlineData("ÄAMk")]
    public async Task Read_OfAnIdOfAnotherShape_AsksNobody(string id)
    {
        using var graph = new Wire(_ => throw new InvalidOperationException());

        var problem = await Assert.ThrowsAsync<ProblemException>(() => graph.ReadAsync(id));

        Assert.Equal((400, "message-id-malformed"), (problem.Status, problem.Code));
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task Read_OfAnIdInOutlooksOwnForm_AsksForItInGraphsForm()
    {
        using var graph = new Wire(_ => Json(HttpStatusCode.OK, """{"id": "A", "body": {"contentType": "text", "content": ""}}"""));

        await graph.ReadAsync("AAMk/AG+I2=");

        Assert.Contains("/me/messages/AAMk-AG_I2", Assert.Single(graph.Requests).RequestUri!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfAnIdTooLong_AsksNobody()
    {
        using var graph = new Wire(_ => throw new InvalidOperationException());

        await Assert.ThrowsAsync<ProblemException>(() => graph.ReadAsync(new string('A', 513)));

        Assert.Empty(graph.Requests);
    }

    [Theory]
    [InlineData(400, "ErrorInvalidIdMalformed", 400, "message-id-malformed")]
    [InlineData(401, "InvalidAuthenticationToken", 401, "sign-in-required")]
    [InlineData(403, "ErrorAccessDenied", 403, "mailbox-forbidden")]
    [InlineData(404, "ErrorItemNotFound", 404, "message-not-found")]
    [InlineData(500, "ErrorInternalServerError", 503, "mailbox-unreachable")]
    public async Task Read_ThatIsRefused_TellsWhy(int status, string code, int expectedStatus, string expectedCode)
    {
        using var graph = new Wire(_ => Json((HttpStatusCode)status, $$"""{ "error": { "code": "{{code}}", "message": "No." } }"""));

        var problem = await Assert.ThrowsAsync<ProblemException>(() => graph.ReadAsync(Id));

        Assert.Equal((expectedStatus, expectedCode), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Read_WhenNobodyAnswers_SaysSo()
    {
        using var graph = new Wire(_ => throw new HttpRequestException("refused"));

        var problem = await Assert.ThrowsAsync<ProblemException>(() => graph.ReadAsync(Id));

        Assert.Equal((503, "mailbox-unreachable"), (problem.Status, problem.Code));
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };

    private sealed class Wire(Func<HttpRequestMessage, HttpResponseMessage> answer) : AppFixture
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public async Task<MailMessage> ReadAsync(string id)
        {
            await using var scope = Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IMailReader>().ReadAsync(id, Cancellation);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddHttpClient(GraphConnection.ClientName).ConfigurePrimaryHttpMessageHandler(() => new Handler(this, answer)));
        }

        private sealed class Handler(Wire wire, Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                wire.Requests.Add(request);
                return Task.FromResult(answer(request));
            }
        }
    }
}
