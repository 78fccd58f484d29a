using System.Buffers;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Writing;

namespace OutlookRejectionHelper.Replies.Drafts;

/// <summary>Keeps a reply as a draft in the mailbox. Sending it stays the user's act.</summary>
[ApiController]
[Route("api/replies/drafts")]
public sealed class ReplyDraftsController(IMailReader mailbox, MailClassifier classifier, IReplyDrafts drafts, TimeProvider clock) : ControllerBase
{
    public const string KeyHeader = "Idempotency-Key";

    private const int LongestKey = 200;

    private static readonly SearchValues<char> _keyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:+/=~");

    /// <summary>One draft a message, however often it is asked for: a second call answers with the first one's, and leaves it as it is.</summary>
    [HttpPost]
    [Consumes("application/json")]
    [ProducesResponseType<ReplyDraft>(StatusCodes.Status201Created)]
    [ProducesResponseType<ReplyDraft>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public async Task<ActionResult<ReplyDraft>> Create(ReplyDraftRequest request, [FromHeader(Name = KeyHeader)] string? key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        var (html, text) = Cleaned(request.Html);
        if (request.SendAt <= clock.GetUtcNow())
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "send-time-past", "The time to send at has passed.");
        if (ReplyChecker.AsksAgain(text))
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "reply-asks-again", "The reply asks to think again or to meet; that is never written.");

        var message = await mailbox.ReadAsync(request.MessageId, cancellationToken);
        if (!classifier.Classify(message, MailTextReader.Read(message)).CanReply)
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "no-reply-address", "The message came from an address that takes no replies.");
        var (draft, isNew) = await drafts.SaveAsync(message, html, text, request.SendAt, cancellationToken);
        return isNew ? StatusCode(StatusCodes.Status201Created, draft) : draft;
    }

    private static (string Html, string Text) Cleaned(string html)
    {
        if (html.Length > ReplyHtml.LongestInput)
            throw new ProblemException(StatusCodes.Status413PayloadTooLarge, "reply-too-long", $"A reply has at most {ReplyHtml.LongestInput} characters of HTML.");
        var clean = ReplyHtml.Sanitize(html);
        return clean.Text.Length > 0 ? clean : throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "reply-empty", "Nothing is left of the reply once it is cleaned.");
    }

    private static void CheckKey(string? key)
    {
        if (key is not { Length: > 0 and <= LongestKey } || key.AsSpan().ContainsAnyExcept(_keyCharacters))
            throw new ProblemException(StatusCodes.Status400BadRequest, "idempotency-key-required", $"Send a key of one press in the {KeyHeader} header: up to {LongestKey} letters, digits and -_.:+/=~.");
    }
}

/// <param name="MessageId">Graph's id of the mail that is answered.</param>
/// <param name="Html">Of the reply alone; it is sanitized again.</param>
/// <param name="SendAt">When Exchange shall let it go once the user has pressed Send; null sends at once then.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReplyDraftRequest([property: JsonRequired] string MessageId, [property: JsonRequired] string Html, DateTimeOffset? SendAt = null);

/// <param name="WebLink">Opens it in Outlook on the web; null where the mailbox gives none.</param>
public sealed record ReplyDraft(string Id, string? ConversationId, string Subject, string? WebLink);
