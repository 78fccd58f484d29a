using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Replies;

/// <summary>Whether to answer at all, and of which blocks the answer is made.</summary>
/// <param name="Why">One sentence for the user, in the pane's language.</param>
public sealed record ReplyPlan(ReplyAdvice Reply, string Why, ImmutableArray<PlannedBlock> Blocks);

public enum ReplyAdvice
{
    Reply,
    Optional,
    None,
}

/// <param name="Id">One of <see cref="ReplyBlocks"/>.</param>
/// <param name="Locked">Cannot be switched: on because courtesy asks for it, or off because it must not be written.</param>
public sealed record PlannedBlock(string Id, bool On, bool Locked, string Why);

/// <summary>The blocks a reply is composed of, in the order they are written.</summary>
public static class ReplyBlocks
{
    public const string Thanks = "thanks";
    public const string ThanksForFeedback = "thanksForFeedback";
    public const string Understanding = "understanding";
    public const string Appreciation = "appreciation";
    public const string Disappointment = "disappointment";
    public const string Interest = "interest";
    public const string KeepOnFile = "keepOnFile";
    public const string Feedback = "feedback";
    public const string Connect = "connect";
    public const string Wishes = "wishes";

    public static ImmutableArray<string> All { get; } =
        [Thanks, ThanksForFeedback, Understanding, Appreciation, Disappointment, Interest, KeepOnFile, Feedback, Connect, Wishes];
}

/// <summary>A suggested reply in three forms of the same words.</summary>
/// <param name="Markdown">The rendered template's source without values from the mail, for display of its structure.</param>
/// <param name="Html">Sanitized; safe to hand to Outlook's reply form.</param>
/// <param name="Text">The plain-text twin; what the user edits.</param>
/// <param name="Words">Without greeting and signature.</param>
/// <param name="Parts">What of <paramref name="Text"/> is which block, in order; only white space stands between them.</param>
public sealed record Reply(
    string Subject,
    string Language,
    Register Register,
    string Markdown,
    string Html,
    string Text,
    int Words,
    ImmutableArray<ReplyCheck> Checks,
    ImmutableArray<ReplyPart> Parts);

/// <summary>A block's place in a reply's text, so that an edit of one survives a change of another.</summary>
/// <param name="Block">One of <see cref="ReplyBlocks"/>, or <see cref="Greeting"/>, or <see cref="Closing"/> with the name below it.</param>
/// <param name="Start">UTF-16 code units.</param>
public sealed record ReplyPart(string Block, int Start, int Length)
{
    public const string Greeting = "greeting";
    public const string Closing = "closing";
}

/// <param name="Id">L01 to L30 of the product's list of checks.</param>
/// <param name="Message">In the pane's language; says what to do.</param>
/// <param name="Spans">Where in the reply's text; empty when the check is about the whole.</param>
public sealed record ReplyCheck(string Id, CheckSeverity Severity, bool Passed, string Message, ImmutableArray<Mail.TextSpan> Spans)
{
    /// <summary>What one press can do about it, in order and without overlap; empty where the user has to find the words.</summary>
    public ImmutableArray<TextEdit> Mends { get; init; } = [];
}

/// <summary>Puts <paramref name="Replacement"/> in the place of a span of the reply's text.</summary>
public sealed record TextEdit(int Start, int Length, string Replacement);

public enum CheckSeverity
{
    Block,
    Warn,
    Info,
}

/// <summary>What the user wants of the reply; every member optional.</summary>
public sealed record ReplyPreferences
{
    /// <summary>BCP 47; null writes in the mail's language.</summary>
    public string? Language { get; init; }

    public Register? Register { get; init; }

    /// <summary>The sign-off name.</summary>
    public string? Signature { get; init; }

    /// <summary>Block id to on or off; a locked block does not follow.</summary>
    public ImmutableDictionary<string, bool> Blocks { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>One thing the user enjoyed, in their own words.</summary>
    public string? PersonalNote { get; init; }

    /// <summary>How it sounds; changes words, never which blocks are on.</summary>
    public ReplyTone Tone { get; init; }

    /// <summary>How much is said; the shorter one leaves out what can be spared unless the user switched it on.</summary>
    public ReplyExtent Length { get; init; }

    /// <summary>Messages of the user's in this conversation that got no answer.</summary>
    public int Unanswered { get; init; }
}

public enum ReplyTone
{
    Even,
    Warmer,
    Plainer,
}

public enum ReplyExtent
{
    Usual,
    Shorter,
}
