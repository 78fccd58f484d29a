using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Graph;
using Microsoft.Graph.Me.Messages.Item.CreateReply;
using Microsoft.Graph.Models;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Drafts;

/// <summary>Drafts through Graph; the only place in this slice that names its types.</summary>
/// <remarks>
/// Mail has no idempotency key, so a draft is looked for before it is made, by the state that marks it as the answer to one
/// message. createReply takes no body here: a body in it would replace the quoted history, which Exchange writes.
/// </remarks>
internal sealed class GraphReplyDrafts(GraphServiceClient graph, ReplyDraftGate gate) : IReplyDrafts
{
    private const string Preference = "IdType=\"ImmutableId\"";

    /// <summary>PidTagDeferredSendTime (MS-OXOMSG §2.2.3.7): a submitted message waits until then.</summary>
    private const string DeferredSendTime = "SystemTime 0x3FEF";

    private const int MostDrafts = 50;

    private static readonly string[] _members = ["id", "conversationId", "subject", "webLink", "body", "categories"];

    private static readonly string[] _state = [$"singleValueExtendedProperties($filter=id eq '{StateProperty.Id}')"];

    public async Task<(ReplyDraft Draft, bool IsNew)> SaveAsync(MailMessage message, string html, string text, DateTimeOffset? sendAt, CancellationToken cancellationToken)
    {
        var state = StateOf(message);
        using var turn = await gate.EnterAsync(state, cancellationToken);
        var before = await DraftsAsync(message, cancellationToken);
        if (before.FirstOrDefault(draft => HasState(draft, state)) is { } made)
            return (ToDraft(made), false);

        var draft = await CreateAsync(message, before, cancellationToken);
        return (ToDraft(await FillAsync(draft, html, text, state, sendAt, cancellationToken)), true);
    }

    /// <summary>The drafts of the message's conversation, ours and others.</summary>
    private async Task<List<Message>> DraftsAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (message.ConversationId is not { Length: > 0 } conversation)
            return [];
        var page = await GraphCall.RunAsync(
            // Of this folder alone: a draft that the user threw away is in another one, and made no more.
            () => graph.Me.MailFolders["drafts"].Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = $"conversationId eq '{conversation.Replace("'", "''", StringComparison.Ordinal)}'";
                    request.QueryParameters.Select = _members;
                    request.QueryParameters.Expand = _state;
                    request.QueryParameters.Top = MostDrafts;
                    request.Headers.Add("Prefer", Preference);
                },
                cancellationToken),
            cancellationToken);
        return page?.Value ?? [];
    }

    private async Task<Message> CreateAsync(MailMessage message, List<Message> before, CancellationToken cancellationToken)
    {
        try
        {
            return await GraphCall.RunAsync(
                () => graph.Me.Messages[message.Id].CreateReply.PostAsync(
                    new CreateReplyPostRequestBody(), request => request.Headers.Add("Prefer", Preference), cancellationToken),
                cancellationToken) ?? throw new ProblemException(StatusCodes.Status502BadGateway, "mailbox-refused", "The mailbox made no draft.");
        }
        catch (ProblemException problem) when (problem.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout)
        {
            // An answer that got lost may stand for a draft that was made: one that was not there before, and bears no mark.
            var after = await DraftsAsync(message, cancellationToken);
            if (after.FirstOrDefault(draft => before.TrueForAll(other => other.Id != draft.Id) && draft.SingleValueExtendedProperties is null or { Count: 0 }) is { } lost)
                return lost;
            throw;
        }
    }

    private async Task<Message> FillAsync(Message draft, string html, string text, string state, DateTimeOffset? sendAt, CancellationToken cancellationToken)
    {
        var change = new Message
        {
            Body = Above(draft.Body, html, text),
            Categories = [.. (draft.Categories ?? []).Append(StateProperty.Category).Distinct(StringComparer.OrdinalIgnoreCase)],
            SingleValueExtendedProperties = [new() { Id = StateProperty.Id, Value = state }],
        };
        if (sendAt is { } time)
            change.SingleValueExtendedProperties.Add(new() { Id = DeferredSendTime, Value = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });
        try
        {
            return await GraphCall.RunAsync(
                () => graph.Me.Messages[draft.Id].PatchAsync(change, request => request.Headers.Add("Prefer", Preference), cancellationToken),
                cancellationToken) ?? draft;
        }
        catch (ProblemException)
        {
            // Half made is worse than not made: an empty reply in the drafts, that the next press would not find.
            await RemoveAsync(draft);
            throw;
        }
    }

    private async Task RemoveAsync(Message draft)
    {
        try
        {
            await graph.Me.Messages[draft.Id].DeleteAsync(request => request.Headers.Add("Prefer", Preference), CancellationToken.None);
        }
        catch (Exception exception) when (exception is Microsoft.Kiota.Abstractions.ApiException or HttpRequestException or AggregateException or OperationCanceledException)
        {
            // The caller is told of the first failure; this one adds nothing that can be acted on.
        }
    }

    private static ItemBody Above(ItemBody? quotation, string html, string text) => quotation?.ContentType is BodyType.Text
        ? new() { ContentType = BodyType.Text, Content = $"{text}\r\n\r\n{quotation.Content}" }
        : new() { ContentType = BodyType.Html, Content = QuotedHtml.Above(quotation?.Content ?? "", html) };

    /// <summary>Kind and the answered message, by a digest: the property shows up in exports, and an id is nobody's business there.</summary>
    private static string StateOf(MailMessage message) =>
        $"{StateProperty.Prefix}reply;{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.InternetMessageId ?? message.Id ?? "")).AsSpan(0, 16))}";

    private static bool HasState(Message draft, string state) =>
        draft.SingleValueExtendedProperties?.Exists(property => property.Value == state) == true;

    private static ReplyDraft ToDraft(Message draft) => new(draft.Id ?? "", draft.ConversationId, draft.Subject ?? "", draft.WebLink);
}
