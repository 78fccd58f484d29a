namespace OutlookRejectionHelper.Classification.Model;

/// <summary>How the sentence model's outputs are laid out: the acts, then the reasons, then the stages.</summary>
internal static class SentenceOutputs
{
    public static readonly int Acts = Enum.GetValues<Act>().Length;

    /// <summary>The reasons a sentence can name: all but the last two, which no sentence of a refusal names.</summary>
    public const int Reasons = (int)RejectionReason.WithdrawnOffer;

    public const int Stages = (int)Stage.Unknown;

    public static readonly int FirstReason = Acts;

    public static readonly int FirstStage = FirstReason + Reasons;

    public static readonly int Count = FirstStage + Stages;
}
