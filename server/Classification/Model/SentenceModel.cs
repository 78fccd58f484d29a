using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// A small network over a sentence's features: each feature has a row of a few bytes, the rows are added, one hidden layer
/// and a logistic output per act, reason and stage follow. Immutable and safe to share.
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
    private readonly Layer _hidden;
    private readonly Layer _output;

    /// <param name="checks">For each slot the lower half of its feature's hash; 0 is an empty slot.</param>
    /// <param name="rows">The slots' rows, one after the other.</param>
    /// <param name="scale">What one step of a byte is worth, per dimension.</param>
    /// <param name="hidden">For each hidden unit its weights of the dimensions.</param>
    /// <param name="output">For each output its weights of the hidden units.</param>
    public SentenceModel(
        ushort[] checks, sbyte[] rows, float[] scale, float[] hidden, float[] hiddenBias, float[] output, float[] outputBias)
    {
        _checks = checks;
        _rows = rows;
        _scale = scale;
        _hidden = new(hidden, hiddenBias);
        _output = new(output, outputBias);
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
    /// Puts the sum of each output into <paramref name="sums"/>; <see cref="Logistic"/> makes a probability of it. Outputs do not
    /// exclude each other.
    /// </summary>
    /// <param name="features">At most <see cref="SentenceFeatures.Most"/>: so many rows cannot overflow a sum of 16 bits.</param>
    public void Sum(ReadOnlySpan<uint> features, Span<float> sums)
    {
        Span<float> hidden = stackalloc float[Hidden];
        Span<float> input = stackalloc float[Dimensions];
        AddRows(features, input);
        _hidden.Sum(input, hidden);
        for (var i = 0; i < Hidden; i++)
            hidden[i] = MathF.Max(0, hidden[i]);
        _output.Sum(hidden, sums);
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

    private void AddRows(ReadOnlySpan<uint> features, Span<float> input)
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

        Span<short> sums = stackalloc short[Dimensions];
        first.CopyTo(sums);
        second.CopyTo(sums[Vector256<short>.Count..]);
        var weight = Weight(known);
        for (var i = 0; i < Dimensions; i++)
            input[i] = sums[i] * _scale[i] * weight;
    }
}
