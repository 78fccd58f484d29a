using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>Fits one of the two small networks that answer to a sum of rows.</summary>
/// <param name="first">The first of the outputs that it gives, as <see cref="SentenceOutputs"/> numbers them.</param>
/// <param name="end">The one behind the last.</param>
internal sealed class NetworkTrainer
{
    private const int Dimensions = SentenceModel.Dimensions;
    private const int Hidden = SentenceModel.Hidden;

    private readonly int _first;
    private readonly float _decay;
    private readonly NetworkWeights _steps;

    public NetworkTrainer(int first, int end, float decay, Chance chance)
    {
        _first = first;
        _decay = decay;
        Weights = NetworkWeights.Zero(end - first);
        _steps = NetworkWeights.Zero(end - first);
        Descent.Fill(Weights.Hidden, 0.35f, chance);
        Descent.Fill(Weights.Output, 0.3f, chance);
        Array.Fill(Weights.OutputBias, -2.5f);
        Array.Fill(Weights.HiddenBias, 0.1f);
    }

    public NetworkWeights Weights { get; }

    public IEnumerable<float[]> Parameters => Weights.Parts;

    /// <summary>One step towards what the templates say; adds to <paramref name="inputSlope"/> where the input should go.</summary>
    public void Learn(ReadOnlySpan<float> input, IReadOnlyList<Template> templates, float rate, Span<float> inputSlope)
    {
        Span<float> hidden = stackalloc float[Hidden];
        for (var i = 0; i < Hidden; i++)
            hidden[i] = MathF.Max(0, SentenceModel.Dot(Weights.Hidden.AsSpan(i * Dimensions, Dimensions), input) + Weights.HiddenBias[i]);

        Span<float> hiddenSlope = stackalloc float[Hidden];
        hiddenSlope.Clear();
        for (var output = 0; output < Weights.OutputBias.Length; output++)
        {
            if (!Targets.TryGet(templates, _first + output, out var target, out var importance))
                continue;
            var weights = Weights.Output.AsSpan(output * Hidden, Hidden);
            var predicted = Numbers.Logistic(SentenceModel.Dot(weights, hidden) + Weights.OutputBias[output]);
            var slope = (predicted - target) * importance;
            if (MathF.Abs(slope) < 0.002f)
                continue;
            Descent.Add(hiddenSlope, weights, slope);
            Descent.Step(weights, _steps.Output.AsSpan(output * Hidden, Hidden), hidden, slope, rate, _decay);
            Descent.StepOne(ref Weights.OutputBias[output], ref _steps.OutputBias[output], slope, rate);
        }

        for (var i = 0; i < Hidden; i++)
        {
            if (hidden[i] <= 0 || hiddenSlope[i] == 0)
                continue;
            var weights = Weights.Hidden.AsSpan(i * Dimensions, Dimensions);
            Descent.Add(inputSlope, weights, hiddenSlope[i]);
            Descent.Step(weights, _steps.Hidden.AsSpan(i * Dimensions, Dimensions), input, hiddenSlope[i], rate, _decay);
            Descent.StepOne(ref Weights.HiddenBias[i], ref _steps.HiddenBias[i], hiddenSlope[i], rate);
        }
    }
}
