using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Later;
using OutlookRejectionHelper.Replies.Planning;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>What every letter to the sender of one mail has in common, today's and those of later days.</summary>
/// <param name="Seed">The same for the same message.</param>
/// <param name="Facts">What the phrasings' conditions ask about.</param>
internal sealed record Letter(ReplyWords Words, bool IsInformal, ReplyValues Values, ulong Seed, FrozenDictionary<string, string> Facts)
{
    public Register Register => IsInformal ? Register.Informal : Register.Formal;

    /// <param name="classification">With the user's corrections already in it.</param>
    public static Letter To(MailClassification classification, MailMessage message, ReplyPreferences preferences)
    {
        var words = ReplyWords.For(preferences.Language ?? classification.Language);
        var isInformal = (preferences.Register ?? classification.Register) is Register.Informal;
        var greetsByName = classification.SenderKind is not (SenderKind.GenericHr or SenderKind.AtsMonitored or SenderKind.NoReply)
            || classification.Person?.Source is FactSource.User;
        var values = ReplyValues.Of(classification, preferences, words.Salutations, isInformal, greetsByName);
        var seed = Identity.Of(message.InternetMessageId ?? message.Id, message.Subject, message.From?.Address, message.ReceivedAt?.UtcDateTime.ToString("O"));
        return new(words, isInformal, values, seed, FactsOf(classification, preferences, values.Note));
    }

    /// <summary>The phrasing for a later day.</summary>
    public string Draw(LaterKind kind)
    {
        var choices = Words.Later[kind].For(IsInformal, Facts, Values.Available);
        return choices[(int)(Identity.Hash(Seed, kind.ToString()) % (ulong)choices.Length)].Markdown;
    }

    /// <summary>The same letter to nobody by name.</summary>
    public Letter Unnamed() => this with { Values = Values with { Greeting = null } };

    /// <param name="body">Paragraphs in Markdown.</param>
    public RenderedLetter Render(List<string> body, ReplyTone tone) =>
        Render(ReplyLetter.Markdown(body, ReplyLetter.Greeting(Words.Salutations, IsInformal, Values), ReplyLetter.Closing(Words.Salutations, IsInformal, tone, body[^1], Seed), Words.Salutations, Values));

    /// <summary>Greeting, text, name: as one writes where space is short.</summary>
    public RenderedLetter RenderWithoutClosing(string body) =>
        Render(ReplyLetter.Markdown([body], ReplyLetter.Greeting(Words.Salutations, IsInformal, Values), null, Words.Salutations, Values));

    private RenderedLetter Render(string marked)
    {
        var (html, text) = ReplyHtml.Render(marked, Values.Values);
        var (plain, parts) = PartMark.Split(text);
        return new(PartMark.Without(marked), PartMark.Without(html), plain, parts);
    }

    private static FrozenDictionary<string, string> FactsOf(MailClassification classification, ReplyPreferences preferences, NoteForm note)
    {
        var plan = new PlanFacts(classification, preferences, null);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["stage"] = Name(plan.Stage),
            ["reason"] = Name(plan.Reason),
            ["sender"] = Name(classification.SenderKind),
            ["feedback"] = Name(classification.IsFeedbackImplied ? Feedback.None : classification.Feedback),
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

/// <param name="Markdown">The template, slots and all.</param>
/// <param name="Parts">What of <paramref name="Text"/> stood behind which <see cref="PartMark"/>.</param>
internal sealed record RenderedLetter(string Markdown, string Html, string Text, ImmutableArray<ReplyPart> Parts);
