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
    public const int Folds = 60;
}
