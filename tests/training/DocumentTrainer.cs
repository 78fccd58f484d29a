using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

internal readonly record struct DocumentSample(float[] Features, MailKind Kind);

/// <summary>Fits the document model: gradient descent with a step per weight, a fixed order and seed.</summary>
internal sealed class DocumentTrainer
{
    private const int Networks = 4;
    private const int Hidden = DocumentWeights.Hidden / Networks;
    private const int Epochs = 12;
    private const float Rate = 0.05f;

    private static readonly int _kinds = MailKinds.Count;
    private static readonly int _width = DocumentFeatures.Count;

    private readonly DocumentWeights _weights = DocumentWeights.Zero(Hidden);
    private readonly DocumentWeights _steps = DocumentWeights.Zero(Hidden);
    private readonly float _decay;
    private readonly float _hiddenDropout;

    private DocumentTrainer(float decay, float hiddenDropout, Chance chance)
    {
        _decay = decay;
        _hiddenDropout = hiddenDropout;
        foreach (var (weights, most) in new[] { (_weights.In, 0.15f), (_weights.Out, 0.3f) })
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] = (float)((chance.Share() * 2 - 1) * most);
        }
    }

    /// <summary>The mean of several networks, each of which began elsewhere and saw another share of the messages' variants.</summary>
    public static DocumentWeights Train(IReadOnlyList<DocumentSample> samples, TrainingOptions options)
    {
        var networks = new DocumentWeights[Networks];
        Parallel.For(0, Networks, network => networks[network] = TrainOne(
            [.. samples.Where((_, index) => index % Networks == network)], options, (ulong)network));
        var mean = DocumentWeights.Zero();
        for (var network = 0; network < Networks; network++)
        {
            var one = networks[network];
            for (var i = 0; i < mean.Direct.Length; i++)
                mean.Direct[i] += one.Direct[i] / Networks;
            for (var i = 0; i < mean.Bias.Length; i++)
                mean.Bias[i] += one.Bias[i] / Networks;
            one.In.CopyTo(mean.In, network * one.In.Length);
            one.InBias.CopyTo(mean.InBias, network * Hidden);
            for (var kind = 0; kind < _kinds; kind++)
            {
                for (var unit = 0; unit < Hidden; unit++)
                    mean.Out[kind * DocumentWeights.Hidden + network * Hidden + unit] = one.Out[kind * Hidden + unit] / Networks;
            }
        }

        return mean;
    }

    private static DocumentWeights TrainOne(IReadOnlyList<DocumentSample> samples, TrainingOptions options, ulong network)
    {
        var chance = new Chance(options.Seed + network);
        var trainer = new DocumentTrainer(options.DocumentDecay, options.DocumentDropout, chance);
        var order = Enumerable.Range(0, samples.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(order);
            var rate = Rate * MathF.Min(1, 2f * (Epochs - epoch) / Epochs);
            foreach (var index in order)
                trainer.Learn(samples[index], rate, chance);
        }

        // Units were left out at times, so their outputs count for less.
        for (var i = 0; i < trainer._weights.Out.Length; i++)
            trainer._weights.Out[i] *= 1 - options.DocumentDropout;
        return trainer._weights;
    }

    private void Learn(DocumentSample sample, float rate, Chance chance)
    {
        var (features, kind) = sample;
        Span<float> hidden = stackalloc float[Hidden];
        Span<float> sums = stackalloc float[_kinds];
        Span<float> hiddenSlope = stackalloc float[Hidden];
        hiddenSlope.Clear();
        _weights.Sum(features, hidden, sums);
        // The hidden layer is left out unit by unit; the sums are made again without those.
        foreach (ref var unit in hidden)
        {
            if (chance.Is(_hiddenDropout))
                unit = 0;
        }

        var most = float.NegativeInfinity;
        for (var k = 0; k < _kinds; k++)
        {
            sums[k] = _weights.Bias[k] + SentenceModel.Dot(_weights.Direct.AsSpan(k * _width, _width), features)
                + SentenceModel.Dot(_weights.Out.AsSpan(k * Hidden, Hidden), hidden);
            most = MathF.Max(most, sums[k]);
        }

        double total = 0;
        Span<double> predicted = stackalloc double[_kinds];
        for (var k = 0; k < _kinds; k++)
            total += predicted[k] = Numbers.Exp(sums[k] - most);
        for (var k = 0; k < _kinds; k++)
        {
            var slope = (float)(predicted[k] / total) - (k == (int)kind ? 1 : 0);
            if (MathF.Abs(slope) < 0.001f)
                continue;
            var outgoing = _weights.Out.AsSpan(k * Hidden, Hidden);
            for (var unit = 0; unit < Hidden; unit++)
                hiddenSlope[unit] += outgoing[unit] * slope;
            Step(_weights.Direct.AsSpan(k * _width, _width), _steps.Direct.AsSpan(k * _width, _width), features, slope, rate, _decay);
            Step(outgoing, _steps.Out.AsSpan(k * Hidden, Hidden), hidden, slope, rate, _decay);
            StepOne(ref _weights.Bias[k], ref _steps.Bias[k], slope, rate);
        }

        for (var unit = 0; unit < Hidden; unit++)
        {
            if (hidden[unit] <= 0 || MathF.Abs(hiddenSlope[unit]) < 0.0005f)
                continue;
            Step(_weights.In.AsSpan(unit * _width, _width), _steps.In.AsSpan(unit * _width, _width), features, hiddenSlope[unit], rate * 0.5f, _decay);
            StepOne(ref _weights.InBias[unit], ref _steps.InBias[unit], hiddenSlope[unit], rate * 0.5f);
        }
    }

    public static void Step(Span<float> weights, Span<float> steps, ReadOnlySpan<float> features, float slope, float rate, float decay)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (features[i] == 0)
                continue;
            var g = features[i] * slope + weights[i] * decay;
            steps[i] += g * g;
            weights[i] -= g * rate / (MathF.Sqrt(steps[i]) + 0.1f);
        }
    }

    public static void StepOne(ref float weight, ref float steps, float slope, float rate)
    {
        steps += slope * slope;
        weight -= slope * rate / (MathF.Sqrt(steps) + 0.1f);
    }
}
