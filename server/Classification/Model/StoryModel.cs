namespace OutlookRejectionHelper.Classification.Model;

/// <summary>What a rejection tells besides the no.</summary>
/// <param name="Stage"><see cref="Classification.Stage.Unknown"/> where no stage is likely enough.</param>
internal readonly record struct Story(Stage Stage, RejectionReason Reason, Door Door, Feedback Feedback);

/// <summary>From a message's features to its story: a softmax regression for each of four questions. Immutable.</summary>
internal sealed class StoryModel(StoryWeights weights)
{
    /// <summary>Below it the stage is not said: a reply must not thank for what did not happen.</summary>
    private const float StageEnough = 0.55f;

    public Story Tell(Reading reading)
    {
        Span<float> features = stackalloc float[StoryFeatures.Count];
        Span<float> answers = stackalloc float[StoryAnswers.Count];
        StoryFeatures.Fill(reading, features);
        weights.Sum(features, answers);
        var (stage, likely) = Best(StoryAnswers.Of(answers, StoryQuestion.Stage));
        return new Story(
            likely >= StageEnough ? (Stage)stage : Stage.Unknown,
            StoryAnswers.Reason(Best(StoryAnswers.Of(answers, StoryQuestion.Reason)).Answer),
            (Door)Best(StoryAnswers.Of(answers, StoryQuestion.Door)).Answer,
            (Feedback)Best(StoryAnswers.Of(answers, StoryQuestion.Feedback)).Answer);
    }

    private static (int Answer, float Likely) Best(ReadOnlySpan<float> sums)
    {
        var best = 0;
        for (var i = 1; i < sums.Length; i++)
        {
            if (sums[i] > sums[best])
                best = i;
        }

        float total = 0;
        foreach (var sum in sums)
            total += MathF.Exp(sum - sums[best]);
        return (best, 1 / total);
    }
}

internal enum StoryQuestion
{
    Stage,
    Reason,
    Door,
    Feedback,
}

/// <summary>How the answers to the four questions lie side by side; each in the order of its enumeration.</summary>
internal static class StoryAnswers
{
    private static readonly int[] _counts =
        [(int)Stage.Unknown, SentenceOutputs.Reasons + 1, Enum.GetValues<Door>().Length, Enum.GetValues<Feedback>().Length];

    public static int Count { get; } = _counts.Sum();

    public static Span<float> Of(Span<float> answers, StoryQuestion question)
    {
        var first = 0;
        for (var before = 0; before < (int)question; before++)
            first += _counts[before];
        return answers.Slice(first, _counts[(int)question]);
    }

    /// <summary>The last answer stands for no reason given.</summary>
    public static RejectionReason Reason(int answer) => answer == SentenceOutputs.Reasons ? RejectionReason.Unspecified : (RejectionReason)answer;
}

/// <param name="Direct">For each answer its weights of the features.</param>
internal sealed record StoryWeights(float[] Direct, float[] Bias)
{
    public static StoryWeights Zero() => new(new float[StoryAnswers.Count * StoryFeatures.Count], new float[StoryAnswers.Count]);

    public void Sum(ReadOnlySpan<float> features, Span<float> answers)
    {
        for (var answer = 0; answer < answers.Length; answer++)
            answers[answer] = Bias[answer] + SentenceModel.Dot(Direct.AsSpan(answer * features.Length, features.Length), features);
    }
}
