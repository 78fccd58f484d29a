using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification;

/// <summary>The sentences a verdict goes by.</summary>
internal static class EvidenceFinder
{
    private const float Enough = 0.2f;
    private const int Most = 3;

    private static readonly string[] _says = [.. Enum.GetNames<MailCategory>().Select(Name)];

    private static readonly Act[] _refusing = [Act.Refusal, Act.RefusalSoft, Act.OfferWithdrawn];

    public static ImmutableArray<Evidence> Find(Verdict verdict, Reading reading, MailText text, string language)
    {
        var acts = Acts(verdict.Kind);
        var says = _says[(int)verdict.Category];
        Span<Telling> told = stackalloc Telling[Most];
        var count = 0;
        for (var i = 0; i < reading.Sentences; i++)
            Insert(told, ref count, Tell(reading, i, acts));
        // A verdict always shows at least the sentence that speaks most for it.
        while (count > 1 && told[count - 1].Score < Enough)
            count--;
        var evidence = new Evidence[count];
        for (var i = 0; i < count; i++)
        {
            var (_, sentence, act) = told[i];
            var span = text.Sentences[sentence];
            var cue = CueBook.Of(language)?.Find(text[span], acts) ?? $"{language}.sentence.{Name(act.ToString())}";
            evidence[i] = new Evidence(says, text[span].ToString(), span.Start, span.Length, cue);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(evidence);
    }

    private static Telling Tell(Reading reading, int sentence, Act[] acts)
    {
        var (act, score) = (acts[0], 0f);
        foreach (var candidate in acts)
        {
            if (reading[sentence, candidate] > score)
                (act, score) = (candidate, reading[sentence, candidate]);
        }

        // Whom and what a sentence refuses is asked elsewhere: that it refuses is what shows the no.
        return new Telling(acts == _refusing ? MathF.Max(score, reading.Refuses(sentence)) : score, sentence, act);
    }

    /// <summary>Keeps those that tell most, the most telling first; of two alike the earlier.</summary>
    private static void Insert(Span<Telling> told, ref int count, Telling added)
    {
        var at = count;
        while (at > 0 && told[at - 1].Score < added.Score)
            at--;
        if (at == told.Length)
            return;
        count = Math.Min(count + 1, told.Length);
        told[at..(count - 1)].CopyTo(told[(at + 1)..]);
        told[at] = added;
    }

    private static Act[] Acts(MailKind kind) => kind switch
    {
        MailKind.Rejection or MailKind.SoftRejection or MailKind.OfferWithdrawn => _refusing,
        MailKind.OnHold => [Act.OnHold],
        MailKind.Reopened => [Act.Reopened],
        MailKind.WithdrawalConfirmed => [Act.Withdrawal],
        MailKind.Acknowledgement => [Act.Acknowledgement],
        MailKind.Interview => [Act.Interview],
        MailKind.Reschedule => [Act.Reschedule],
        MailKind.Assessment => [Act.Assessment],
        MailKind.Offer => [Act.Offer],
        MailKind.Outreach => [Act.Outreach],
        MailKind.Update => [Act.Update],
        MailKind.InfoRequest => [Act.InfoRequest],
        MailKind.JobAlert => [Act.JobAlert],
        MailKind.Survey => [Act.Survey],
        MailKind.NonJobRejection => [Act.RefusalNonjob],
        MailKind.ThirdParty => [Act.RefusalThirdparty, Act.Quoting],
        _ => [Act.Chatter],
    };

    private static string Name(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    private readonly record struct Telling(float Score, int Sentence, Act Act);
}
