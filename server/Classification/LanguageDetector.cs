using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Classification;

/// <summary>Finds the language of a text by its most frequent words.</summary>
internal static class LanguageDetector
{
    private const string File = "detection.json";

    private const int Enough = 400;

    private static readonly string[] _tags = [.. LanguageFiles.Tags.Where(tag => LanguageFiles.Has(tag, File))];

    private static readonly FrozenDictionary<uint, (int Language, float Weight)[]> _words = CreateWords();

    public static IReadOnlyList<string> Tags => _tags;

    public static DetectionWords Words(string tag) => LanguageFiles.ReadJson<DetectionWords>(tag, File);

    /// <summary>The tag of the language most of whose words occur; null when no language is ahead of the others.</summary>
    public static string? Detect(ReadOnlySpan<char> text, ReadOnlySpan<char> subject)
    {
        Span<float> scores = stackalloc float[_tags.Length];
        Add(text, 1, scores);
        if (Best(scores, 2) is { } language)
            return language;
        Add(subject, 1, scores);
        return Best(scores, 1);
    }

    private static void Add(ReadOnlySpan<char> text, float weight, Span<float> scores)
    {
        // A few hundred words decide; a long mail's foreign footer must not.
        Span<Token> tokens = stackalloc Token[64];
        var words = 0;
        while (!text.IsEmpty && words < Enough)
        {
            var count = Tokenizer.Read(text, 0, tokens);
            if (count == 0)
                return;
            foreach (var token in tokens[..count])
            {
                if (!_words.TryGetValue(token.Hash, out var languages))
                    continue;
                foreach (var (language, share) in languages)
                    scores[language] += weight * share;
            }

            words += count;
            text = text[tokens[count - 1].End..];
        }
    }

    private static string? Best(ReadOnlySpan<float> scores, float enough)
    {
        int first = 0, second = -1;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[first])
                (first, second) = (i, first);
            else if (second < 0 || scores[i] > scores[second])
                second = i;
        }

        return scores[first] >= enough && (second < 0 || scores[first] > scores[second] * 1.1f) ? _tags[first] : null;
    }

    private static FrozenDictionary<uint, (int Language, float Weight)[]> CreateWords()
    {
        var words = new Dictionary<uint, List<int>>();
        for (var i = 0; i < _tags.Length; i++)
        {
            foreach (var word in Words(_tags[i]).StopWords.Select(Folding.Phrase).Distinct())
            {
                var hash = Tokenizer.Hash(word);
                if (!words.TryGetValue(hash, out var languages))
                    words[hash] = languages = [];
                languages.Add(i);
            }
        }

        // A word of three languages tells a third of what a word of one tells.
        return words.ToFrozenDictionary(
            pair => pair.Key, pair => pair.Value.Select(language => (language, 1f / pair.Value.Count)).ToArray());
    }
}

/// <param name="StopWords">About sixty of the most frequent words.</param>
/// <param name="CapitalizedNouns">A capital in mid-sentence does not show a name.</param>
internal sealed record DetectionWords(string[] StopWords, bool CapitalizedNouns = false);
