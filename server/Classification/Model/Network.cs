namespace OutlookRejectionHelper.Classification.Model;

/// <summary>One hidden layer between a sum of rows and its outputs. Immutable.</summary>
internal sealed class Network(NetworkWeights weights)
{
    private readonly Layer _hidden = new(weights.Hidden, weights.HiddenBias);
    private readonly Layer _output = new(weights.Output, weights.OutputBias);

    public void Sum(ReadOnlySpan<float> input, Span<float> sums)
    {
        Span<float> hidden = stackalloc float[SentenceModel.Hidden];
        _hidden.Sum(input, hidden);
        for (var i = 0; i < hidden.Length; i++)
            hidden[i] = MathF.Max(0, hidden[i]);
        _output.Sum(hidden, sums);
    }
}

/// <param name="Hidden">For each hidden unit its weights of the dimensions.</param>
/// <param name="Output">For each output its weights of the hidden units.</param>
internal sealed record NetworkWeights(float[] Hidden, float[] HiddenBias, float[] Output, float[] OutputBias)
{
    public static NetworkWeights Zero(int outputs) => new(
        new float[SentenceModel.Hidden * SentenceModel.Dimensions], new float[SentenceModel.Hidden],
        new float[outputs * SentenceModel.Hidden], new float[outputs]);

    /// <summary>As they lie in the file.</summary>
    public float[][] Parts => [Hidden, HiddenBias, Output, OutputBias];
}
