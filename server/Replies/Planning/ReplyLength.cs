using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Replies.Planning;

/// <summary>How many words a reply may have, without greeting and signature; both ends included.</summary>
internal readonly record struct ReplyLength(int Fewest, int Most)
{
    /// <summary>Above this nobody reads on.</summary>
    public const int HardCap = 150;

    /// <summary>A note on a later day: two or three sentences.</summary>
    public static ReplyLength Later { get; } = new(12, 80);

    /// <summary>Outside of these the user is warned.</summary>
    public static ReplyLength Allowed(Stage stage, IEnumerable<string> blocks) => stage switch
    {
        Stage.Application or Stage.Unknown when blocks.All(IsCourtesy) => new(20, 60),
        Stage.Application or Stage.Unknown => new(20, 125),
        _ => new(40, 125),
    };

    /// <summary>What the writer aims at: within <see cref="Allowed"/>, and right for the occasion.</summary>
    public static ReplyLength Aim(Stage stage, IEnumerable<string> blocks, ReplyExtent extent = ReplyExtent.Usual) => extent is ReplyExtent.Shorter ? Shortest(stage) : stage switch
    {
        Stage.Screen => new(48, 80),
        Stage.Assessment => new(48, 90),
        Stage.Interview => new(55, 110),
        Stage.Final => new(60, 118),
        Stage.Offer => new(48, 90),
        _ => Allowed(stage, blocks) is var allowed && allowed.Most <= 60 ? new(24, 55) : new(24, 80),
    };

    /// <summary>Hardly above what is still a letter.</summary>
    private static ReplyLength Shortest(Stage stage) => stage is Stage.Application or Stage.Unknown ? new(22, 30) : new(43, 54);

    private static bool IsCourtesy(string block) => block is ReplyBlocks.Thanks or ReplyBlocks.ThanksForFeedback or ReplyBlocks.Wishes;
}
