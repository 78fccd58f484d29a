using System.Net;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

public sealed class BatchTests : IDisposable
{
    private readonly TestMailbox _mailbox = new(withSamples: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GraphServiceClient Graph => _mailbox.Graph;

    [Fact]
    public async Task Batch_OfReads_AnswersEach()
    {
        var batch = new BatchRequestContentCollection(Graph);
        var messages = await batch.AddBatchRequestStepAsync(Graph.Me.Messages.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Top = 2;
            request.QueryParameters.Select = ["subject"];
            request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
        }));
        var settings = await batch.AddBatchRequestStepAsync(Graph.Me.MailboxSettings.ToGetRequestInformation());
        var missing = await batch.AddBatchRequestStepAsync(Graph.Me.Events["no-id"].ToGetRequestInformation());

        var answer = await Graph.Batch.PostAsync(batch, Cancellation);

        var statuses = await answer.GetResponsesStatusCodesAsync();
        var page = await answer.GetResponseByIdAsync<MessageCollectionResponse>(messages);
        Assert.Equal(HttpStatusCode.OK, statuses[settings]);
        Assert.Equal(HttpStatusCode.BadRequest, statuses[missing]);
        Assert.Equal(2, page.Value!.Count);
        Assert.StartsWith("AAkA", page.Value[0].Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Created, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.ServiceUnavailable, HttpStatusCode.FailedDependency)]
    public async Task Batch_WithADependency_RunsTheSecondOnlyAfterTheFirst(bool fails, HttpStatusCode first, HttpStatusCode second)
    {
        var source = (await Graph.Me.Messages.GetAsync(cancellationToken: Cancellation))!.Value![0];
        if (fails)
            _mailbox.Faults.Add(MailboxFault.Unavailable() with { Method = "POST", Path = "/me/events" });
        var batch = new BatchRequestContentCollection(Graph);
        var create = await batch.AddBatchRequestStepAsync(Graph.Me.Events.ToPostRequestInformation(new()
        {
            Subject = "Stay in touch",
            Start = new() { DateTime = "2027-01-05T09:00:00", TimeZone = "UTC" },
            End = new() { DateTime = "2027-01-05T09:15:00", TimeZone = "UTC" },
        }));
        var mark = Graph.Me.Messages[source.Id].ToPatchRequestInformation(new() { Categories = ["Job search"] });
        var step = new BatchRequestStep("mark", await Graph.RequestAdapter.ConvertToNativeRequestAsync<HttpRequestMessage>(mark, Cancellation), [create]);
        batch.AddBatchRequestStep(step);

        var answer = await Graph.Batch.PostAsync(batch, Cancellation);

        var statuses = await answer.GetResponsesStatusCodesAsync();
        var after = await Graph.Me.Messages[source.Id].GetAsync(cancellationToken: Cancellation);
        Assert.Equal((first, second), (statuses[create], statuses["mark"]));
        Assert.Equal(fails ? 0 : 1, after!.Categories!.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"requests":[]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/me"},{"id":"1","method":"GET","url":"/me"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/me","dependsOn":["2"]}]}""")]
    public async Task Batch_ThatIsWrong_IsRefused(string body)
    {
        Assert.Equal(400, await PostAsync(body));
    }

    [Fact]
    public async Task Batch_OfMoreThanTwenty_IsRefused()
    {
        var steps = Enumerable.Range(1, 21).Select(id => $$"""{"id":"{{id}}","method":"GET","url":"/me"}""").ToList();

        Assert.Equal(400, await PostAsync($$"""{"requests":[{{string.Join(',', steps)}}]}"""));
        Assert.Equal(200, await PostAsync($$"""{"requests":[{{string.Join(',', steps[..20])}}]}"""));
    }

    [Fact]
    public async Task Batch_InsideABatch_IsRefused()
    {
        Assert.Equal(400, await PostAsync("""{"requests":[{"id":"1","method":"POST","url":"/$batch","body":{"requests":[{"id":"1","method":"GET","url":"/me"}]}}]}"""));
    }

    public void Dispose() => _mailbox.Dispose();

    private async Task<int> PostAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/graph/v1.0/$batch") { Content = new StringContent(body), Headers = { { "Authorization", "Bearer key" } } };
        using var answer = await _mailbox.Http.SendAsync(request, Cancellation);
        return (int)answer.StatusCode;
    }
}
