using System.Runtime.InteropServices;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>One training sentence: its features, and what it does.</summary>
/// <param name="WordFeatures">The first so many features are of words, the others of concepts.</param>
internal sealed record Sample(uint[] Features, int WordFeatures, IReadOnlyList<Template> Templates)
{
    /// <summary>It is several sentences, read as one.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>
/// Fits the sentence network by stochastic gradient descent with a step per parameter (Adagrad). One thread, a fixed seed and
/// arithmetic in a fixed order: the same sentences give the same bytes everywhere.
/// </summary>
internal sealed class SentenceTrainer
{
    private const int Dimensions = SentenceModel.Dimensions;
    private const int Slots = 26_500;
    private const float Rate = 0.06f;

    private readonly Dictionary<uint, int> _ids;
    private readonly TrainingOptions _options;
    private readonly float[] _rows;
    private readonly float[] _rowSteps;
    private readonly NetworkTrainer _ofSentence;
    private readonly NetworkTrainer _ofWhole;
    private readonly int[] _known = new int[SentenceFeatures.Most * 32];

    private float[][]? _remembered;
    private int _times;

    private SentenceTrainer(Dictionary<uint, int> ids, TrainingOptions options, Chance chance)
    {
        _ids = ids;
        _options = options;
        _rows = new float[ids.Count * Dimensions];
        _rowSteps = new float[_rows.Length];
        Descent.Fill(_rows, 0.15f, chance);
        _ofSentence = new NetworkTrainer(0, SentenceOutputs.OfSentence, options.Decay, chance);
        _ofWhole = new NetworkTrainer(SentenceOutputs.OfWhole, SentenceOutputs.Count, options.Decay, chance);
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
        var rows = _known.AsSpan();
        var count = 0;
        for (var i = 0; i < sample.Features.Length && count < rows.Length; i++)
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
            Descent.Add(input, _rows.AsSpan(row, Dimensions), 1);
        var weight = SentenceModel.Weight(count);
        foreach (ref var value in input)
            value *= weight;

        Span<float> inputSlope = stackalloc float[Dimensions];
        inputSlope.Clear();
        (sample.IsWhole ? _ofWhole : _ofSentence).Learn(input, sample.Templates, rate, inputSlope);
        foreach (var row in rows)
            Descent.Step(_rows.AsSpan(row, Dimensions), _rowSteps.AsSpan(row, Dimensions), inputSlope, weight, rate, _options.Decay);
    }

    private IEnumerable<float[]> Parameters => [_rows, .. _ofSentence.Parameters, .. _ofWhole.Parameters];

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

        return new TrainedSentences(checks, rows, scale, _ofSentence.Weights, _ofWhole.Weights, _ids.Count);
    }
}

internal sealed record TrainedSentences(
    ushort[] Checks, sbyte[] Rows, float[] Scale, NetworkWeights OfSentence, NetworkWeights OfWhole, int Features)
{
    public SentenceModel Create() => new(Checks, Rows, Scale, OfSentence, OfWhole);
}
