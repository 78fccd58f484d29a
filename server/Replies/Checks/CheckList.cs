using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>One check: what it is called in the product's list, how much it matters, and how it is decided.</summary>
/// <param name="Find">Null when the reply passes.</param>
internal sealed record Check(string Id, CheckSeverity Severity, Func<CheckSubject, Finding?> Find)
{
    /// <summary>False leaves the check out: what it needs to know is not known.</summary>
    public Predicate<CheckSubject> AppliesTo { get; init; } = static _ => true;
}

/// <param name="Kind">With the check's id, the key of the message.</param>
/// <param name="Severity">Null takes the check's own.</param>
internal sealed record Finding(string Kind, ImmutableArray<TextSpan> Spans)
{
    public CheckSeverity? Severity { get; init; }

    /// <summary>What one press can do about it.</summary>
    public ImmutableArray<TextEdit> Mends { get; init; } = [];

    /// <summary>For the message's slots.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null where there is nothing to show.</summary>
    public static Finding? At(string kind, ImmutableArray<TextSpan> spans) => spans.IsEmpty ? null : new(kind, spans);
}

/// <summary>The checks in the order of the product's list. L30 is the property test over all of them.</summary>
internal static class CheckList
{
    public static ImmutableArray<Check> All { get; } =
    [
        new("L01", CheckSeverity.Warn, ShapeChecks.Length),
        new("L02", CheckSeverity.Block, CourtesyChecks.Thanks) { AppliesTo = IsReply },
        new("L03", CheckSeverity.Warn, CourtesyChecks.Wishes) { AppliesTo = IsReply },
        new("L04", CheckSeverity.Block, FactChecks.Placeholder),
        new("L05", CheckSeverity.Block, FactChecks.Names),
        new("L06", CheckSeverity.Block, FactChecks.Invented),
        new("L07", CheckSeverity.Block, FactChecks.Stage),
        new("L08", CheckSeverity.Block, AskChecks.One),
        new("L09", CheckSeverity.Warn, AskChecks.EasyOut),
        new("L10", CheckSeverity.Block, subject => Sentence(subject, subject.Lexicon.WhyDemand)),
        new("L11", CheckSeverity.Block, AskChecks.Feedback),
        // Whatever the user switches, this one stays: the pane offers no way around it.
        new("L12", CheckSeverity.Block, subject => Sentence(subject, subject.Lexicon.Reconsider)),
        new("L13", CheckSeverity.Block, subject => Sentence(subject, subject.Lexicon.Argument)),
        new("L14", CheckSeverity.Block, subject => Finding.At("found", subject.InWhole(subject.Lexicon.Hostile))),
        new("L15", CheckSeverity.Block, subject => Sentence(subject, subject.Lexicon.Pleading)),
        new("L16", CheckSeverity.Warn, subject => Sentence(subject, subject.Lexicon.SelfDeprecation)),
        new("L17", CheckSeverity.Warn, CourtesyChecks.Disappointment),
        new("L18", CheckSeverity.Block, subject => Sentence(subject, subject.Lexicon.HireFails)),
        new("L19", CheckSeverity.Block, FactChecks.Leverage),
        new("L20", CheckSeverity.Block, FactChecks.Sensitive),
        new("L21", CheckSeverity.Warn, ShapeChecks.Loudness),
        new("L22", CheckSeverity.Block, ShapeChecks.Register),
        new("L23", CheckSeverity.Block, ShapeChecks.Greeting) { AppliesTo = subject => subject.Parts.Greeting is not null },
        new("L24", CheckSeverity.Warn, FactChecks.Echo),
        new("L25", CheckSeverity.Block, subject => Sentence(subject, subject.Lexicon.Insistence)),
        new("L26", CheckSeverity.Warn, subject => Finding.At("found", subject.InBody(subject.Lexicon.Cliche))),
        new("L27", CheckSeverity.Info, ShapeChecks.Readability),
        new("L28", CheckSeverity.Block, ShapeChecks.Recipient) { AppliesTo = subject => subject.Reply.Purpose is not LetterPurpose.Network },
        new("L29", CheckSeverity.Warn, ShapeChecks.SignOff) { AppliesTo = subject => ShapeChecks.Name(subject) is not null },
    ];

    private static bool IsReply(CheckSubject subject) => subject.Reply.Purpose is LetterPurpose.Reply;

    /// <summary>A sentence that is better left out, which one press can do.</summary>
    private static Finding? Sentence(CheckSubject subject, PhraseSet phrases) =>
        Finding.At("found", [.. subject.Sentences(phrases), .. subject.BelowClosing(phrases)]) is { } finding ? finding with { Mends = SentenceMend.Remove(subject.Reply.Text, finding.Spans) } : null;
}
