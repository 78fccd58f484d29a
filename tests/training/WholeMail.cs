using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>A message written as a whole, each sentence with what it does: how things stand beside each other in real mail.</summary>
/// <param name="Sender">Null where the message does not care who sent it.</param>
/// <param name="Fold">As of its lines: a message never stands on both sides of a split.</param>
internal sealed record WholeMail(
    string Language, MailKind Kind, Template? Subject, SenderSignals? Sender, IReadOnlyList<Template> Lines, StoryTold? Story, int Fold)
{
    /// <summary>Lines that frame a message or fill it; without some of them it still says the same.</summary>
    private static readonly string[] _dispensable = ["chatter", "greeting", "signoff", "wishes", "context"];

    private static readonly Act[] _points = [Act.Refusal, Act.RefusalSoft];

    private const double Left = 0.85;
    private const double LeftOfShort = 0.12;

    /// <summary>The message once more, with other alternatives, names and some of its small talk left out.</summary>
    /// <param name="isShort">Most of what surrounds its point is left out.</param>
    /// <param name="isWhole">Nothing is left out.</param>
    public ComposedMail Vary(Expander expander, Chance chance, bool isShort = false, bool isWhole = false)
    {
        var sentences = new List<string>();
        foreach (var line in Lines)
        {
            var isPoint = line.Act is { } act && _points.Contains(act);
            var stays = isWhole || (isShort ? isPoint || chance.Is(LeftOfShort) : !_dispensable.Contains(line.Role) || chance.Is(Left));
            var sentence = expander.Expand(line, chance);
            if (stays)
                sentences.Add(sentence);
        }

        if (sentences.Count == 0)
            sentences.Add(expander.Expand(Lines[0], chance));
        var subject = Subject is not null && (isWhole || chance.Is(Left)) ? expander.Expand(Subject, chance) : "";
        var sender = chance.Is(0.3) ? SenderSignals.None : Sender ?? SenderSignals.Known;
        return new ComposedMail(Language, Kind, subject, sentences, sender) { Story = Story?.Answers.Select(answer => (int?)answer).ToArray() };
    }
}

/// <summary>The story of a rejection, as a reader of the whole message tells it.</summary>
internal sealed record StoryTold(Stage Stage, RejectionReason Reason, Door Door, Feedback Feedback)
{
    /// <summary>The right answer to each question, in the order of <see cref="StoryQuestion"/>.</summary>
    public int[] Answers =>
        [(int)Stage, Reason < RejectionReason.WithdrawnOffer ? (int)Reason : SentenceOutputs.Reasons, (int)Door, (int)Feedback];
}
