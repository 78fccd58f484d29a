using System.Collections.Immutable;

namespace OutlookRejectionHelper.Replies.Words;

/// <summary>How letters of a language begin and end: <c>salutations.json</c>.</summary>
internal sealed record Salutations
{
    public required LetterCustom Formal { get; init; }

    public required LetterCustom Informal { get; init; }

    /// <summary>The first word after the greeting goes on in lower case ("Guten Tag Anna Keller, vielen Dank …").</summary>
    public bool LowercaseAfterGreeting { get; init; }

    /// <summary>Titles that the mail or the user put before the name, and the greeting each calls for. Never guessed.</summary>
    public ImmutableArray<TitledGreeting> Titles { get; init; } = [];

    /// <summary>How mail programs of the language mark a reply's subject; "RE" goes without saying.</summary>
    public ImmutableArray<string> ReplyPrefixes { get; init; } = [];

    /// <summary>First words of a note that is a whole sentence ("I", "It", "My"), any case.</summary>
    public ImmutableArray<string> SentenceStarts { get; init; } = [];

    /// <summary>First words of a note that lose their capital inside a sentence ("The", "How").</summary>
    public ImmutableArray<string> LowercaseStarts { get; init; } = [];

    /// <summary>A word before a slot, and what becomes of both when the value begins with a vowel ("de " to "d’").</summary>
    public ImmutableDictionary<string, string> Elisions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Letters written otherwise in this variant of the language ("ß" to "ss"), in our words only.</summary>
    public ImmutableDictionary<string, string> Replacements { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <param name="Named">In order of preference; the first whose slots ({name}, {given}) have a value is taken.</param>
/// <param name="Unnamed">When nobody is known by name; may use {company}.</param>
/// <param name="WarmClosings">When the user wants it warmer.</param>
/// <param name="PlainClosings">When the user wants it plainer.</param>
internal sealed record LetterCustom(
    ImmutableArray<string> Named,
    ImmutableArray<string> Unnamed,
    ImmutableArray<string> Closings,
    ImmutableArray<string> WarmClosings,
    ImmutableArray<string> PlainClosings)
{
    public ImmutableArray<string> ClosingsOf(ReplyTone tone) => tone switch
    {
        ReplyTone.Warmer => WarmClosings,
        ReplyTone.Plainer => PlainClosings,
        _ => Closings,
    };
}

/// <param name="Words">As they may stand before the name: "Frau", "Fr.".</param>
/// <param name="Greeting">With {family}.</param>
internal sealed record TitledGreeting(ImmutableArray<string> Words, string Greeting);
