using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Me.Messages.Item.Move;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>Drafts, marks and moves, by the real client: over a real connection and in process.</summary>
public sealed class WriteTests(MailboxFixture server) : IClassFixture<MailboxFixture>, IDisposable
{
    private const string ImmutableId = "IdType=\"ImmutableId\"";

    private readonly TestMailbox _mailbox = new(withSamples: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "Senior Data Analyst: our decision", "maria.lindqvist@northbeam.example", "Thank you again for coming in")]
    [InlineData(false, "RE: UX Researcher - any news?", "priya.raman@tidewell.example", "Thanks for checking in")]
    public async Task Reply_FromDraftToSent_KeepsTheHistoryAndTheConversation(bool overTheWire, string subject, string sender, string history)
    {
        _ = server.Address;
        using var scope = server.Services.CreateScope();
        var graph = overTheWire ? server.OverTheWire() : server.InProcess(scope);
        var source = await FindAsync(graph, subject);

        var draft = await graph.Me.Messages[source.Id].CreateReply.PostAsync(new(), request => request.Headers.Add("Prefer", ImmutableId), Cancellation);
        var patched = await graph.Me.Messages[draft!.Id].PatchAsync(new()
        {
            Body = new() { ContentType = BodyType.Html, Content = "<p>Dear reader,</p>" + draft.Body!.Content },
            Categories = ["Job search"],
            SingleValueExtendedProperties = [new() { Id = MailboxFixture.StateProperty, Value = "v1;reply" }],
        }, cancellationToken: Cancellation);
        var found = await graph.Me.Messages.GetAsync(request =>
        {
            request.QueryParameters.Filter = $"conversationId eq '{source.ConversationId}' and isDraft eq true";
            request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MailboxFixture.StateProperty}')"];
        }, Cancellation);

        Assert.True(draft.IsDraft);
        Assert.Equal(subject.StartsWith("RE:", StringComparison.Ordinal) ? subject : "RE: " + subject, draft.Subject);
        Assert.Equal(sender, Assert.Single(draft.ToRecipients!).EmailAddress!.Address);
        Assert.Contains("divRplyFwdMsg", draft.Body.Content, StringComparison.Ordinal);
        Assert.Contains(history, draft.Body.Content, StringComparison.Ordinal);
        Assert.StartsWith("Dear reader,", patched!.BodyPreview, StringComparison.Ordinal);
        Assert.Equal("v1;reply", Assert.Single(Assert.Single(found!.Value!).SingleValueExtendedProperties!).Value);

        await graph.Me.Messages[draft.Id].Send.PostAsync(cancellationToken: Cancellation);

        var sent = await graph.Me.MailFolders["sentitems"].Messages.GetAsync(request => request.QueryParameters.Filter = $"conversationId eq '{source.ConversationId}'", Cancellation);
        Assert.Contains(sent!.Value!, message => message is { IsDraft: false } && message.BodyPreview!.StartsWith("Dear reader,", StringComparison.Ordinal));
        Assert.Equal(draft.Id, (await graph.Me.Messages[draft.Id].GetAsync(request => request.Headers.Add("Prefer", ImmutableId), Cancellation))!.Id);
    }

    [Fact]
    public async Task Reply_WithAComment_PutsItAboveTheHistory()
    {
        var graph = _mailbox.Graph;
        var source = await FindAsync(graph, "Product Operations Manager - position on hold");

        var draft = await graph.Me.Messages[source.Id].CreateReply.PostAsync(new() { Comment = "Thank you, Tom & team." }, cancellationToken: Cancellation);

        Assert.StartsWith("Thank you, Tom & team.", draft!.Body!.Content, StringComparison.Ordinal);
        Assert.Contains("From: Tom Okafor <tom.okafor@quillworks.example>", draft.Body.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ToAMessageWithReplyTo_GoesThere()
    {
        var graph = _mailbox.Graph;
        var source = await FindAsync(graph, "Your loan application (ref. FH-55120)");

        var draft = await graph.Me.Messages[source.Id].CreateReply.PostAsync(new() { Message = new() { Body = new() { Content = "Thank you." } } }, cancellationToken: Cancellation);

        Assert.Equal("help@fernhill.example", Assert.Single(draft!.ToRecipients!).EmailAddress!.Address);
        Assert.Equal("Thank you.", draft.Body!.Content);
    }

    [Fact]
    public async Task Reply_WithCommentAndBody_IsRefused()
    {
        var graph = _mailbox.Graph;
        var source = await FindAsync(graph, "Senior Data Analyst: our decision");

        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Me.Messages[source.Id].CreateReply.PostAsync(new() { Comment = "x", Message = new() { Body = new() { Content = "y" } } }, cancellationToken: Cancellation));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal(0, (await graph.Me.MailFolders["drafts"].GetAsync(cancellationToken: Cancellation))!.TotalItemCount);
    }

    [Fact]
    public async Task Patch_OfAReceivedMessage_MarksItAndRefusesItsText()
    {
        var graph = _mailbox.Graph;
        var source = await FindAsync(graph, "Senior Data Analyst: our decision");

        await graph.Me.Messages[source.Id].PatchAsync(Marked("v1;read"), cancellationToken: Cancellation);
        await graph.Me.Messages[source.Id].PatchAsync(new() { IsRead = true, SingleValueExtendedProperties = [new() { Id = MailboxFixture.StateProperty + "2", Value = "other" }] }, cancellationToken: Cancellation);
        await graph.Me.Messages[source.Id].PatchAsync(Marked("v1;replied"), cancellationToken: Cancellation);
        var refused = await Assert.ThrowsAsync<ODataError>(() => graph.Me.Messages[source.Id].PatchAsync(new() { Body = new() { Content = "rewritten" } }, cancellationToken: Cancellation));
        var marked = await graph.Me.Messages.GetAsync(request =>
        {
            request.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{MailboxFixture.StateProperty}' and ep/value eq 'v1;replied')";
            request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MailboxFixture.StateProperty}' or id eq '{MailboxFixture.StateProperty}2')"];
        }, Cancellation);

        Assert.Equal("ErrorInvalidPropertyUpdateSentMessage", refused.Error!.Code);
        var message = Assert.Single(marked!.Value!);
        Assert.Equal(source.Id, message.Id);
        Assert.True(message.IsRead);
        Assert.Equal(["other", "v1;replied"], message.SingleValueExtendedProperties!.Select(property => property.Value).Order());
    }

    [Fact]
    public async Task Patch_WithAnOldTag_IsRefused()
    {
        var graph = _mailbox.Graph;
        var source = await FindAsync(graph, "Senior Data Analyst: our decision");
        var tag = source.AdditionalData["@odata.etag"].ToString()!;

        await graph.Me.Messages[source.Id].PatchAsync(new() { IsRead = true }, request => request.Headers.Add("If-Match", tag), Cancellation);
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Me.Messages[source.Id].PatchAsync(new() { IsRead = false }, request => request.Headers.Add("If-Match", tag), Cancellation));

        Assert.Equal(412, error.ResponseStatusCode);
    }

    [Fact]
    public async Task Move_ChangesTheIdUnlessItIsImmutable()
    {
        var graph = _mailbox.Graph;
        var source = await FindAsync(graph, "Senior Data Analyst: our decision");
        var immutable = (await graph.Me.Messages[source.Id].GetAsync(request => request.Headers.Add("Prefer", ImmutableId), Cancellation))!.Id;

        var moved = await graph.Me.Messages[source.Id].Move.PostAsync(new MovePostRequestBody { DestinationId = "archive" }, cancellationToken: Cancellation);
        var gone = await Assert.ThrowsAsync<ODataError>(() => graph.Me.Messages[source.Id].GetAsync(cancellationToken: Cancellation));
        var still = await graph.Me.Messages[immutable].GetAsync(cancellationToken: Cancellation);

        Assert.NotEqual(source.Id, moved!.Id);
        Assert.Equal("ErrorItemNotFound", gone.Error!.Code);
        Assert.Equal(moved.Id, still!.Id);
    }

    [Fact]
    public async Task Delete_TwoTimes_IsForGood()
    {
        var graph = _mailbox.Graph;
        var source = await FindAsync(graph, "7 new jobs for \"data analyst\"");

        await graph.Me.Messages[source.Id].DeleteAsync(cancellationToken: Cancellation);
        var deleted = Assert.Single((await graph.Me.MailFolders["deleteditems"].Messages.GetAsync(cancellationToken: Cancellation))!.Value!);
        await graph.Me.Messages[deleted.Id].DeleteAsync(cancellationToken: Cancellation);

        Assert.Empty((await graph.Me.MailFolders["deleteditems"].Messages.GetAsync(cancellationToken: Cancellation))!.Value!);
        await Assert.ThrowsAsync<ODataError>(() => graph.Me.Messages[deleted.Id].GetAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Patch_WithAWrongBody_IsRefused()
    {
        _mailbox.Http.DefaultRequestHeaders.Add("Authorization", "Bearer key");
        var source = await FindAsync(_mailbox.Graph, "Senior Data Analyst: our decision");
        var address = new Uri("http://localhost/graph/v1.0/me/messages/" + source.Id);

        using var unknown = await _mailbox.Http.PatchAsync(address, new StringContent("""{"isred":true}"""), Cancellation);
        using var broken = await _mailbox.Http.PatchAsync(address, new StringContent("""{"isRead":"""), Cancellation);
        using var mistyped = await _mailbox.Http.PatchAsync(address, new StringContent("""{"isRead":"yes"}"""), Cancellation);
        using var deep = await _mailbox.Http.PatchAsync(address, new StringContent(new string('[', 100_000)), Cancellation);

        Assert.Equal([400, 400, 400, 400], new[] { unknown, broken, mistyped, deep }.Select(answer => (int)answer.StatusCode));
        Assert.Contains("RequestBodyRead", await unknown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    public void Dispose() => _mailbox.Dispose();

    private static Message Marked(string state) => new() { SingleValueExtendedProperties = [new() { Id = MailboxFixture.StateProperty, Value = state }] };

    private static async Task<Message> FindAsync(GraphServiceClient graph, string subject)
    {
        var page = await graph.Me.Messages.GetAsync(request => request.QueryParameters.Filter = $"subject eq '{subject}' and isDraft eq false", Cancellation);
        return Assert.Single(page!.Value!);
    }
}
