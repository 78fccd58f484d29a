using System.Collections.Immutable;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>One phrase of a lexicon of <c>checks.json</c>.</summary>
internal sealed class Phrase
{
    private const int WidestGap = 4;

    private readonly ImmutableArray<Element> _elements;

    private Phrase(ImmutableArray<Element> elements) => _elements = elements;

    /// <param name="place">For the sentence that names a mistake.</param>
    /// <exception cref="InvalidDataException">The phrase is not of the described shape.</exception>
    public static Phrase Parse(string phrase, string place)
    {
        var elements = ImmutableArray.CreateBuilder<Element>();
        foreach (var part in Parts(phrase.Replace('’', '\'')))
        {
            var isOptional = part is ['(', .., ')', '?'];
            elements.Add(part switch
            {
                "^" => new(ElementKind.SentenceStart),
                "$" => new(ElementKind.SentenceEnd),
                "?" => new(ElementKind.Question),
                ".." => new(ElementKind.Gap),
                _ => new(isOptional ? ElementKind.OptionalWords : ElementKind.Words)
                {
                    Alternatives = Words(isOptional ? part[1..^2] : part is ['(', .., ')'] ? part[1..^1] : part, $"{place}, \"{phrase}\""),
                },
            });
        }

        if (!elements.Any(element => element.Kind is ElementKind.Words))
            throw new InvalidDataException($"{place}: \"{phrase}\" needs at least one word that is not optional.");
        if (elements[^1].Kind is ElementKind.OptionalWords or ElementKind.Gap)
            throw new InvalidDataException($"{place}: \"{phrase}\" ends with something that need not be there; leave it out.");
        return new(elements.ToImmutable());
    }

    /// <summary>The words it can begin with, in lower case.</summary>
    public IEnumerable<(string Text, WordKind Kind)> FirstWords()
    {
        foreach (var element in _elements)
        {
            if (element.Kind is ElementKind.Gap)
                yield return ("", WordKind.Any);
            foreach (var alternative in element.Alternatives)
                yield return (alternative[0].Text.ToLowerInvariant(), alternative[0].Kind);
            if (element.Kind is ElementKind.Words or ElementKind.Gap)
                yield break;
        }
    }

    /// <summary>One past the last word when the phrase stands at <paramref name="at"/>, else null.</summary>
    public int? EndAt(WordStream text, int at) =>
        Match(0, text, text.Sentences[text.Words[at].Sentence], at) is { } end && end > at ? end : null;

    private int? Match(int next, WordStream text, StreamSentence sentence, int at)
    {
        if (next == _elements.Length)
            return at;
        var element = _elements[next];
        switch (element.Kind)
        {
            case ElementKind.SentenceStart:
                return at == sentence.FirstWord ? Match(next + 1, text, sentence, at) : null;
            case ElementKind.SentenceEnd:
                return at == sentence.EndWord ? Match(next + 1, text, sentence, at) : null;
            case ElementKind.Question:
                return sentence.IsQuestion ? Match(next + 1, text, sentence, at) : null;
            case ElementKind.Gap:
                for (var skip = 0; skip <= WidestGap && at + skip <= sentence.EndWord; skip++)
                {
                    if (Match(next + 1, text, sentence, at + skip) is { } end)
                        return end;
                }

                return null;
            default:
                foreach (var alternative in element.Alternatives)
                {
                    if (at + alternative.Length <= sentence.EndWord && Holds(alternative, text, at) && Match(next + 1, text, sentence, at + alternative.Length) is { } end)
                        return end;
                }

                return element.Kind is ElementKind.OptionalWords ? Match(next + 1, text, sentence, at) : null;
        }
    }

    private static bool Holds(ImmutableArray<WordPattern> words, WordStream text, int at)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!words[index].Holds(text.Words[at + index]))
                return false;
        }

        return true;
    }

    /// <summary>Split at spaces, but not inside brackets.</summary>
    private static IEnumerable<string> Parts(string phrase)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at <= phrase.Length; at++)
        {
            if (at < phrase.Length && (phrase[at] != ' ' || depth > 0))
            {
                depth += phrase[at] switch { '(' => 1, ')' => -1, _ => 0 };
                continue;
            }

            if (at > start)
                yield return phrase[start..at];
            start = at + 1;
        }
    }

    /// <summary>The alternatives; "don't" and "no-reply" are two words in the text, and so in the phrase.</summary>
    private static ImmutableArray<ImmutableArray<WordPattern>> Words(string part, string place) =>
    [
        .. part.Split('|').Select(alternative => alternative.Split(['\'', '-', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
            ? words.Select(word => WordPattern.Of(word, place)).ToImmutableArray()
            : throw new InvalidDataException($"{place}: \"{part}\" has an empty alternative.")),
    ];

    private enum ElementKind
    {
        Words,
        OptionalWords,
        Gap,
        SentenceStart,
        SentenceEnd,
        Question,
    }

    private sealed record Element(ElementKind Kind)
    {
        /// <summary>Each one or more words in a row.</summary>
        public ImmutableArray<ImmutableArray<WordPattern>> Alternatives { get; init; } = [];
    }
}

internal enum WordKind
{
    Whole,
    Beginning,
    Ending,
    Any,
}

/// <param name="IsExact">Capitals count.</param>
internal readonly record struct WordPattern(string Text, WordKind Kind, bool IsExact)
{
    /// <exception cref="InvalidDataException">It is no word.</exception>
    public static WordPattern Of(string word, string place)
    {
        var isExact = word.StartsWith('=');
        var text = isExact ? word[1..] : word.ToLowerInvariant();
        var (letters, kind) = text switch
        {
            "*" => ("", WordKind.Any),
            [.. var start, '*'] => (start, WordKind.Beginning),
            ['*', .. var end] => (end, WordKind.Ending),
            _ => (text, WordKind.Whole),
        };
        return letters.All(char.IsLetterOrDigit) && (letters.Length > 0 || kind is WordKind.Any)
            ? new(letters, kind, isExact)
            : throw new InvalidDataException($"{place}: \"{word}\" is no word; letters and digits, with * at one end at most.");
    }

    public bool Holds(StreamWord word)
    {
        var text = IsExact ? word.Exact : word.Lower;
        return Kind switch
        {
            WordKind.Whole => text == Text,
            WordKind.Beginning => text.StartsWith(Text, StringComparison.Ordinal),
            WordKind.Ending => text.EndsWith(Text, StringComparison.Ordinal),
            _ => true,
        };
    }
}
