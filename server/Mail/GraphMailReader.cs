using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Mail;

/// <summary>Reads messages through Graph; the only place in this slice that names its types.</summary>
internal sealed class GraphMailReader(GraphServiceClient graph) : IMailReader
{
    /// <summary>Ids that outlive a move to another folder, and the body as HTML, which says what is hidden and quoted.</summary>
    private const string Preferences = "IdType=\"ImmutableId\", outlook.body-content-type=\"html\"";

    /// <summary>Text, which is a fraction of the size.</summary>
    private const string EarlierPreferences = "IdType=\"ImmutableId\", outlook.body-content-type=\"text\"";

    /// <summary>A mail to oneself is there twice, a rule may copy it once more.</summary>
    private const int MostCopies = 5;

    private static readonly string[] _members =
    [
        "id", "conversationId", "internetMessageId", "subject", "from", "sender", "replyTo", "toRecipients", "body", "receivedDateTime",
        "internetMessageHeaders", "isDraft",
    ];

    private static readonly string[] _earlierMembers = ["id", "conversationId", "subject", "from", "sender", "toRecipients", "body", "receivedDateTime", "isDraft"];

    public async Task<MailMessage> ReadAsync(string messageId, CancellationToken cancellationToken)
    {
        var id = MessageId.Check(messageId);
        var message = await GraphCall.RunAsync(
            () => graph.Me.Messages[id].GetAsync(
                request =>
                {
                    request.QueryParameters.Select = _members;
                    request.Headers.Add("Prefer", Preferences);
                },
                cancellationToken),
            cancellationToken);
        return message is null ? throw NotFound() : ToMessage(message);
    }

    public async Task<MailMessage?> FindAsync(MessageLookup lookup, CancellationToken cancellationToken)
    {
        if (!lookup.IsPossible)
            return null;
        var page = await GraphCall.RunAsync(
            () => graph.Me.Messages.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = $"internetMessageId eq '{Quoted(lookup.InternetMessageId)}'";
                    request.QueryParameters.Select = _members;
                    request.QueryParameters.Top = MostCopies;
                    request.Headers.Add("Prefer", Preferences);
                },
                cancellationToken),
            cancellationToken);
        return (page?.Value ?? []).Select(ToMessage).FirstOrDefault(lookup.Agrees);
    }

    public async Task<ImmutableArray<MailMessage>> ReadEarlierAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (message is not { Id: not null, ConversationId: { Length: > 0 } conversation, ReceivedAt: { } received })
            return [];
        var before = received.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var page = await GraphCall.RunAsync(
            () => graph.Me.Messages.GetAsync(
                request =>
                {
                    // Exchange sorts by what stands first in the filter, or answers "InefficientFilter"
                    // (https://learn.microsoft.com/graph/api/user-list-messages, "Using filter and orderby in the same query").
                    request.QueryParameters.Filter = $"receivedDateTime lt {before} and conversationId eq '{Quoted(conversation)}'";
                    request.QueryParameters.Orderby = ["receivedDateTime desc"];
                    request.QueryParameters.Select = _earlierMembers;
                    request.QueryParameters.Top = MailLimits.Earlier;
                    request.Headers.Add("Prefer", EarlierPreferences);
                    request.Options.Add(new RetryHandlerOption { MaxRetry = 0 });
                    request.Options.Add(new LargestAnswer(MailLimits.EarlierBytes));
                },
                cancellationToken),
            cancellationToken);
        return
        [
            .. (page?.Value ?? []).Select(ToMessage)
                .Where(earlier => earlier.ConversationId == conversation && earlier.ReceivedAt < received && earlier.Id != message.Id && !earlier.IsDraft)
                .OrderByDescending(earlier => earlier.ReceivedAt)
                .Take(MailLimits.Earlier)
                .Select(CutOff),
        ];
    }

    private static MailMessage CutOff(MailMessage message) => message.Body.Content.Length <= MailLimits.EarlierText
        ? message
        : message with { Body = message.Body with { Content = message.Body.Content[..MailLimits.EarlierText] } };

    /// <summary>As a string of OData's.</summary>
    private static string Quoted(string value) => value.Replace("'", "''", StringComparison.Ordinal);

    private static MailMessage ToMessage(Message message) => new()
    {
        Id = message.Id,
        ConversationId = message.ConversationId,
        InternetMessageId = message.InternetMessageId,
        Subject = OneLine.Of(message.Subject, MailMessage.LongestSubject),
        From = ToAddress(message.From) ?? ToAddress(message.Sender),
        ReplyTo = [.. (message.ReplyTo ?? []).Select(ToAddress).OfType<MailAddress>()],
        To = [.. (message.ToRecipients ?? []).Select(ToAddress).OfType<MailAddress>()],
        Body = new MailBody(message.Body?.ContentType == BodyType.Text ? MailBodyKind.Text : MailBodyKind.Html, message.Body?.Content ?? ""),
        ReceivedAt = message.ReceivedDateTime,
        Headers = [.. (message.InternetMessageHeaders ?? []).Where(header => header.Name is not null).Select(header => new MailHeader(header.Name!, header.Value ?? ""))],
        IsDraft = message.IsDraft ?? false,
    };

    private static MailAddress? ToAddress(Recipient? recipient) => PostedMessage.Address(recipient?.EmailAddress?.Name, recipient?.EmailAddress?.Address);

    private static ProblemException NotFound() =>
        new(StatusCodes.Status404NotFound, "message-not-found", "The mailbox has no such item, or has it no more.");
}
