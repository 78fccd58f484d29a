namespace OutlookRejectionHelper.Classification.Model;

/// <summary>What a rejection tells besides the no.</summary>
/// <param name="IsStageGuessed">Another stage is nearly as likely.</param>
internal readonly record struct Story(Stage Stage, bool IsStageGuessed, RejectionReason Reason, Door Door, Feedback Feedback);

/// <summary>From a message's features to its story: a softmax regression for each of four questions. Immutable.</summary>
internal sealed class StoryModel(StoryWeights weights)
{
    /// <summary>Below it the stage is a guess: a reply must not thank for what did not happen.</summary>
    private const float StageEnough = 0.55f;

    public Story Tell(Reading reading)
    {
        Span<float> features = stackalloc float[StoryFeatures.Count];
        Span<float> answers = stackalloc float[StoryAnswers.Count];
        StoryFeatures.Fill(reading, features);
        weights.Sum(features, answers);
        var (stage, likely) = StoryAnswers.Best(StoryAnswers.Of(answers, StoryQuestion.Stage));
        return new Story(
            (Stage)stage,
            likely < StageEnough,
            StoryAnswers.Reason(StoryAnswers.Best(StoryAnswers.Of(answers, StoryQuestion.Reason)).Answer),
            (Door)StoryAnswers.Best(StoryAnswers.Of(answers, StoryQuestion.Door)).Answer,
            (Feedback)StoryAnswers.Best(StoryAnswers.Of(answers, StoryQuestion.Feedback)).Answer);
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

    /// <summary>The most likely answer to a question, and how likely it is.</summary>
    public static (int Answer, float Likely) Best(ReadOnlySpan<float> sums)
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

    /// <summary>Whether one of the answers, counted through all questions, is among the right ones.</summary>
    /// <param name="right">The right answer to each question.</param>
    public static bool IsRight(ReadOnlySpan<int> right, int answer)
    {
        for (var question = 0; question < right.Length; question++)
        {
            if (answer < _counts[question])
                return answer == right[question];
            answer -= _counts[question];
        }

        return false;
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
