using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>Reading, by the real client over a real connection.</summary>
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
            request.QueryParameters.Top = 100;
            request.QueryParameters.Count = true;
        }, Cancellation);

        Assert.True(page!.Value!.Count >= 10);
        Assert.Equal(page.Value.Count, page.OdataCount);
        Assert.Equal(page.Value.OrderByDescending(message => message.ReceivedDateTime).Select(message => message.Id), page.Value.Select(message => message.Id));
        Assert.All(page.Value, message => Assert.Null(message.Body));
        Assert.All(page.Value, message => Assert.Matches("^[A-Za-z0-9_=+-]{100,200}$", message.Id));
    }

    [Fact]
    public async Task List_OfTheSamples_IsFresh()
    {
        var page = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Top = 1, Cancellation);

        var age = DateTimeOffset.UtcNow - page!.Value![0].ReceivedDateTime!.Value;
        Assert.InRange(age, TimeSpan.Zero, TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task List_InPages_GivesEachMessageOnce()
    {
        var seen = new List<string>();
        var first = await Graph.Me.Messages.GetAsync(request =>
        {
            request.QueryParameters.Top = 3;
            request.QueryParameters.Select = ["id"];
            request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
        }, Cancellation);
        var pages = PageIterator<Message, MessageCollectionResponse>.CreatePageIterator(Graph, first!, message =>
        {
            seen.Add(message.Id!);
            return true;
        }, request =>
        {
            request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
            return request;
        });

        await pages.IterateAsync(Cancellation);

        var total = await Graph.Me.Messages.Count.GetAsync(cancellationToken: Cancellation);
        Assert.True(seen.Count > 3);
        Assert.Equal(total, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.All(seen, id => Assert.StartsWith("AAkA", id, StringComparison.Ordinal));
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
        Assert.Contains(message.InternetMessageHeaders!, header => header is { Name: "Auto-Submitted", Value: "auto-generated" });
        Assert.StartsWith("AAkA", message.Id, StringComparison.Ordinal);
        Assert.Null(message.From);
    }

    [Fact]
    public async Task Get_WithoutSelect_LeavesOutWhatMustBeAskedFor()
    {
        var message = await Graph.Me.Messages[await IdOfAsync("Senior Data Analyst: our decision")].GetAsync(cancellationToken: Cancellation);

        Assert.Equal("maria.lindqvist@northbeam.example", message!.From!.EmailAddress!.Address);
        Assert.Equal(BodyType.Html, message.Body!.ContentType);
        Assert.StartsWith("Dear Sam, Thank you again", message.BodyPreview, StringComparison.Ordinal);
        Assert.Contains("/?message=", message.WebLink, StringComparison.Ordinal);
        Assert.Null(message.InternetMessageHeaders);
        Assert.Null(message.UniqueBody);
        Assert.Null(message.SingleValueExtendedProperties);
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
    [InlineData("isDraft eq false and from/emailAddress/address eq 'no-reply@hire.brightpath.example'", 1)]
    [InlineData("contains(subject,'UX Researcher')", 2)]
    [InlineData("internetMessageId eq '<thread-ux-1@mailbox.example>'", 1)]
    [InlineData("receivedDateTime ge 2100-01-01T00:00:00Z", 0)]
    public async Task List_WithAFilter_GivesThose(string filter, int count)
    {
        var page = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Filter = filter, Cancellation);

        Assert.Equal(count, page!.Value!.Count);
    }

    [Theory]
    [InlineData("\"from:priya.raman subject:RE\"", "RE: UX Researcher - any news?")]
    [InlineData("\"subject:loan\"", "Your loan application (ref. FH-55120)")]
    [InlineData("\"hiring freeze\"", "Product Operations Manager - position on hold")]
    [InlineData("\"body:vrijstelling OR subject:FH-55120\"", "Your loan application (ref. FH-55120)")]
    public async Task List_WithASearch_FindsWords(string search, string subject)
    {
        var page = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Search = search, Cancellation);

        Assert.Equal(subject, Assert.Single(page!.Value!).Subject);
    }

    [Theory]
    [InlineData("nonsense eq 1", null, null, null, "BadRequest")]
    [InlineData("isRead eq true", "subject desc", null, null, "InefficientFilter")]
    [InlineData("isRead eq true", null, "\"x\"", null, "SearchWithFilter")]
    [InlineData(null, null, null, "attachments", "BadRequest")]
    [InlineData(null, "nonsense desc", null, null, "BadRequest")]
    public async Task List_WithAQueryGraphRefuses_IsRefused(string? filter, string? orderBy, string? search, string? expand, string code)
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Messages.GetAsync(request =>
        {
            request.QueryParameters.Filter = filter;
            request.QueryParameters.Orderby = orderBy is null ? null : [orderBy];
            request.QueryParameters.Search = search;
            request.QueryParameters.Expand = expand is null ? null : [expand];
        }, Cancellation));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal(code, error.Error!.Code);
    }

    [Theory]
    [InlineData("not an id")]
    [InlineData("../../users/victim")]
    [InlineData("AAMkAGI2")]
    [InlineData("AAMkAGI2AAA=AAAA")]
    public async Task Get_WithAnImpossibleId_IsRefused(string id)
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Messages[id].GetAsync(cancellationToken: Cancellation));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal("ErrorInvalidIdMalformed", error.Error!.Code);
        Assert.True(error.ResponseHeaders.ContainsKey("request-id"));
    }

    [Fact]
    public async Task Get_WithAnIdThatIsNotThere_IsNotFound()
    {
        var ids = new ItemIds("sam.doe@mailbox.example");
        var unknown = ids.Write(ItemKind.Message, Guid.NewGuid(), MailboxFolder.Inbox, IdFormat.Rest);
        var ofAnother = new ItemIds("another@mailbox.example").Write(ItemKind.Message, Guid.NewGuid(), MailboxFolder.Inbox, IdFormat.Immutable);

        foreach (var id in new[] { unknown, ofAnother })
        {
            var error = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Messages[id].GetAsync(cancellationToken: Cancellation));
            Assert.Equal((404, "ErrorItemNotFound"), (error.ResponseStatusCode, error.Error!.Code));
        }
    }

    [Fact]
    public async Task Folders_AreTheWellKnownOnes()
    {
        var folders = await Graph.Me.MailFolders.GetAsync(cancellationToken: Cancellation);
        var inbox = await Graph.Me.MailFolders["Inbox"].GetAsync(cancellationToken: Cancellation);
        var byId = await Graph.Me.MailFolders[inbox!.Id].Messages.GetAsync(cancellationToken: Cancellation);

        Assert.Equal(["Archive", "Deleted Items", "Drafts", "Inbox", "Sent Items"], folders!.Value!.Select(folder => folder.DisplayName));
        Assert.True(inbox.TotalItemCount >= 10);
        Assert.NotEmpty(byId!.Value!);
    }

    [Fact]
    public async Task Translate_BetweenTheForms_NamesTheSameMessage()
    {
        var rest = await IdOfAsync("Your application to Brightpath Logistics");

        var immutable = await TranslateAsync(rest, ExchangeIdFormat.RestId, ExchangeIdFormat.RestImmutableEntryId);
        var ews = await TranslateAsync(immutable, ExchangeIdFormat.RestImmutableEntryId, ExchangeIdFormat.EwsId);
        var again = await TranslateAsync(ews, ExchangeIdFormat.EwsId, ExchangeIdFormat.RestId);
        var message = await Graph.Me.Messages[ews].GetAsync(cancellationToken: Cancellation);

        Assert.Equal(rest, again);
        Assert.Equal(rest, ews.Replace('/', '-').Replace('+', '_'));
        Assert.NotEqual(rest, immutable);
        Assert.Equal(rest, message!.Id);
    }

    [Fact]
    public async Task Me_IsTheOwner()
    {
        var me = await Graph.Me.GetAsync(request => request.QueryParameters.Select = ["mail", "displayName"], Cancellation);

        Assert.Equal(("sam.doe@mailbox.example", "Sam Doe", (string?)null), (me!.Mail!, me.DisplayName!, me.Id));
    }

    [Fact]
    public async Task Anything_WithoutTheKey_IsRefused()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(mailbox.Address, "/graph/v1.0/me/messages"), Cancellation);
        var error = await Assert.ThrowsAnyAsync<Microsoft.Kiota.Abstractions.ApiException>(() => mailbox.OverTheWire("wrong").Me.GetAsync(cancellationToken: Cancellation));

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal(401, error.ResponseStatusCode);
    }

    private async Task<string> TranslateAsync(string id, ExchangeIdFormat source, ExchangeIdFormat target)
    {
        var answer = await Graph.Me.TranslateExchangeIds.PostAsTranslateExchangeIdsPostResponseAsync(new() { InputIds = [id], SourceIdType = source, TargetIdType = target }, cancellationToken: Cancellation);
        return Assert.Single(answer!.Value!).TargetId!;
    }

    private async Task<string> IdOfAsync(string subject)
    {
        var page = await Graph.Me.Messages.GetAsync(request => request.QueryParameters.Filter = $"subject eq '{subject}'", Cancellation);
        return Assert.Single(page!.Value!).Id!;
    }
}
