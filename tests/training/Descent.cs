using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OutlookRejectionHelper.Training;

/// <summary>The arithmetic of gradient descent with a step per parameter (Adagrad), in an order that gives the same bits everywhere.</summary>
internal static class Descent
{
    private const float Least = 0.02f;

    public static void Fill(Span<float> weights, float most, Chance chance)
    {
        foreach (ref var weight in weights)
            weight = (float)((chance.Share() * 2 - 1) * most);
    }

    public static void Add(Span<float> to, ReadOnlySpan<float> what, float times)
    {
        var a = MemoryMarshal.Cast<float, Vector128<float>>(to);
        var b = MemoryMarshal.Cast<float, Vector128<float>>(what);
        for (var i = 0; i < a.Length; i++)
            a[i] += b[i] * times;
    }

    public static void Step(Span<float> weights, Span<float> steps, ReadOnlySpan<float> direction, float slope, float rate, float decay)
    {
        var w = MemoryMarshal.Cast<float, Vector128<float>>(weights);
        var s = MemoryMarshal.Cast<float, Vector128<float>>(steps);
        var d = MemoryMarshal.Cast<float, Vector128<float>>(direction);
        for (var i = 0; i < w.Length; i++)
        {
            var g = d[i] * slope + w[i] * decay;
            s[i] += g * g;
            w[i] -= g * rate / (Vector128.Sqrt(s[i]) + Vector128.Create(Least));
        }
    }

    public static void StepOne(ref float weight, ref float steps, float slope, float rate)
    {
        steps += slope * slope;
        weight -= slope * rate / (MathF.Sqrt(steps) + Least);
    }
}
