using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>One line of a training file: a sentence with alternatives and slots, and what it does.</summary>
/// <param name="Role">The heading as written: "refusal", "greeting", "subject.interview" …</param>
/// <param name="Act">What the sentence model should say of it; null for one that only serves to compose messages.</param>
/// <param name="Fold">Which part of the split it belongs to, by its text: a template never stands on both sides.</param>
internal sealed record Template(
    string Language, string Role, Act? Act, RejectionReason? Reason, Stage? Stage, string Text, int Fold)
{
    /// <summary>What the message is that it stands in; null for a sentence by itself.</summary>
    public MailKind? Mail { get; init; }

    /// <summary>The story of the rejection that it stands in.</summary>
    public StoryTold? Story { get; init; }

    /// <summary>Its own words name another matter than a job.</summary>
    public bool NamesOtherMatter { get; init; }

    /// <summary>Its own words speak of somebody else, or of an example.</summary>
    public bool NamesSomebodyElse { get; init; }

    public const int Folds = 60;
}
