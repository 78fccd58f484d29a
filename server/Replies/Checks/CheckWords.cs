using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using OutlookRejectionHelper.Languages;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>The lexicons of <c>checks.json</c>: what each is for stands in Languages/README.md.</summary>
internal sealed record CheckLexicons
{
    public required ImmutableArray<string> Thanks { get; init; }

    public required ImmutableArray<string> Wishes { get; init; }

    public required ImmutableArray<string> Interview { get; init; }

    public required ImmutableArray<string> Call { get; init; }

    public required ImmutableArray<string> Task { get; init; }

    public required ImmutableArray<string> Ask { get; init; }

    public required ImmutableArray<string> FeedbackAsk { get; init; }

    public required ImmutableArray<string> EasyOut { get; init; }

    public required ImmutableArray<string> WhyDemand { get; init; }

    public required ImmutableArray<string> Reconsider { get; init; }

    public required ImmutableArray<string> Argument { get; init; }

    public required ImmutableArray<string> Hostile { get; init; }

    public required ImmutableArray<string> Pleading { get; init; }

    public required ImmutableArray<string> SelfDeprecation { get; init; }

    public required ImmutableArray<string> Disappointment { get; init; }

    public required ImmutableArray<string> StrongDisappointment { get; init; }

    public required ImmutableArray<string> HireFails { get; init; }

    public required ImmutableArray<string> Leverage { get; init; }

    public required ImmutableArray<string> Sensitive { get; init; }

    public required ImmutableArray<string> FormalAddress { get; init; }

    public required ImmutableArray<string> InformalAddress { get; init; }

    public required ImmutableArray<string> Greeting { get; init; }

    public required ImmutableArray<string> RobotGreeting { get; init; }

    public required ImmutableArray<string> GenderTitle { get; init; }

    public required ImmutableArray<string> Closing { get; init; }

    public required ImmutableArray<string> RejectionFormula { get; init; }

    public required ImmutableArray<string> Insistence { get; init; }

    public required ImmutableArray<string> Cliche { get; init; }

    /// <summary>Words that have a capital anywhere in a sentence, and are nobody's name ("I", "English").</summary>
    public required ImmutableArray<string> Capitals { get; init; }

    /// <summary>Every noun has a capital, so a capital says nothing about names.</summary>
    public bool NounsHaveCapitals { get; init; }
}

/// <summary>The lexicons of a language, ready to be looked for.</summary>
internal sealed class CheckWords
{
    private const string File = "checks.json";

    private static readonly ConcurrentDictionary<string, CheckWords> _read = new(StringComparer.Ordinal);

    private CheckWords(string tag)
    {
        var lexicons = LanguageFiles.ReadJson<CheckLexicons>(tag, File);
        var sets = new List<PhraseSet>();
        Thanks = Set(lexicons.Thanks, "thanks");
        Wishes = Set(lexicons.Wishes, "wishes");
        Interview = Set(lexicons.Interview, "interview");
        Call = Set(lexicons.Call, "call");
        Task = Set(lexicons.Task, "task");
        Ask = Set(lexicons.Ask, "ask");
        FeedbackAsk = Set(lexicons.FeedbackAsk, "feedbackAsk");
        EasyOut = Set(lexicons.EasyOut, "easyOut");
        WhyDemand = Set(lexicons.WhyDemand, "whyDemand");
        Reconsider = Set(lexicons.Reconsider, "reconsider");
        Argument = Set(lexicons.Argument, "argument");
        Hostile = Set(lexicons.Hostile, "hostile");
        Pleading = Set(lexicons.Pleading, "pleading");
        SelfDeprecation = Set(lexicons.SelfDeprecation, "selfDeprecation");
        Disappointment = Set(lexicons.Disappointment, "disappointment");
        StrongDisappointment = Set(lexicons.StrongDisappointment, "strongDisappointment");
        HireFails = Set(lexicons.HireFails, "hireFails");
        Leverage = Set(lexicons.Leverage, "leverage");
        Sensitive = Set(lexicons.Sensitive, "sensitive");
        FormalAddress = Set(lexicons.FormalAddress, "formalAddress");
        InformalAddress = Set(lexicons.InformalAddress, "informalAddress");
        Greeting = Set(lexicons.Greeting, "greeting");
        RobotGreeting = Set(lexicons.RobotGreeting, "robotGreeting");
        GenderTitle = Set(lexicons.GenderTitle, "genderTitle");
        Closing = Set(lexicons.Closing, "closing");
        RejectionFormula = Set(lexicons.RejectionFormula, "rejectionFormula");
        Insistence = Set(lexicons.Insistence, "insistence");
        Cliche = Set(lexicons.Cliche, "cliche");
        NounsHaveCapitals = lexicons.NounsHaveCapitals;

        var own = ReplyWords.For(tag);
        Known = lexicons.Capitals.Concat(own.Texts().SelectMany(WordCount.Words)).Select(word => word.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);

        Index = new(sets);

        PhraseSet Set(ImmutableArray<string> phrases, string name)
        {
            var set = PhraseSet.Of(phrases, $"Languages/{tag}/{File}, \"{name}\"");
            sets.Add(set);
            return set;
        }
    }

    public PhraseSet Thanks { get; }

    public PhraseSet Wishes { get; }

    public PhraseSet Interview { get; }

    public PhraseSet Call { get; }

    public PhraseSet Task { get; }

    public PhraseSet Ask { get; }

    public PhraseSet FeedbackAsk { get; }

    public PhraseSet EasyOut { get; }

    public PhraseSet WhyDemand { get; }

    public PhraseSet Reconsider { get; }

    public PhraseSet Argument { get; }

    public PhraseSet Hostile { get; }

    public PhraseSet Pleading { get; }

    public PhraseSet SelfDeprecation { get; }

    public PhraseSet Disappointment { get; }

    public PhraseSet StrongDisappointment { get; }

    public PhraseSet HireFails { get; }

    public PhraseSet Leverage { get; }

    public PhraseSet Sensitive { get; }

    public PhraseSet FormalAddress { get; }

    public PhraseSet InformalAddress { get; }

    public PhraseSet Greeting { get; }

    public PhraseSet RobotGreeting { get; }

    public PhraseSet GenderTitle { get; }

    public PhraseSet Closing { get; }

    public PhraseSet RejectionFormula { get; }

    public PhraseSet Insistence { get; }

    public PhraseSet Cliche { get; }

    /// <summary>All of them at once.</summary>
    public PhraseIndex Index { get; }

    public bool NounsHaveCapitals { get; }

    /// <summary>In lower case: words that our own phrasings use, and that therefore are no invented name.</summary>
    public FrozenSet<string> Known { get; }

    /// <summary>Of the tag, its language, or the fallback.</summary>
    /// <exception cref="InvalidDataException">The file is not of its described shape; the message names the place.</exception>
    public static CheckWords For(string? tag) => _read.GetOrAdd(ReplyWords.For(tag).Tag, known => new(known));
}
