using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>L08, L09, L11: at most one request, easy to decline, and none for feedback where it makes no sense.</summary>
internal static class AskChecks
{
    public static Finding? One(CheckSubject subject)
    {
        var asking = subject.InBody(subject.Lexicon.Ask).Concat(subject.InBody(subject.Lexicon.FeedbackAsk))
            .Concat(subject.Body.Sentences.Where(sentence => sentence.IsQuestion).Select(sentence => sentence.Span))
            .Select(subject.SentenceOf).Distinct().Order().Select(index => subject.Body.Sentences[index].Span).ToImmutableArray();
        return asking.Length > 1 ? new("many", asking) : null;
    }

    public static Finding? EasyOut(CheckSubject subject)
    {
        var easy = subject.Sentences(subject.Lexicon.EasyOut);
        return Finding.At("found", [.. subject.Sentences(subject.Lexicon.FeedbackAsk).Where(sentence => !easy.Contains(sentence))]);
    }

    public static Finding? Feedback(CheckSubject subject)
    {
        var kind = subject.Reply.Mail.Feedback switch
        {
            Classification.Feedback.Refused => "refused",
            Classification.Feedback.Given => "given",
            _ => subject.Reply.Mail.CanReply ? null : "noReply",
        };
        return kind is not null && Finding.At(kind, subject.Sentences(subject.Lexicon.FeedbackAsk)) is { } finding
            ? finding with { Mends = SentenceMend.Remove(subject.Reply.Text, finding.Spans) }
            : null;
    }
}
