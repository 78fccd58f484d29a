using System.Collections.Immutable;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification;

/// <summary>The sentences a verdict goes by.</summary>
internal static class EvidenceFinder
{
    private const float Enough = 0.5f;
    private const int Most = 3;

    private static readonly Act[] _refusing = [Act.Refusal, Act.RefusalSoft, Act.OfferWithdrawn];

    public static ImmutableArray<Evidence> Find(Verdict verdict, Reading reading, MailText text, string language)
    {
        var acts = Acts(verdict.Kind);
        var says = char.ToLowerInvariant(verdict.Category.ToString()[0]) + verdict.Category.ToString()[1..];
        var found = new List<(float Score, int Sentence, Act Act)>();
        for (var i = 0; i < reading.Sentences; i++)
        {
            var (act, score) = (acts[0], 0f);
            foreach (var candidate in acts)
            {
                if (reading[i, candidate] > score)
                    (act, score) = (candidate, reading[i, candidate]);
            }

            found.Add((score, i, act));
        }

        found.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Sentence.CompareTo(b.Sentence));
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        foreach (var (score, sentence, act) in found)
        {
            // A verdict always shows at least the sentence that speaks most for it.
            if (evidence.Count == Most || (evidence.Count > 0 && score < Enough))
                break;
            var span = text.Sentences[sentence];
            var cue = CueBook.Of(language)?.Find(text[span], acts) ?? $"{language}.sentence.{Name(act)}";
            evidence.Add(new Evidence(says, text[span].ToString(), span.Start, span.Length, cue));
        }

        return evidence.ToImmutable();
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

    private static string Name(Act act) => char.ToLowerInvariant(act.ToString()[0]) + act.ToString()[1..];
}
