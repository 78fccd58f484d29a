using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// A dense layer whose weights lie by input, so that many units are summed at once and an input of zero costs nothing. Every
/// sum has the bits of <see cref="SentenceModel.Dot"/>: four partial sums a unit, added in the same order. Immutable.
/// </summary>
internal sealed class Layer
{
    /// <summary>Inputs at most.</summary>
    public const int MostInputs = 512;

    /// <summary>Partial sums of a unit: that of every fourth input.</summary>
    private const int Parts = 4;

    /// <summary>Vectors of units summed at a time: enough to hide what one addition waits for the one before it.</summary>
    private const int Group = 3;

    private readonly int _units;
    private readonly int _vectors;
    private readonly Vector256<float>[] _columns;
    private readonly Vector256<float>[] _bias;

    /// <param name="weights">For each unit its weights of the inputs, one unit after the other.</param>
    /// <param name="bias">One for each unit.</param>
    public Layer(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        _units = bias.Length;
        var inputs = weights.Length / _units;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputs, MostInputs);
        var block = Vector256<float>.Count * Group;
        _vectors = (_units + block - 1) / block * Group;
        _columns = new Vector256<float>[inputs * _vectors];
        _bias = new Vector256<float>[_vectors];
        bias.CopyTo(MemoryMarshal.Cast<Vector256<float>, float>(_bias.AsSpan()));
        var columns = MemoryMarshal.Cast<Vector256<float>, float>(_columns.AsSpan());
        for (var unit = 0; unit < _units; unit++)
        {
            for (var input = 0; input < inputs; input++)
                columns[input * _vectors * Vector256<float>.Count + unit] = weights[unit * inputs + input];
        }
    }

    /// <summary>Puts each unit's sum, bias included, into <paramref name="sums"/>: of the first units when it is short.</summary>
    public void Sum(ReadOnlySpan<float> inputs, Span<float> sums)
    {
        Span<ushort> used = stackalloc ushort[MostInputs];
        Span<int> ends = stackalloc int[Parts];
        var count = 0;
        for (var part = 0; part < Parts; part++)
        {
            for (var input = part; input < inputs.Length; input += Parts)
            {
                used[count] = (ushort)input;
                count += inputs[input] == 0 ? 0 : 1;
            }

            ends[part] = count;
        }

        Span<Vector256<float>> added = stackalloc Vector256<float>[Group];
        var units = Math.Min(_units, sums.Length);
        for (var vector = 0; vector * Vector256<float>.Count < units; vector += Group)
        {
            var first = Add(inputs, used[..ends[0]], vector) + Add(inputs, used[ends[0]..ends[1]], vector);
            var second = Add(inputs, used[ends[1]..ends[2]], vector) + Add(inputs, used[ends[2]..ends[3]], vector);
            var sum = first + second;
            (added[0], added[1], added[2]) = (sum.A + _bias[vector], sum.B + _bias[vector + 1], sum.C + _bias[vector + 2]);
            var at = vector * Vector256<float>.Count;
            var whole = MemoryMarshal.Cast<Vector256<float>, float>(added);
            whole[..Math.Min(whole.Length, units - at)].CopyTo(sums[at..]);
        }
    }

    private Sums Add(ReadOnlySpan<float> inputs, ReadOnlySpan<ushort> used, int vector)
    {
        Vector256<float> a = default, b = default, c = default;
        foreach (var input in used)
        {
            var value = Vector256.Create(inputs[input]);
            var column = _columns.AsSpan(input * _vectors + vector, Group);
            a += value * column[0];
            b += value * column[1];
            c += value * column[2];
        }

        return new Sums(a, b, c);
    }

    private readonly record struct Sums(Vector256<float> A, Vector256<float> B, Vector256<float> C)
    {
        public static Sums operator +(in Sums one, in Sums two) => new(one.A + two.A, one.B + two.B, one.C + two.C);
    }
}
