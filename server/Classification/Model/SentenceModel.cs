using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// Small networks over a sentence's features: each feature has a row of a few bytes, the rows are added, one hidden layer and
/// logistic outputs follow. One network answers for a sentence, the other for all sentences of a message read as one.
/// Immutable and safe to share.
/// </summary>
internal sealed class SentenceModel
{
    /// <summary>Bytes of a feature's row.</summary>
    public const int Dimensions = 32;

    public const int Hidden = 96;

    private const int Probes = 8;

    private readonly ushort[] _checks;
    private readonly sbyte[] _rows;
    private readonly float[] _scale;
    private readonly Network _ofSentence;
    private readonly Network _ofWhole;

    /// <param name="checks">For each slot the lower half of its feature's hash; 0 is an empty slot.</param>
    /// <param name="rows">The slots' rows, one after the other.</param>
    /// <param name="scale">What one step of a byte is worth, per dimension.</param>
    public SentenceModel(ushort[] checks, sbyte[] rows, float[] scale, NetworkWeights ofSentence, NetworkWeights ofWhole)
    {
        _checks = checks;
        _rows = rows;
        _scale = scale;
        _ofSentence = new Network(ofSentence);
        _ofWhole = new Network(ofWhole);
    }

    /// <summary>The slot in which a feature stands or would stand; -1 when its neighborhood is full.</summary>
    public static int Slot(ReadOnlySpan<ushort> checks, uint feature, bool toFill)
    {
        var check = Check(feature);
        var slot = (int)(((ulong)feature * (ulong)checks.Length) >> 32);
        for (var i = 0; i < Probes; i++)
        {
            var found = checks[slot];
            if (found == check)
                return slot;
            if (found == 0)
                return toFill ? slot : -1;
            if (++slot == checks.Length)
                slot = 0;
        }

        return -1;
    }

    public static ushort Check(uint feature) => (ushort)Math.Max(feature & 0xFFFF, 1);

    /// <summary>
    /// Puts the sums of the outputs of a sentence into <paramref name="sums"/>; <see cref="Logistic"/> makes probabilities of them.
    /// Outputs do not exclude each other.
    /// </summary>
    /// <param name="features">At most <see cref="SentenceFeatures.Most"/>: so many rows cannot overflow a sum of 16 bits.</param>
    /// <param name="sums">As many of the first outputs as it is long.</param>
    /// <param name="whole">What the sentence is a part of; its rows are added there too.</param>
    public void Sum(ReadOnlySpan<uint> features, Span<float> sums, RowSum? whole = null)
    {
        Span<short> rows = stackalloc short[Dimensions];
        var known = AddRows(features, rows);
        whole?.Add(rows, known);
        Span<float> input = stackalloc float[Dimensions];
        var weight = Weight(known);
        for (var i = 0; i < Dimensions; i++)
            input[i] = rows[i] * _scale[i] * weight;
        _ofSentence.Sum(input, sums);
    }

    /// <summary>Puts the sums of the outputs from <see cref="SentenceOutputs.OfWhole"/> on into <paramref name="sums"/>.</summary>
    /// <param name="whole">The sentences that are read as one.</param>
    public void Sum(RowSum whole, Span<float> sums)
    {
        Span<float> input = stackalloc float[Dimensions];
        var weight = Weight(whole.Known);
        for (var i = 0; i < Dimensions; i++)
            input[i] = whole.Rows[i] * _scale[i] * weight;
        _ofWhole.Sum(input, sums);
    }

    /// <summary>What a sum of so many rows is multiplied by: long sentences say more, but not in proportion.</summary>
    public static float Weight(int known) => 1f / MathF.Sqrt(known + 4);

    public static float Logistic(float x) => 1f / (1f + MathF.Exp(-x));

    /// <summary>The same on every machine: four sums that are added in a fixed order.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector4>(a);
        var y = MemoryMarshal.Cast<float, Vector4>(b);
        var sum = Vector4.Zero;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return (sum.X + sum.Y) + (sum.Z + sum.W);
    }

    /// <returns>How many of the features are known.</returns>
    private int AddRows(ReadOnlySpan<uint> features, Span<short> sums)
    {
        Vector256<short> first = default, second = default;
        var known = 0;
        foreach (var feature in features)
        {
            var slot = Slot(_checks, feature, toFill: false);
            if (slot < 0)
                continue;
            known++;
            var (low, high) = Vector256.Widen(Vector256.Create<sbyte>(_rows.AsSpan(slot * Dimensions, Dimensions)));
            first += low;
            second += high;
        }

        first.CopyTo(sums);
        second.CopyTo(sums[Vector256<short>.Count..]);
        return known;
    }
}
