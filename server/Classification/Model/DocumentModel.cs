namespace OutlookRejectionHelper.Classification.Model;

/// <summary>From a message's features to the probability of each kind; the kinds exclude each other. Immutable.</summary>
/// <param name="weights">For each kind its weights of the features.</param>
internal sealed class DocumentModel(float[] weights, float[] bias)
{
    public void Score(ReadOnlySpan<float> features, Span<float> kinds)
    {
        var most = float.NegativeInfinity;
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            var sum = bias[kind] + SentenceModel.Dot(weights.AsSpan(kind * features.Length, features.Length), features);
            kinds[kind] = sum;
            most = MathF.Max(most, sum);
        }

        float total = 0;
        for (var kind = 0; kind < kinds.Length; kind++)
            total += kinds[kind] = MathF.Exp(kinds[kind] - most);
        for (var kind = 0; kind < kinds.Length; kind++)
            kinds[kind] /= total;
    }
}
