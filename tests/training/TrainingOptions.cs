namespace OutlookRejectionHelper.Training;

/// <summary>What a training run may be asked to do otherwise; the defaults make the committed weights.</summary>
internal sealed record TrainingOptions
{
    public ulong Seed { get; init; } = 20261123;

    public int Epochs { get; init; } = 14;

    /// <summary>A feature of fewer templates is left out: it would only be learned by heart.</summary>
    public int LeastTemplates { get; init; } = 2;

    /// <summary>Share of sentences learned without their words, so that concepts carry what they can.</summary>
    public double WordDropout { get; init; } = 0.25;

    public double ConceptDropout { get; init; } = 0.1;

    public double FeatureDropout { get; init; } = 0.15;

    public float Decay { get; init; } = 2e-3f;

    public float DocumentDecay { get; init; } = 2e-5f;

    /// <summary>Share of the document model's hidden units left out at each step.</summary>
    public float DocumentDropout { get; init; } = 0.3f;

    public float StoryDecay { get; init; } = 2e-4f;

    public int Documents { get; init; } = 400;

    /// <summary>How often each whole message is varied for the document model.</summary>
    public int Variants { get; init; } = 12;
}
