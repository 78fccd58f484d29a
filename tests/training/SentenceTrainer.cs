using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>One training sentence: its features, and what it does.</summary>
/// <param name="WordFeatures">The first so many features are of words, the others of concepts.</param>
internal sealed record Sample(uint[] Features, int WordFeatures, IReadOnlyList<Template> Templates);

/// <summary>
/// Fits the sentence network by stochastic gradient descent with a step per parameter (Adagrad). One thread, a fixed seed and
/// arithmetic in a fixed order: the same sentences give the same bytes everywhere.
/// </summary>
internal sealed class SentenceTrainer
{
    private const int Dimensions = SentenceModel.Dimensions;
    private const int Hidden = SentenceModel.Hidden;
    private const int Slots = 26_500;
    private const float Rate = 0.06f;

    private readonly Dictionary<uint, int> _ids;
    private readonly TrainingOptions _options;
    private readonly float[] _rows;
    private readonly float[] _rowSteps;
    private readonly float[] _hidden = new float[Hidden * Dimensions];
    private readonly float[] _hiddenSteps = new float[Hidden * Dimensions];
    private readonly float[] _hiddenBias = new float[Hidden];
    private readonly float[] _hiddenBiasSteps = new float[Hidden];
    private readonly float[] _output = new float[SentenceOutputs.Count * Hidden];
    private readonly float[] _outputSteps = new float[SentenceOutputs.Count * Hidden];
    private readonly float[] _outputBias = new float[SentenceOutputs.Count];
    private readonly float[] _outputBiasSteps = new float[SentenceOutputs.Count];

    private float[][]? _remembered;
    private int _times;

    private SentenceTrainer(Dictionary<uint, int> ids, TrainingOptions options, Chance chance)
    {
        _ids = ids;
        _options = options;
        _rows = new float[ids.Count * Dimensions];
        _rowSteps = new float[_rows.Length];
        Fill(_rows, 0.15f, chance);
        Fill(_hidden, 0.35f, chance);
        Fill(_output, 0.3f, chance);
        Array.Fill(_outputBias, -2.5f);
        Array.Fill(_hiddenBias, 0.1f);
    }

    public static TrainedSentences Train(SentenceSource source, TrainingOptions options)
    {
        var ids = ChooseFeatures(source, options);
        var chance = new Chance(options.Seed);
        var trainer = new SentenceTrainer(ids, options, chance);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            // The last third settles with smaller steps.
            var rate = Rate * MathF.Min(1, 3f * (options.Epochs - epoch) / options.Epochs);
            foreach (var sample in source.Epoch(chance))
                trainer.Learn(sample, rate, chance);
            if (epoch >= options.Epochs / 2)
                trainer.Remember();
        }

        trainer.TakeMean();
        return trainer.Quantize();
    }

    /// <summary>The features that more than one template shows, most widespread first, as many as there are slots.</summary>
    private static Dictionary<uint, int> ChooseFeatures(SentenceSource source, TrainingOptions options)
    {
        var spread = new Dictionary<uint, (int Templates, Template Last)>();
        foreach (var (template, features) in source.Survey(new Chance(options.Seed + 1)))
        {
            foreach (var feature in features)
            {
                ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(spread, feature, out _);
                if (!ReferenceEquals(seen.Last, template))
                    seen = (seen.Templates + 1, template);
            }
        }

        var checks = new ushort[Slots];
        var ids = new Dictionary<uint, int>();
        foreach (var (feature, _) in spread.Where(pair => pair.Value.Templates >= options.LeastTemplates)
            .OrderByDescending(pair => pair.Value.Templates).ThenBy(pair => pair.Key))
        {
            var slot = SentenceModel.Slot(checks, feature, toFill: true);
            if (slot < 0 || checks[slot] != 0 || ids.Count >= Slots * 15 / 16)
                continue;
            checks[slot] = SentenceModel.Check(feature);
            ids.Add(feature, ids.Count);
        }

        return ids;
    }

    private void Learn(Sample sample, float rate, Chance chance)
    {
        var withoutWords = chance.Is(_options.WordDropout);
        var withoutConcepts = !withoutWords && chance.Is(_options.ConceptDropout);
        Span<int> rows = stackalloc int[SentenceFeatures.Most];
        var count = 0;
        for (var i = 0; i < sample.Features.Length; i++)
        {
            var isWord = i < sample.WordFeatures;
            if ((isWord && withoutWords) || (!isWord && withoutConcepts) || chance.Is(_options.FeatureDropout))
                continue;
            if (_ids.TryGetValue(sample.Features[i], out var id))
                rows[count++] = id * Dimensions;
        }

        rows = rows[..count];
        Span<float> input = stackalloc float[Dimensions];
        input.Clear();
        foreach (var row in rows)
            Add(input, _rows.AsSpan(row, Dimensions), 1);
        var weight = SentenceModel.Weight(count);
        Scale(input, weight);

        Span<float> hidden = stackalloc float[Hidden];
        for (var i = 0; i < Hidden; i++)
            hidden[i] = MathF.Max(0, SentenceModel.Dot(_hidden.AsSpan(i * Dimensions, Dimensions), input) + _hiddenBias[i]);

        Span<float> hiddenSlope = stackalloc float[Hidden];
        hiddenSlope.Clear();
        for (var output = 0; output < SentenceOutputs.Count; output++)
        {
            if (!Targets.TryGet(sample.Templates, output, out var target, out var importance))
                continue;
            var weights = _output.AsSpan(output * Hidden, Hidden);
            var predicted = Numbers.Logistic(SentenceModel.Dot(weights, hidden) + _outputBias[output]);
            var slope = (predicted - target) * importance;
            if (MathF.Abs(slope) < 0.002f)
                continue;
            Add(hiddenSlope, weights, slope);
            Step(weights, _outputSteps.AsSpan(output * Hidden, Hidden), hidden, slope, rate);
            StepOne(ref _outputBias[output], ref _outputBiasSteps[output], slope, rate);
        }

        Span<float> inputSlope = stackalloc float[Dimensions];
        inputSlope.Clear();
        for (var i = 0; i < Hidden; i++)
        {
            if (hidden[i] <= 0 || hiddenSlope[i] == 0)
                continue;
            var weights = _hidden.AsSpan(i * Dimensions, Dimensions);
            Add(inputSlope, weights, hiddenSlope[i]);
            Step(weights, _hiddenSteps.AsSpan(i * Dimensions, Dimensions), input, hiddenSlope[i], rate);
            StepOne(ref _hiddenBias[i], ref _hiddenBiasSteps[i], hiddenSlope[i], rate);
        }

        foreach (var row in rows)
            Step(_rows.AsSpan(row, Dimensions), _rowSteps.AsSpan(row, Dimensions), inputSlope, weight, rate);
    }

    private float[][] Parameters => [_rows, _hidden, _hiddenBias, _output, _outputBias];

    private void Remember()
    {
        _remembered ??= [.. Parameters.Select(parameters => new float[parameters.Length])];
        foreach (var (sum, parameters) in _remembered.Zip(Parameters))
        {
            for (var i = 0; i < sum.Length; i++)
                sum[i] += parameters[i];
        }

        _times++;
    }

    /// <summary>The mean over the later epochs is steadier than where the last step happened to end.</summary>
    private void TakeMean()
    {
        foreach (var (sum, parameters) in _remembered!.Zip(Parameters))
        {
            for (var i = 0; i < sum.Length; i++)
                parameters[i] = sum[i] / _times;
        }
    }

    private static void Fill(float[] weights, float most, Chance chance)
    {
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (float)((chance.Share() * 2 - 1) * most);
    }

    private static void Add(Span<float> to, ReadOnlySpan<float> what, float times)
    {
        var a = MemoryMarshal.Cast<float, Vector128<float>>(to);
        var b = MemoryMarshal.Cast<float, Vector128<float>>(what);
        for (var i = 0; i < a.Length; i++)
            a[i] += b[i] * times;
    }

    private static void Scale(Span<float> values, float times)
    {
        foreach (ref var value in values)
            value *= times;
    }

    private void Step(Span<float> weights, Span<float> steps, ReadOnlySpan<float> direction, float slope, float rate)
    {
        var w = MemoryMarshal.Cast<float, Vector128<float>>(weights);
        var s = MemoryMarshal.Cast<float, Vector128<float>>(steps);
        var d = MemoryMarshal.Cast<float, Vector128<float>>(direction);
        for (var i = 0; i < w.Length; i++)
        {
            var g = d[i] * slope + w[i] * _options.Decay;
            s[i] += g * g;
            w[i] -= g * rate / (Vector128.Sqrt(s[i]) + Vector128.Create(0.02f));
        }
    }

    private static void StepOne(ref float weight, ref float steps, float slope, float rate)
    {
        steps += slope * slope;
        weight -= slope * rate / (MathF.Sqrt(steps) + 0.02f);
    }

    private TrainedSentences Quantize()
    {
        var scale = new float[Dimensions];
        for (var i = 0; i < _rows.Length; i++)
            scale[i % Dimensions] = MathF.Max(scale[i % Dimensions], MathF.Abs(_rows[i]) / 127);
        var checks = new ushort[Slots];
        var rows = new sbyte[Slots * Dimensions];
        foreach (var (feature, id) in _ids)
        {
            var slot = SentenceModel.Slot(checks, feature, toFill: true);
            checks[slot] = SentenceModel.Check(feature);
            for (var i = 0; i < Dimensions; i++)
                rows[slot * Dimensions + i] = (sbyte)MathF.Round(_rows[id * Dimensions + i] / scale[i]);
        }

        return new TrainedSentences(checks, rows, scale, _hidden, _hiddenBias, _output, _outputBias, _ids.Count);
    }
}

internal sealed record TrainedSentences(
    ushort[] Checks, sbyte[] Rows, float[] Scale, float[] Hidden, float[] HiddenBias, float[] Output, float[] OutputBias, int Features)
{
    public SentenceModel Create() => new(Checks, Rows, Scale, Hidden, HiddenBias, Output, OutputBias);
}
