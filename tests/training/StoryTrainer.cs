using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>One rejection's features and what is true of it; a null is not known and teaches nothing.</summary>
internal sealed record StorySample(float[] Features, int?[] Answers)
{
    private static readonly Act[] _refusing = [Act.Refusal, Act.RefusalSoft, Act.OfferWithdrawn];

    /// <summary>What the lines of a rejection say of its story, by question; null for another kind of message.</summary>
    public static int?[]? AnswersOf(WholeMail mail)
    {
        if (mail.Kind.Category() != MailCategory.Rejection)
            return null;
        var refusing = mail.Lines.Where(line => line.Act is { } act && _refusing.Contains(act)).ToList();
        var stage = refusing.Concat(mail.Lines).Select(line => line.Stage).FirstOrDefault(stage => stage is not null);
        var reason = refusing.Concat(mail.Lines).Select(line => line.Reason).FirstOrDefault(reason => reason is not null);
        return
        [
            mail.Kind == MailKind.OfferWithdrawn ? (int)Stage.Offer : (int?)stage,
            mail.Kind == MailKind.OfferWithdrawn ? null : reason is { } given and < RejectionReason.WithdrawnOffer ? (int)given : SentenceOutputs.Reasons,
            (int)DoorOf(mail),
            (int)FeedbackOf(mail),
        ];
    }

    private static Door DoorOf(WholeMail mail) =>
        Has(mail, Act.DoorClosed) ? Door.Closed
        : Has(mail, Act.DoorOpen, Act.OtherRoleNamed, Act.ReapplyAfter) ? Door.ExplicitOpen
        : Has(mail, Act.DoorBoilerplate, Act.TalentPool, Act.TalentPoolOptIn, Act.OtherRoleCareersPage) ? Door.PoliteBoilerplate
        : Door.Neutral;

    private static Feedback FeedbackOf(WholeMail mail) =>
        Has(mail, Act.FeedbackRefused) ? Feedback.Refused
        : Has(mail, Act.FeedbackOffered) ? Feedback.Offered
        : Has(mail, Act.FeedbackGiven) ? Feedback.Given : Feedback.None;

    private static bool Has(WholeMail mail, params ReadOnlySpan<Act> acts)
    {
        foreach (var line in mail.Lines)
        {
            if (line.Act is { } act && acts.Contains(act))
                return true;
        }

        return false;
    }
}

/// <summary>Fits the story model: a softmax regression a question, gradient descent with a step per weight, a fixed order.</summary>
internal static class StoryTrainer
{
    private const int Epochs = 12;
    private const float Rate = 0.05f;

    public static StoryWeights Train(IReadOnlyList<StorySample> samples, TrainingOptions options)
    {
        var (weights, steps) = (StoryWeights.Zero(), StoryWeights.Zero());
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var chance = new Chance(options.Seed + 5);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(order);
            var rate = Rate * MathF.Min(1, 2f * (Epochs - epoch) / Epochs);
            foreach (var index in order)
                Learn(samples[index], weights, steps, rate, options.StoryDecay);
        }

        return weights;
    }

    private static void Learn(StorySample sample, StoryWeights weights, StoryWeights steps, float rate, float decay)
    {
        var width = sample.Features.Length;
        Span<float> sums = stackalloc float[StoryAnswers.Count];
        Span<double> shares = stackalloc double[StoryAnswers.Count];
        weights.Sum(sample.Features, sums);
        var first = 0;
        foreach (var question in Enum.GetValues<StoryQuestion>())
        {
            var group = StoryAnswers.Of(sums, question);
            if (sample.Answers[(int)question] is { } truth)
            {
                var likely = shares[..group.Length];
                Softmax(group, likely);
                for (var answer = 0; answer < group.Length; answer++)
                {
                    var slope = (float)likely[answer] - (answer == truth ? 1 : 0);
                    if (MathF.Abs(slope) < 0.001f)
                        continue;
                    var at = (first + answer) * width;
                    DocumentTrainer.Step(weights.Direct.AsSpan(at, width), steps.Direct.AsSpan(at, width), sample.Features, slope, rate, decay);
                    DocumentTrainer.StepOne(ref weights.Bias[first + answer], ref steps.Bias[first + answer], slope, rate);
                }
            }

            first += group.Length;
        }
    }

    private static void Softmax(ReadOnlySpan<float> sums, Span<double> likely)
    {
        var most = float.NegativeInfinity;
        foreach (var sum in sums)
            most = MathF.Max(most, sum);
        double total = 0;
        for (var i = 0; i < sums.Length; i++)
            total += likely[i] = Numbers.Exp(sums[i] - most);
        foreach (ref var share in likely)
            share /= total;
    }
}
