namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// How the sentence model's outputs are laid out: the acts, the reasons, the stages, and the three questions of a no: is anything
/// refused, is it something else than a job, is it somebody else's; and the story of a rejection.
/// </summary>
internal static class SentenceOutputs
{
    public static readonly int Acts = Enum.GetValues<Act>().Length;

    /// <summary>The reasons a sentence can name: all but the last two, which no sentence of a refusal names.</summary>
    public const int Reasons = (int)RejectionReason.WithdrawnOffer;

    public const int Stages = (int)Stage.Unknown;

    public static readonly int FirstReason = Acts;

    public static readonly int FirstStage = FirstReason + Reasons;

    /// <summary>Something is refused to somebody, whatever and whomever: what a sentence alone can tell.</summary>
    public static readonly int Refuses = FirstStage + Stages;

    /// <summary>The message the sentence stands in is about another application than for a job: a loan, a flat, a paper.</summary>
    public static readonly int OtherMatter = Refuses + 1;

    /// <summary>The message the sentence stands in speaks of an application that is not its reader's.</summary>
    public static readonly int OthersCase = OtherMatter + 1;

    /// <summary>So many are asked of each sentence by itself.</summary>
    public static readonly int OfSentence = OthersCase + 1;

    /// <summary>From here on they are asked of all sentences read as one, and of the subject.</summary>
    public static readonly int OfWhole = OtherMatter;

    /// <summary>What the story is of the rejection that the sentence stands in: the answers of <see cref="StoryAnswers"/>.</summary>
    public static readonly int FirstStory = OfSentence;

    /// <summary>What kind of message the sentence stands in.</summary>
    public static readonly int FirstKind = FirstStory + StoryAnswers.Count;

    public static readonly int Count = FirstKind + MailKinds.Count;
}
