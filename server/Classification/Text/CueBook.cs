using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Classification.Text;

/// <summary>One language's <c>cues.json</c>: readable phrases that show what a sentence does, each with a stable id.</summary>
internal sealed class CueBook
{
    private const string File = "cues.json";

    /// <summary>Words that ".." stands for, at most.</summary>
    private const int Gap = 4;

    private static readonly FrozenDictionary<string, CueBook> _all = LanguageFiles.Tags
        .Where(tag => LanguageFiles.Has(tag, File))
        .ToFrozenDictionary(tag => tag, tag => new CueBook(LanguageFiles.ReadJson<CueFile>(tag, File)));

    private readonly List<(Cue Cue, PhraseTrie[] Parts)> _phrases = [];
    private readonly PhraseTrie _firstParts = new();
    private readonly List<List<int>> _byFirstPart = [];

    private CueBook(CueFile file)
    {
        Cues = file.Cues;
        var firsts = new Dictionary<string, ushort>(StringComparer.Ordinal);
        foreach (var cue in file.Cues)
        {
            foreach (var phrase in cue.Phrases.SelectMany(Alternatives.Of).Distinct())
                Add(cue, phrase, firsts);
        }
    }

    public IReadOnlyList<Cue> Cues { get; }

    public static CueBook? Of(string tag) => _all.GetValueOrDefault(tag);

    /// <summary>The id of the first cue for one of these acts that stands in the sentence; null when none does.</summary>
    public string? Find(ReadOnlySpan<char> sentence, ReadOnlySpan<Act> acts)
    {
        Span<Token> buffer = stackalloc Token[300];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(sentence, 0, buffer)];
        for (var at = 0; at < tokens.Length; at++)
        {
            var length = _firstParts.Longest(sentence, tokens, at, out var values);
            if (length == 0)
                continue;
            foreach (var value in values)
            {
                foreach (var phrase in _byFirstPart[value])
                {
                    var (cue, parts) = _phrases[phrase];
                    if (acts.Contains(cue.Act) && Follows(sentence, tokens, at + length, parts))
                        return cue.Id;
                }
            }
        }

        return null;
    }

    private static bool Follows(ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, int at, PhraseTrie[] parts)
    {
        foreach (var part in parts)
        {
            var length = 0;
            for (var gap = 0; gap <= Gap && length == 0 && at < tokens.Length; gap++, at++)
                length = part.Longest(sentence, tokens, at, out _);
            if (length == 0)
                return false;
            at += length - 1;
        }

        return true;
    }

    private void Add(Cue cue, string phrase, Dictionary<string, ushort> firsts)
    {
        var parts = phrase.Split("..", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!firsts.TryGetValue(parts[0], out var first))
        {
            firsts[parts[0]] = first = (ushort)_byFirstPart.Count;
            _byFirstPart.Add([]);
            _firstParts.Add(parts[0], first);
        }

        _byFirstPart[first].Add(_phrases.Count);
        _phrases.Add((cue, [.. parts.Skip(1).Select(Single)]));
    }

    private static PhraseTrie Single(string phrase)
    {
        var trie = new PhraseTrie();
        trie.Add(phrase, 0);
        return trie;
    }
}

/// <param name="Id">Stable and dotted: "en.other-candidates". Never reused.</param>
internal sealed record Cue(string Id, Act Act, string[] Phrases);

internal sealed record CueFile(Cue[] Cues);
