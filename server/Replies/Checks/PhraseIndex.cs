using System.Collections.Frozen;
using System.Collections.Immutable;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>Several lexicons looked for in one pass: a word is asked once which phrases of all of them it may begin.</summary>
internal sealed class PhraseIndex
{
    private const int BucketLetters = 2;

    private readonly ImmutableArray<PhraseSet> _sets;
    private readonly FrozenDictionary<string, ImmutableArray<Entry>> _byWord;
    private readonly FrozenDictionary<string, ImmutableArray<Entry>> _byBeginning;
    private readonly ImmutableArray<Entry> _others;

    public PhraseIndex(IEnumerable<PhraseSet> sets)
    {
        _sets = [.. sets];
        var byWord = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var byBeginning = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var others = ImmutableArray.CreateBuilder<Entry>();
        for (var set = 0; set < _sets.Length; set++)
        {
            foreach (var phrase in _sets[set].Phrases)
                File(phrase, new(set, false, phrase));
            foreach (var phrase in _sets[set].Except)
                File(phrase, new(set, true, phrase));
        }

        _byWord = Frozen(byWord);
        _byBeginning = Frozen(byBeginning);
        _others = others.ToImmutable();

        void File(Phrase phrase, Entry entry)
        {
            foreach (var (text, kind) in phrase.FirstWords().Distinct())
            {
                if (kind is WordKind.Whole)
                    Add(byWord, text, entry);
                else if (kind is WordKind.Beginning && text.Length >= BucketLetters)
                    Add(byBeginning, text[..BucketLetters], entry);
                else
                    others.Add(entry);
            }
        }

        static void Add(Dictionary<string, List<Entry>> entries, string key, Entry entry)
        {
            if (!entries.TryGetValue(key, out var list))
                entries[key] = list = [];
            list.Add(entry);
        }

        static FrozenDictionary<string, ImmutableArray<Entry>> Frozen(Dictionary<string, List<Entry>> entries) =>
            entries.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Where each lexicon's phrases stand, in order, none inside another.</summary>
    public Dictionary<PhraseSet, ImmutableArray<TextSpan>> Find(WordStream text)
    {
        var found = new List<TextSpan>?[_sets.Length];
        var taken = new List<TextSpan>?[_sets.Length];
        var beginnings = _byBeginning.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < text.Words.Length; at++)
        {
            var word = text.Words[at].Lower;
            if (_byWord.TryGetValue(word, out var entries))
                Try(entries, at);
            if (word.Length >= BucketLetters && beginnings.TryGetValue(word.AsSpan(0, BucketLetters), out entries))
                Try(entries, at);
            Try(_others, at);
        }

        var result = new Dictionary<PhraseSet, ImmutableArray<TextSpan>>(_sets.Length);
        for (var set = 0; set < _sets.Length; set++)
            result[_sets[set]] = Outermost((found[set] ?? []).Where(span => taken[set]?.Exists(other => span.Start < other.End && other.Start < span.End) != true));
        return result;

        void Try(ImmutableArray<Entry> entries, int at)
        {
            foreach (var entry in entries)
            {
                ref var list = ref (entry.IsExcept ? ref taken[entry.Set] : ref found[entry.Set]);
                if (!entry.IsExcept && list is [.., var last] && last.Start == text.Words[at].Start)
                    continue;
                if (entry.Phrase.EndAt(text, at) is { } end)
                    (list ??= []).Add(new(text.Words[at].Start, text.Words[end - 1].Start + text.Words[end - 1].Length - text.Words[at].Start));
            }
        }
    }

    /// <summary>"Just checking in" is one find, not "checking in" beside it.</summary>
    private static ImmutableArray<TextSpan> Outermost(IEnumerable<TextSpan> inOrder)
    {
        var outer = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var span in inOrder)
        {
            if (outer.Count == 0 || span.End > outer[^1].End)
                outer.Add(span);
        }

        return outer.ToImmutable();
    }

    private readonly record struct Entry(int Set, bool IsExcept, Phrase Phrase);
}
