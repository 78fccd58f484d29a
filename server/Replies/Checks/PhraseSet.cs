using System.Collections.Frozen;
using System.Collections.Immutable;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>
/// Phrases of one lexicon of <c>checks.json</c>, matched word by word in linear time without regular expressions; their
/// little language is described in Languages/README.md.
/// </summary>
internal sealed class PhraseSet
{
    private const int WidestGap = 4;

    private readonly FrozenDictionary<string, ImmutableArray<Phrase>> _byFirstWord;
    private readonly ImmutableArray<Phrase> _others;
    private readonly PhraseSet? _except;

    private PhraseSet(IEnumerable<Phrase> phrases, PhraseSet? except)
    {
        var byFirstWord = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        var others = ImmutableArray.CreateBuilder<Phrase>();
        foreach (var phrase in phrases)
        {
            if (phrase.Elements[0] is WordElement { IsOptional: false } first && first.Alternatives.All(words => words[0].Kind is WordKind.Whole))
            {
                foreach (var word in first.Alternatives.Select(words => words[0].Text.ToLowerInvariant()).Distinct())
                {
                    if (!byFirstWord.TryGetValue(word, out var list))
                        byFirstWord[word] = list = [];
                    list.Add(phrase);
                }
            }
            else
            {
                others.Add(phrase);
            }
        }

        _byFirstWord = byFirstWord.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);
        _others = others.ToImmutable();
        _except = except;
    }

    /// <param name="place">For the sentence that names a mistake.</param>
    /// <exception cref="InvalidDataException">A phrase is not of the described shape.</exception>
    public static PhraseSet Of(ImmutableArray<string> phrases, string place)
    {
        var taken = phrases.Where(phrase => phrase.StartsWith('!')).Select(phrase => Phrase.Parse(phrase[1..], place)).ToList();
        return new(phrases.Where(phrase => !phrase.StartsWith('!')).Select(phrase => Phrase.Parse(phrase, place)), taken.Count == 0 ? null : new(taken, null));
    }

    /// <summary>Where the phrases stand, in order, none twice at the same start.</summary>
    public ImmutableArray<TextSpan> Find(WordStream text)
    {
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        for (var at = 0; at < text.Words.Length; at++)
        {
            if (EndAt(text, at) is { } end)
                found.Add(Span(text, at, end));
        }

        if (found.Count == 0 || _except is null)
            return found.ToImmutable();
        var taken = _except.Find(text);
        return [.. found.Where(span => !taken.Any(other => span.Start < other.End && other.Start < span.End))];
    }

    public bool IsIn(WordStream text) => !Find(text).IsEmpty;

    private static TextSpan Span(WordStream text, int at, int end) =>
        new(text.Words[at].Start, text.Words[end - 1].Start + text.Words[end - 1].Length - text.Words[at].Start);

    private int? EndAt(WordStream text, int at)
    {
        if (_byFirstWord.TryGetValue(text.Words[at].Lower, out var phrases))
        {
            foreach (var phrase in phrases)
            {
                if (Match(phrase.Elements, 0, text, at, at) is { } end)
                    return end;
            }
        }

        foreach (var phrase in _others)
        {
            if (Match(phrase.Elements, 0, text, at, at) is { } end && end > at)
                return end;
        }

        return null;
    }

    /// <summary>One past the last matched word; null when the rest of the phrase is not there.</summary>
    private static int? Match(ImmutableArray<Element> elements, int next, WordStream text, int start, int at)
    {
        if (next == elements.Length)
            return at;
        var sentence = text.Sentences[text.Words[start].Sentence];
        switch (elements[next])
        {
            case SentenceStart:
                return at == sentence.FirstWord ? Match(elements, next + 1, text, start, at) : null;
            case SentenceEnd:
                return at == sentence.EndWord ? Match(elements, next + 1, text, start, at) : null;
            case Question:
                return sentence.IsQuestion ? Match(elements, next + 1, text, start, at) : null;
            case Gap:
                for (var skip = 0; skip <= WidestGap && at + skip <= sentence.EndWord; skip++)
                {
                    if (Match(elements, next + 1, text, start, at + skip) is { } end)
                        return end;
                }

                return null;
            case WordElement word:
                foreach (var alternative in word.Alternatives)
                {
                    if (at + alternative.Length <= sentence.EndWord && Holds(alternative, text, at) && Match(elements, next + 1, text, start, at + alternative.Length) is { } matched)
                        return matched;
                }

                return word.IsOptional ? Match(elements, next + 1, text, start, at) : null;
            default:
                return null;
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

    private sealed record Phrase(ImmutableArray<Element> Elements)
    {
        public static Phrase Parse(string phrase, string place)
        {
            var elements = ImmutableArray.CreateBuilder<Element>();
            foreach (var part in Parts(phrase.Replace('’', '\'')))
            {
                switch (part)
                {
                    case "^":
                        elements.Add(new SentenceStart());
                        break;
                    case "$":
                        elements.Add(new SentenceEnd());
                        break;
                    case "?":
                        elements.Add(new Question());
                        break;
                    case "..":
                        elements.Add(new Gap());
                        break;
                    default:
                        var isOptional = part is ['(', .., ')', '?'];
                        elements.Add(WordOf(isOptional ? part[1..^2] : part is ['(', .., ')'] ? part[1..^1] : part, isOptional, $"{place}, \"{phrase}\""));
                        break;
                }
            }

            if (!elements.Any(element => element is WordElement { IsOptional: false }))
                throw new InvalidDataException($"{place}: \"{phrase}\" needs at least one word that is not optional.");
            if (elements[^1] is WordElement { IsOptional: true } or Gap)
                throw new InvalidDataException($"{place}: \"{phrase}\" ends with something that need not be there; leave it out.");
            return new(elements.ToImmutable());
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

        /// <summary>"don't" and "no-reply" are two words in the text, and so in the phrase.</summary>
        private static WordElement WordOf(string part, bool isOptional, string place) => new(
            [.. part.Split('|').Select(alternative => alternative.Split(['\'', '-', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
                ? words.Select(word => WordPattern.Of(word, place)).ToImmutableArray()
                : throw new InvalidDataException($"{place}: \"{part}\" has an empty alternative."))],
            isOptional);
    }

    private abstract record Element;

    private sealed record SentenceStart : Element;

    private sealed record SentenceEnd : Element;

    private sealed record Question : Element;

    private sealed record Gap : Element;

    /// <param name="Alternatives">Each one or more words in a row.</param>
    private sealed record WordElement(ImmutableArray<ImmutableArray<WordPattern>> Alternatives, bool IsOptional) : Element;

    private enum WordKind
    {
        Whole,
        Beginning,
        Ending,
        Any,
    }

    private readonly record struct WordPattern(string Text, WordKind Kind, bool IsExact)
    {
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
}
