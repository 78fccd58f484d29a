using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>The checks over a reply the user edits, against the mail it answers. Nothing is kept.</summary>
[ApiController]
[Route("api/replies/check")]
public sealed class ReplyCheckController(IMailReader mailbox, MailClassifier classifier) : ControllerBase
{
    [HttpPost]
    [Consumes("application/json")]
    [ProducesResponseType<CheckedReply>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<CheckedReply> Check(ReplyCheckRequest request, CancellationToken cancellationToken)
    {
        var preferences = request.Preferences ?? new SuggestionPreferences();
        var paneLanguage = PaneLanguage.Of(Request);
        var message = await mailbox.ReadAsync(request.MessageId, request.Lookup, request.Message, cancellationToken);
        var text = MailTextReader.Read(message);
        var classification = classifier.Classify(message, text, preferences.CorrectionsOf(message), paneLanguage);
        var plan = ReplyPlanner.Plan(classification, preferences.Reply, paneLanguage);
        return ReplyChecker.Check(
            new(request.Text, request.Language ?? preferences.Language ?? classification.Language, classification, preferences.Reply)
            {
                Purpose = request.Purpose,
                Message = message,
                MailText = text,
                Blocks = plan.Reply is ReplyAdvice.None ? null : [.. plan.Blocks.Where(block => block.On).Select(block => block.Id)],
            },
            paneLanguage);
    }
}

/// <summary>An edited reply and the mail it answers; named as in <see cref="SuggestionRequest"/>.</summary>
/// <param name="Text">Plain text; beyond <see cref="ReplyChecker.LongestText"/> characters it is not looked at.</param>
/// <param name="Purpose">Of a note for a later day or a professional network less is asked.</param>
/// <param name="Language">BCP 47, the reply's; without it the preferred one, else the mail's.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReplyCheckRequest(
    [property: JsonRequired] string Text,
    string? Language = null,
    string? MessageId = null,
    MessageLookup? Lookup = null,
    PostedMessage? Message = null,
    SuggestionPreferences? Preferences = null,
    LetterPurpose Purpose = LetterPurpose.Reply);
