using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

internal readonly record struct DocumentSample(float[] Features, float Refusal, MailKind Kind);

/// <summary>Fits the document model: softmax regression, gradient descent with a step per weight, a fixed order.</summary>
internal static class DocumentTrainer
{
    private const int Epochs = 12;
    private const float Rate = 0.05f;

    public static (float[] Weights, float[] Bias) Train(IReadOnlyList<DocumentSample> samples, float decay, ulong seed)
    {
        var kinds = MailKinds.Count;
        var width = DocumentFeatures.Count;
        var weights = new float[kinds * width];
        var steps = new float[weights.Length];
        var bias = new float[kinds];
        var biasSteps = new float[kinds];
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var chance = new Chance(seed);
        var predicted = new double[kinds];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(order);
            var rate = Rate * MathF.Min(1, 2f * (Epochs - epoch) / Epochs);
            foreach (var index in order)
            {
                var (features, _, kind) = samples[index];
                Predict(weights, bias, features, predicted);
                for (var k = 0; k < kinds; k++)
                {
                    var slope = (float)predicted[k] - (k == (int)kind ? 1 : 0);
                    if (MathF.Abs(slope) < 0.001f)
                        continue;
                    Step(weights.AsSpan(k * width, width), steps.AsSpan(k * width, width), features, slope, rate, decay);
                    biasSteps[k] += slope * slope;
                    bias[k] -= slope * rate / (MathF.Sqrt(biasSteps[k]) + 0.1f);
                }
            }
        }

        return (weights, bias);
    }

    private static void Predict(float[] weights, float[] bias, float[] features, double[] predicted)
    {
        var most = double.NegativeInfinity;
        for (var k = 0; k < predicted.Length; k++)
        {
            predicted[k] = bias[k] + SentenceModel.Dot(weights.AsSpan(k * features.Length, features.Length), features);
            most = Math.Max(most, predicted[k]);
        }

        double total = 0;
        for (var k = 0; k < predicted.Length; k++)
            total += predicted[k] = Numbers.Exp(predicted[k] - most);
        for (var k = 0; k < predicted.Length; k++)
            predicted[k] /= total;
    }

    private static void Step(Span<float> weights, Span<float> steps, ReadOnlySpan<float> features, float slope, float rate, float decay)
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
}
