using System.Collections.Concurrent;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Classification.Text;

/// <summary>A concept that a language's words name, at a place in a sentence.</summary>
internal readonly record struct Mention(int Token, ushort Concept);

/// <summary>The concepts of all languages, and which words of one language name them.</summary>
internal sealed class ConceptLexicon
{
    /// <summary>A capital in the middle of a sentence that no lexicon knows: somebody's or something's name.</summary>
    public const string Name = "name";

    private const string File = "concepts.json";

    /// <summary>The language whose lexicon names every concept; a test holds the others against it.</summary>
    private const string Complete = "en";

    /// <summary>Every concept, in ordinal order; the number of a concept is its place here.</summary>
    public static string[] Names { get; } = [.. Entries(Complete).Keys.Append(Name).Distinct().Order(StringComparer.Ordinal)];

    private static readonly ushort _name = Number(Name);

    private static readonly ConcurrentDictionary<string, ConceptLexicon> _shared = new(StringComparer.Ordinal);

    private readonly PhraseTrie _phrases = new();
    private readonly bool _namesAreCapital;

    /// <param name="namesAreCapital">False where other words are written with a capital too.</param>
    public ConceptLexicon(string tag, bool namesAreCapital)
    {
        _namesAreCapital = namesAreCapital;
        Topics = new TopicLexicon(tag);
        if (!LanguageFiles.Has(tag, File))
            return;
        foreach (var (concept, phrases) in Entries(tag))
        {
            foreach (var phrase in phrases)
            {
                foreach (var spelling in Spellings(phrase))
                    _phrases.Add(spelling, Number(concept));
            }
        }
    }

    /// <summary>The lexicon of a language, made when it is first asked for and then shared.</summary>
    public static ConceptLexicon Of(string tag) =>
        _shared.GetOrAdd(tag, one => new ConceptLexicon(one, !LanguageDetector.Words(one).CapitalizedNouns));

    /// <summary>What else the language's words name.</summary>
    public TopicLexicon Topics { get; }

    /// <exception cref="ArgumentException">No language names this concept.</exception>
    public static ushort Number(string concept)
    {
        var at = Array.BinarySearch(Names, concept, StringComparer.Ordinal);
        return at >= 0 ? (ushort)at : throw new ArgumentException($"There is no concept \"{concept}\".", nameof(concept));
    }

    /// <summary>The concepts of a sentence in order; returns how many were put into <paramref name="mentions"/>.</summary>
    public int Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Span<Mention> mentions)
    {
        var count = 0;
        for (var i = 0; i < tokens.Length && count < mentions.Length;)
        {
            var length = _phrases.Longest(text, tokens, i, out var concepts);
            foreach (var concept in concepts)
            {
                if (count < mentions.Length)
                    mentions[count++] = new Mention(i, concept);
            }

            if (length == 0 && _namesAreCapital && IsName(tokens[i]))
                mentions[count++] = new Mention(i, _name);
            i += Math.Max(length, 1);
        }

        return count;
    }

    private static Dictionary<string, string[]> Entries(string tag) => LanguageFiles.ReadJson<Dictionary<string, string[]>>(tag, File);

    private static bool IsName(in Token token) =>
        (token.Traits & (TokenTraits.Capital | TokenTraits.Opens)) == TokenTraits.Capital && token.Length > 1;

    /// <summary>As written, and without the letters a foreign keyboard lacks.</summary>
    private static IEnumerable<string> Spellings(string phrase)
    {
        yield return phrase;
        if (phrase.AsSpan().IndexOfAny("äöüß") >= 0)
        {
            yield return phrase.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        }
    }
}
