using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

public sealed class MessageTests(MailboxFixture mailbox) : IClassFixture<MailboxFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GraphServiceClient Graph => mailbox.OverTheWire();

    [Fact]
    public async Task List_OfTheInbox_GivesTheSamplesNewestFirst()
    {
        var page = await Graph.Me.MailFolders["inbox"].Messages.GetAsync(request =>
        {
            request.QueryParameters.Select = ["id", "subject", "from", "receivedDateTime"];
            request.QueryParameters.Top = 50;
            request.QueryParameters.Count = true;
        }, Cancellation);

        Assert.True(page!.Value!.Count >= 10);
        Assert.Equal(page.Value.Count, page.OdataCount);
        Assert.Equal(page.Value.OrderByDescending(message => message.ReceivedDateTime).Select(message => message.Id), page.Value.Select(message => message.Id));
        Assert.All(page.Value, message => Assert.Null(message.Body));
        Assert.All(page.Value, message => Assert.Matches("^[A-Za-z0-9_=+-]+$", message.Id));
    }

    [Fact]
    public async Task List_Always_IsFresh()
    {
        var page = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Top = 1, Cancellation);

        var age = DateTimeOffset.UtcNow - page!.Value![0].ReceivedDateTime!.Value;
        Assert.InRange(age, TimeSpan.Zero, TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task Get_WithSelectAndPreferences_GivesExactlyThat()
    {
        var id = await IdOfAsync("Your application to Brightpath Logistics");

        var message = await Graph.Me.Messages[id].GetAsync(request =>
        {
            request.QueryParameters.Select = ["subject", "body", "internetMessageHeaders", "replyTo"];
            request.Headers.Add("Prefer", "outlook.body-content-type=\"text\", IdType=\"ImmutableId\"");
        }, Cancellation);

        Assert.Equal(BodyType.Text, message!.Body!.ContentType);
        Assert.Contains("we will not be moving forward", message.Body.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("<p", message.Body.Content, StringComparison.Ordinal);
        Assert.Contains(message.InternetMessageHeaders!, header => header.Name == "Auto-Submitted" && header.Value == "auto-generated");
        Assert.StartsWith("AAkA", message.Id, StringComparison.Ordinal);
        Assert.Null(message.From);
    }

    [Fact]
    public async Task Get_OfAnAnswerInAThread_GivesWhatIsNewAsUniqueBody()
    {
        var id = await IdOfAsync("RE: UX Researcher - any news?");

        var message = await Graph.Me.Messages[id].GetAsync(request => request.QueryParameters.Select = ["body", "uniqueBody", "conversationId"], Cancellation);
        var thread = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Filter = $"conversationId eq '{message!.ConversationId}'", Cancellation);

        Assert.Contains("Best wishes", message!.Body!.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Best wishes", message.UniqueBody!.Content, StringComparison.Ordinal);
        Assert.Contains("internal candidate", message.UniqueBody.Content, StringComparison.Ordinal);
        Assert.Equal(2, thread!.Value!.Count);
    }

    [Theory]
    [InlineData("not an id", 400, "ErrorInvalidIdMalformed")]
    [InlineData("../../users/victim", 400, "ErrorInvalidIdMalformed")]
    [InlineData("AAMkAGI2", 400, "ErrorInvalidIdMalformed")]
    public async Task Get_WithAnImpossibleId_IsRefused(string id, int status, string code)
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Messages[id].GetAsync(cancellationToken: Cancellation));

        Assert.Equal(status, error.ResponseStatusCode);
        Assert.Equal(code, error.Error!.Code);
        Assert.True(error.ResponseHeaders.ContainsKey("request-id"));
    }

    private async Task<string> IdOfAsync(string subject)
    {
        var page = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Filter = $"subject eq '{subject}'", Cancellation);
        return Assert.Single(page!.Value!).Id!;
    }
}
