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

    public double FeatureDropout { get; init; } = 0.3;

    public float Decay { get; init; } = 2e-3f;

    public int Documents { get; init; } = 350;
}
