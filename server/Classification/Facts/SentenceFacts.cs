using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>What the sentence model's answers tell beyond the verdict.</summary>
internal static class SentenceFacts
{
    private const float Likely = 0.5f;

    public static Stage Stage(Reading reading)
    {
        var best = Classification.Stage.Unknown;
        var most = Likely;
        for (var i = 0; i < reading.Sentences; i++)
        {
            var isTelling = Math.Max(
                Math.Max(reading[i, Act.Context], reading[i, Act.Acknowledgement]),
                Math.Max(Math.Max(reading[i, Act.Refusal], reading[i, Act.Silver]), Math.Max(reading[i, Act.FeedbackGiven], reading[i, Act.OfferWithdrawn])));
            if (isTelling < 0.3f)
                continue;
            for (var stage = Classification.Stage.Application; stage < Classification.Stage.Unknown; stage++)
            {
                // What came later says more: who was interviewed had applied before.
                var score = reading[i, stage] * (stage == Classification.Stage.Application ? 0.75f : 1);
                if (score > most)
                    (best, most) = (stage, score);
            }
        }

        return best;
    }

    /// <summary>Nothing the applicant could have done.</summary>
    public static bool IsExternal(RejectionReason reason) =>
        reason is RejectionReason.InternalHire or RejectionReason.FilledClosed or RejectionReason.FreezeBudget or RejectionReason.WithdrawnOffer;

    public static Feedback Feedback(Reading reading)
    {
        var best = (Feedback: Classification.Feedback.None, Score: Likely);
        foreach (var (act, feedback) in (ReadOnlySpan<(Act, Feedback)>)[
            (Act.FeedbackRefused, Classification.Feedback.Refused), (Act.FeedbackOffered, Classification.Feedback.Offered),
            (Act.FeedbackGiven, Classification.Feedback.Given)])
        {
            if (reading.Most(act) > best.Score)
                best = (feedback, reading.Most(act));
        }

        return best.Feedback;
    }

    public static TalentPool TalentPool(Reading reading)
    {
        var (kept, asked) = (reading.Most(Act.TalentPool), reading.Most(Act.TalentPoolOptIn));
        return asked > Likely && asked >= kept ? Classification.TalentPool.OptInNeeded
            : kept > Likely ? Classification.TalentPool.Offered : Classification.TalentPool.None;
    }

    public static OtherRole OtherRole(Reading reading)
    {
        var (named, page) = (reading.Most(Act.OtherRoleNamed), reading.Most(Act.OtherRoleCareersPage));
        return named > Likely && named >= page ? Classification.OtherRole.Named
            : page > Likely ? Classification.OtherRole.CareersPage : Classification.OtherRole.None;
    }

    public static bool IsSilver(Reading reading) => reading.Most(Act.Silver) > 0.6f;
}
