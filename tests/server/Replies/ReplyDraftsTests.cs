using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Drafts;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>Drafts through the API, made by the real Graph client in the local mailbox.</summary>
public sealed class ReplyDraftsTests : IDisposable
{
    private const string Html = "<p>Dear Maria,</p><p>Thank you for letting me know, and for the interview. I wish you all the best.</p><p>Kind regards,<br>Sam</p>";
    private const string Interview = "01-en-final-interview@northbeam.example";

    private readonly AppFixture _app = new();
    private readonly HttpClient _client;
    private readonly IServiceScope _scope;

    public ReplyDraftsTests()
    {
        _client = _app.CreateClient();
        _scope = _app.Services.CreateScope();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GraphServiceClient Graph => _scope.ServiceProvider.GetRequiredService<GraphServiceClient>();

    private LocalMailboxFaults Faults => _app.Services.GetRequiredService<LocalMailboxFaults>();

    public void Dispose()
    {
        _scope.Dispose();
        _client.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Create_PutsTheReplyAboveTheQuotation_AndAnswersTheSenderAlone()
    {
        var source = await SourceAsync(Interview);

        using var answer = await PostAsync(source.Id!, Html);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var draft = Assert.Single(await DraftsAsync(source));
        var body = draft.Body!.Content!;
        Assert.True(body.IndexOf("for the interview", StringComparison.Ordinal) is > 0 and var reply && reply < body.IndexOf("presentation on", StringComparison.Ordinal));
        Assert.Equal("RE: Senior Data Analyst: our decision", draft.Subject);
        Assert.Equal("maria.lindqvist@northbeam.example", Assert.Single(draft.ToRecipients!).EmailAddress!.Address);
        Assert.Empty(draft.CcRecipients!);
        Assert.StartsWith(StateProperty.Prefix + "reply;", Assert.Single(draft.SingleValueExtendedProperties!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ASecondTime_AnswersWithTheFirst_AndLeavesItAsItIs()
    {
        var source = await SourceAsync(Interview);
        using var first = await PostAsync(source.Id!, Html);
        var id = (await JsonAsync(first)).GetProperty("id").GetString();

        using var second = await PostAsync(source.Id!, Html.Replace("all the best", "every success", StringComparison.Ordinal), key: "another");

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(id, (await JsonAsync(second)).GetProperty("id").GetString());
        Assert.Contains("all the best", Assert.Single(await DraftsAsync(source)).Body!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_EightTimesAtOnce_MakesOneDraft()
    {
        var source = await SourceAsync(Interview);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(source.Id!, Html)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Single(await DraftsAsync(source));
    }

    [Fact]
    public async Task Create_AnswerOfCreateReplyLost_FindsTheDraftThatWasMade()
    {
        var source = await SourceAsync(Interview);
        Faults.Add(MailboxFault.LostAnswer() with { Method = "POST", Path = "/me/messages/*/createReply" });

        using var answer = await PostAsync(source.Id!, Html);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains("for the interview", Assert.Single(await DraftsAsync(source)).Body!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_CannotBeFilled_LeavesNothingBehind_AndWorksTheNextTime()
    {
        var source = await SourceAsync(Interview);
        Faults.Add(MailboxFault.Unavailable() with { Method = "PATCH" });

        using var failed = await PostAsync(source.Id!, Html);
        var left = await DraftsAsync(source);
        using var again = await PostAsync(source.Id!, Html);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Empty(left);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task Create_AfterTheDraftWasThrownAway_MakesAnother()
    {
        var source = await SourceAsync(Interview);
        using var first = await PostAsync(source.Id!, Html);
        await Graph.Me.Messages[(await JsonAsync(first)).GetProperty("id").GetString()].DeleteAsync(cancellationToken: Cancellation);

        using var second = await PostAsync(source.Id!, Html);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Single(await DraftsAsync(source));
    }

    [Fact]
    public async Task Create_HostileHtml_IsCleaned()
    {
        var source = await SourceAsync(Interview);
        const string Hostile = "<p style='x' onclick='y'>Thank you</p><script>alert(1)</script><img src='https://evil.example/p.gif'><form><a href='javascript:z'>here</a></form>";

        using var answer = await PostAsync(source.Id!, Hostile);

        var reply = (await DraftsAsync(source)).Single().Body!.Content!;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains("pt\"><p>Thank you</p></div>", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("p.gif", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithATimeToSend_DefersIt()
    {
        var source = await SourceAsync(Interview);

        using var answer = await PostAsync(source.Id!, Html, sendAt: "2099-11-23T09:10:00+01:00");

        var draft = await Graph.Me.Messages[(await JsonAsync(answer)).GetProperty("id").GetString()].GetAsync(
            request => request.QueryParameters.Expand = ["singleValueExtendedProperties($filter=id eq 'SystemTime 0x3FEF')"], Cancellation);
        Assert.Equal("2099-11-23T08:10:00Z", Assert.Single(draft!.SingleValueExtendedProperties!).Value);
    }

    [Theory]
    [InlineData("<p></p><script>x</script>", null, "k", 422, "reply-empty")]
    [InlineData("<p>Thank you. Would you reconsider your decision? I wish you and the whole team all the best.</p>", null, "k", 422, "reply-asks-again")]
    [InlineData(Html, "2020-01-01T00:00:00Z", "k", 422, "send-time-past")]
    [InlineData(Html, null, null, 400, "idempotency-key-required")]
    public async Task Create_Refused_SaysWhyAndMakesNothing(string html, string? sendAt, string? key, int status, string code)
    {
        var source = await SourceAsync(Interview);

        using var answer = await PostAsync(source.Id!, html, sendAt, key);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await JsonAsync(answer)).GetProperty("code").GetString());
        Assert.Empty(await DraftsAsync(source));
    }

    [Fact]
    public async Task Create_ForANoReplyAddress_IsRefused()
    {
        var source = await SourceAsync("02-en-no-reply-ats");

        using var answer = await PostAsync(source.Id!, Html);

        Assert.Equal("no-reply-address", (await JsonAsync(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Create_LongerThanAReply_Answers413()
    {
        using var answer = await PostAsync("AAMk", new('x', 40_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("<html><body class=\"a>b\" x='>'>old</body></html>", "<html><body class=\"a>b\" x='>'><div style=F>new</div>old</body></html>")]
    [InlineData("<HTML><BODY>old", "<HTML><BODY><div style=F>new</div>old")]
    [InlineData("old", "<div style=F>new</div>old")]
    [InlineData("<body", "<div style=F>new</div><body")]
    public void Above_PreparedBody_PutsTheReplyFirst(string prepared, string expected) =>
        Assert.Equal(expected, QuotedHtml.Above(prepared, "new").Replace($"style=\"{QuotedHtml.Font}\"", "style=F", StringComparison.Ordinal));

    private async Task<Message> SourceAsync(string internetMessageId)
    {
        var page = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Top = 100, Cancellation);
        return page!.Value!.Single(message => message.InternetMessageId!.Contains(internetMessageId, StringComparison.Ordinal));
    }

    private async Task<List<Message>> DraftsAsync(Message source)
    {
        var page = await Graph.Me.MailFolders["drafts"].Messages.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"conversationId eq '{source.ConversationId}'";
                request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{StateProperty.Id}')"];
            },
            Cancellation);
        return page!.Value!;
    }

    private async Task<HttpResponseMessage> PostAsync(string messageId, string html, string? sendAt = null, string? key = "one-press")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/replies/drafts") { Content = JsonContent.Create(new { messageId, html, sendAt }) };
        if (key is not null)
            request.Headers.Add(ReplyDraftsController.KeyHeader, key);
        return await _client.SendAsync(request, Cancellation);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
}
