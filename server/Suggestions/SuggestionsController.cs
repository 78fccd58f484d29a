using Microsoft.AspNetCore.Mvc;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Later;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>One message in, everything the pane shows out. Nothing is kept.</summary>
[ApiController]
[Route("api/suggestions")]
public sealed class SuggestionsController(IMailReader mailbox, IMailboxZone mailboxZone, MailClassifier classifier, EarlierMail earlier, FollowUpScheduler scheduler, TimeProvider clock) : ControllerBase
{
    [HttpPost]
    [Consumes("application/json")]
    [ProducesResponseType<SuggestionSet>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<SuggestionSet> Suggest(SuggestionRequest request, CancellationToken cancellationToken)
    {
        var preferences = request.Preferences ?? new SuggestionPreferences();
        var paneLanguage = PaneLanguage.Of(Request);
        var zone = preferences.TimeZone is null ? mailboxZone.ReadAsync(cancellationToken) : Task.FromResult(UserZone.Find(preferences.TimeZone));
        var message = await mailbox.ReadAsync(request.MessageId, request.Lookup, request.Message, cancellationToken);
        var text = MailTextReader.Read(message);
        var judged = classifier.Classify(message, text, preferences.CorrectionsOf(message), paneLanguage);
        var classification = await earlier.TellStageAsync(judged, message, preferences, cancellationToken);
        var plan = ReplyPlanner.Plan(classification, preferences.Reply, paneLanguage, clock.GetUtcNow() - message.ReceivedAt);
        var reply = ReplyWriter.Write(plan, classification, message, preferences.Reply, paneLanguage, text);
        var followUps = scheduler.Propose(classification, new FollowUpFacts
        {
            ReplyPlanned = plan.Reply is ReplyAdvice.Reply,
            FeedbackAsked = plan.Blocks.Any(block => block is { Id: ReplyBlocks.Feedback, On: true }),
            Unanswered = preferences.Unanswered,
            ReceivedAt = message.ReceivedAt,
            TimeZone = UserZone.IanaId(await zone),
            PaneLanguage = paneLanguage,
        });
        return new(classification, plan, reply, [.. followUps.Select(date => date.With(NoteFor(date.Kind), paneLanguage))], message.Id);

        LaterNote? NoteFor(FollowUpKind kind) =>
            kind.Note() is { } note ? LaterNotes.Write(note, classification, message, preferences.Reply, paneLanguage, text) : null;
    }
}
