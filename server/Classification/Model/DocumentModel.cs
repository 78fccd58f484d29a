namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// From a message's features to the probability of each kind; the kinds exclude each other. A softmax regression and beside it
/// one hidden layer, for what only holds together. Immutable.
/// </summary>
internal sealed class DocumentModel(DocumentWeights weights)
{
    public void Score(ReadOnlySpan<float> features, Span<float> kinds)
    {
        Span<float> hidden = stackalloc float[DocumentWeights.Hidden];
        var most = weights.Sum(features, hidden, kinds);
        float total = 0;
        for (var kind = 0; kind < kinds.Length; kind++)
            total += kinds[kind] = MathF.Exp(kinds[kind] - most);
        for (var kind = 0; kind < kinds.Length; kind++)
            kinds[kind] /= total;
    }
}

/// <param name="Direct">For each kind its weights of the features.</param>
/// <param name="In">For each hidden unit its weights of the features.</param>
/// <param name="Out">For each kind its weights of the hidden units.</param>
internal sealed record DocumentWeights(float[] Direct, float[] Bias, float[] In, float[] InBias, float[] Out)
{
    /// <summary>Of several small networks, whose mean it is: one alone turns on chance.</summary>
    public const int Hidden = 96;

    public static DocumentWeights Zero(int hidden = Hidden) => new(
        new float[MailKinds.Count * DocumentFeatures.Count], new float[MailKinds.Count], new float[hidden * DocumentFeatures.Count],
        new float[hidden], new float[MailKinds.Count * hidden]);

    /// <summary>Puts the sum of each kind into <paramref name="kinds"/> and returns the largest.</summary>
    public float Sum(ReadOnlySpan<float> features, Span<float> hidden, Span<float> kinds)
    {
        for (var unit = 0; unit < InBias.Length; unit++)
            hidden[unit] = MathF.Max(0, SentenceModel.Dot(In.AsSpan(unit * features.Length, features.Length), features) + InBias[unit]);
        var most = float.NegativeInfinity;
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            kinds[kind] = Bias[kind] + SentenceModel.Dot(Direct.AsSpan(kind * features.Length, features.Length), features)
                + SentenceModel.Dot(Out.AsSpan(kind * InBias.Length, InBias.Length), hidden);
            most = MathF.Max(most, kinds[kind]);
        }

        return most;
    }
}
