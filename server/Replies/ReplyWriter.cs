using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Planning;
using OutlookRejectionHelper.Replies.Words;
using OutlookRejectionHelper.Replies.Writing;

namespace OutlookRejectionHelper.Replies;

/// <summary>Writes the reply a plan asks for: blocks composed into a short letter, never one template a case.</summary>
public static class ReplyWriter
{
    /// <param name="classification">With the user's corrections already in it.</param>
    /// <param name="paneLanguage">BCP 47, of the checks' messages; English when unknown.</param>
    /// <param name="text">The mail's visible text, so that the reply does not echo it; null when it was not read.</param>
    /// <returns>Null when the plan needs no reply.</returns>
    public static Reply? Write(ReplyPlan plan, MailClassification classification, MailMessage message, ReplyPreferences preferences, string? paneLanguage, MailText? text = null)
    {
        if (plan.Reply is ReplyAdvice.None)
            return null;

        var letter = Letter.To(classification, message, preferences);
        var on = plan.Blocks.Where(block => block.On).Select(block => block.Id).ToImmutableArray();
        var composer = new Composer(
            [.. on.Select(id => (id, letter.Words.Blocks[id].For(letter.IsInformal, letter.Facts, letter.Values.Available)))],
            letter.Seed,
            letter.Values.Values.TryGetValue(Slot.Note, out var note) ? WordCount.Of(note) : 0,
            preferences.Tone);
        var body = ReplyLayout.Paragraphs(composer.Compose(ReplyLength.Aim(classification.SettledStage, on, preferences.Length)));

        var rendered = letter.Render(body, preferences.Tone);
        var subject = ReplySubject.Of(message.Subject);
        var result = ReplyChecker.Check(new(rendered.Text, letter.Words.Tag, classification, preferences)
        {
            Message = message,
            MailText = text,
            Subject = subject,
            Blocks = on,
            IsGenerated = true,
        }, paneLanguage);
        return new(subject, letter.Words.Tag, letter.Register, rendered.Markdown, rendered.Html, rendered.Text, result.Words, result.Checks, rendered.Parts);
    }
}
