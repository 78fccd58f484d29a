using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Checks;
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

        var words = ReplyWords.For(preferences.Language ?? classification.Language);
        var register = (preferences.Register ?? classification.Register) is Register.Informal ? Register.Informal : Register.Formal;
        var isInformal = register is Register.Informal;
        var greetsByName = classification.SenderKind is not (SenderKind.GenericHr or SenderKind.AtsMonitored or SenderKind.NoReply)
            || classification.Person?.Source is FactSource.User;
        var values = ReplyValues.Of(classification, preferences, words.Salutations, isInformal, greetsByName);
        var seed = Identity.Of(message.InternetMessageId ?? message.Id, message.Subject, message.From?.Address, message.ReceivedAt?.UtcDateTime.ToString("O"));

        var facts = Facts(classification, preferences, values.Note);
        var on = plan.Blocks.Where(block => block.On).Select(block => block.Id).ToImmutableArray();
        var composer = new Composer(
            [.. on.Select(id => (id, words.Blocks[id].For(isInformal, facts, values.Available)))],
            seed,
            values.Values.TryGetValue(Slot.Note, out var note) ? WordCount.Of(note) : 0,
            preferences.Tone);
        var body = ReplyLayout.Paragraphs(composer.Compose(ReplyLength.Aim(classification.Stage, on, preferences.Length)));

        var marked = ReplyLetter.Markdown(body, words.Salutations, isInformal, values, seed, preferences.Tone);
        var (markedHtml, markedText) = ReplyHtml.Render(marked, values.Values);
        var (plain, parts) = PartMark.Split(markedText);
        var subject = ReplySubject.Of(message.Subject);
        var result = ReplyChecker.Check(new(plain, words.Tag, classification, preferences)
        {
            Message = message,
            MailText = text,
            Subject = subject,
            Blocks = on,
            IsGenerated = true,
        }, paneLanguage);
        return new(subject, words.Tag, register, PartMark.Without(marked), PartMark.Without(markedHtml), plain, result.Words, result.Checks, parts);
    }

    private static FrozenDictionary<string, string> Facts(MailClassification classification, ReplyPreferences preferences, NoteForm note)
    {
        var plan = new PlanFacts(classification, preferences, null);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["stage"] = Name(classification.Stage),
            ["reason"] = Name(plan.Reason),
            ["sender"] = Name(classification.SenderKind),
            ["feedback"] = Name(classification.Feedback),
            ["door"] = Name(classification.Door),
            ["pool"] = Name(classification.TalentPool),
            ["otherRole"] = Name(classification.OtherRole),
        };
        if (classification.InternalCandidate)
            facts["internal"] = "yes";
        if (note is not NoteForm.None)
            facts["note"] = Name(note);
        if (preferences.Tone is not ReplyTone.Even)
            facts["tone"] = Name(preferences.Tone);
        return facts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
