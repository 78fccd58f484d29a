using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>One rejection's features and what is true of it; a null is not known and teaches nothing.</summary>
internal sealed record StorySample(float[] Features, int?[] Answers)
{
    private static readonly Act[] _refusing = [Act.Refusal, Act.RefusalSoft, Act.OfferWithdrawn];

    /// <summary>What the lines of a rejection say of its story, by question; null for another kind of message.</summary>
    public static int?[]? AnswersOf(MailKind kind, IReadOnlyList<Template> lines)
    {
        if (kind.Category() != MailCategory.Rejection)
            return null;
        bool Has(params ReadOnlySpan<Act> acts)
        {
            foreach (var line in lines)
            {
                if (line.Act is { } act && acts.Contains(act))
                    return true;
            }

            return false;
        }

        // Who was met, had applied before; where nothing else is told, papers were all.
        var stage = lines.Max(line => line.Stage) ?? Stage.Application;
        var reason = lines.FirstOrDefault(line => line.Reason is not null)?.Reason ?? RejectionReason.Unspecified;
        var door = Has(Act.DoorClosed) ? Door.Closed
            : Has(Act.DoorOpen, Act.OtherRoleNamed, Act.ReapplyAfter) ? Door.ExplicitOpen
            : Has(Act.DoorBoilerplate, Act.TalentPool, Act.TalentPoolOptIn, Act.OtherRoleCareersPage) ? Door.PoliteBoilerplate
            : Door.Neutral;
        var feedback = Has(Act.FeedbackRefused) ? Feedback.Refused
            : Has(Act.FeedbackOffered) ? Feedback.Offered
            : Has(Act.FeedbackGiven) ? Feedback.Given : Feedback.None;
        var answers = new StoryTold(kind == MailKind.OfferWithdrawn ? Stage.Offer : stage, reason, door, feedback).Answers.Select(answer => (int?)answer).ToArray();
        if (kind != MailKind.Rejection)
            answers[(int)StoryQuestion.Reason] = null;
        return answers;
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
