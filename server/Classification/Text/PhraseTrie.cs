using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OutlookRejectionHelper.Classification.Text;

/// <summary>
/// Finds the longest of many phrases at a place in a row of tokens. A word of a phrase that ends in <c>*</c> stands for
/// every word that begins so. Built once, then only read.
/// </summary>
internal sealed class PhraseTrie
{
    /// <summary>A prefix shorter than this would match by accident.</summary>
    public const int ShortestPrefix = 2;

    private const int FilterBits = 1 << 16;

    private const int LeastFirstBits = 1 << 9;

    /// <summary>Bits of the filter for each first word: one word in so many passes without being one.</summary>
    private const int BitsEach = 24;

    private readonly Dictionary<ulong, int> _words = [];
    private readonly Dictionary<ulong, int> _prefixes = [];
    private readonly ulong[] _prefixFilter = new ulong[FilterBits / 64];
    private readonly List<Node> _nodes = [new Node()];

    // What a first word must show for a phrase to begin with it: its hash, or that of its first letters.
    private readonly HashSet<uint> _first = [];
    private ulong[] _firstFilter = new ulong[LeastFirstBits / 64];
    private bool _hasShortPrefix;

    // The same for phrases of one word, for the first word of longer ones and for their second.
    private readonly HashSet<uint> _alone = [], _firstOfMore = [], _second = [];
    private bool _hasShortSecond;

    public PhraseBeginnings Beginnings => new(_alone, _firstOfMore, _second, _hasShortPrefix, _hasShortSecond);

    /// <exception cref="FormatException">The phrase has no word, or a prefix that is too short.</exception>
    public void Add(string phrase, ushort value)
    {
        var node = 0;
        var count = 0;
        uint first = 0;
        foreach (var part in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isPrefix = part.EndsWith('*');
            var words = Folding.Phrase(part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                var standsForMore = isPrefix && i == words.Length - 1;
                node = Step(node, words[i], standsForMore, phrase);
                if (count == 0)
                    first = Shown(words[i], standsForMore);
                if (count == 1)
                {
                    _second.Add(Shown(words[i], standsForMore));
                    _hasShortSecond |= standsForMore && words[i].Length < Tokenizer.HeadLength;
                }

                count++;
            }
        }

        if (node == 0)
            throw new FormatException($"\"{phrase}\" has no word.");
        (count == 1 ? _alone : _firstOfMore).Add(first);
        if (!_nodes[node].Values.Contains(value))
            _nodes[node].Values.Add(value);
    }

    /// <summary>The values of the longest phrase that starts at <paramref name="at"/>; its length in tokens, or 0.</summary>
    public int Longest(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, out ReadOnlySpan<ushort> values)
    {
        var (end, node) = at < tokens.Length && MayBegin(tokens[at]) ? Walk(text, tokens, at, 0) : default;
        if (node == 0)
        {
            values = [];
            return 0;
        }

        values = CollectionsMarshal.AsSpan(_nodes[node].Values);
        return end - at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBegin(in Token token) =>
        _hasShortPrefix || IsFirst(token.Hash) || IsFirst(token.Stem) || IsFirst(token.Head);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsFirst(uint hash)
    {
        var filter = _firstFilter;
        var bit = FirstBit(hash, filter.Length);
        return (filter[bit / 64] & (1UL << (bit % 64))) != 0;
    }

    private (int End, int Node) Walk(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, int from)
    {
        var best = (End: at, Node: _nodes[from].Values.Count > 0 ? from : 0);
        if (at == tokens.Length)
            return best;
        var token = tokens[at];
        if (_nodes[from].HasWords && _words.TryGetValue(Key(from, token.Hash), out var child))
            best = Better(best, Walk(text, tokens, at + 1, child));
        if (_nodes[from].HasPrefixes)
            best = WalkPrefixes(text, tokens, at, from, best);
        return best;
    }

    private (int End, int Node) WalkPrefixes(
        ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, int from, (int End, int Node) best)
    {
        var token = tokens[at];
        var hash = Tokenizer.Start;
        var letters = 0;
        var found = 0;
        foreach (var c in text.Slice(token.Start, token.Length))
        {
            var folded = Folding.Fold(c);
            if (folded == Folding.Nothing)
                continue;
            hash = Tokenizer.Append(hash, folded);
            if (++letters < ShortestPrefix)
                continue;
            var key = Key(from, hash);
            if (IsLikely(key) && _prefixes.TryGetValue(key, out var child))
                found = child;
        }

        // Of several prefixes of one word the longest says most.
        return found == 0 ? best : Better(best, Walk(text, tokens, at + 1, found));
    }

    private static (int End, int Node) Better((int End, int Node) one, (int End, int Node) two) =>
        two.Node != 0 && (one.Node == 0 || two.End > one.End) ? two : one;

    private int Step(int node, string word, bool isPrefix, string phrase)
    {
        if (isPrefix && word.Length < ShortestPrefix)
            throw new FormatException($"The prefix in \"{phrase}\" is too short.");
        var key = Key(node, Tokenizer.Hash(word));
        ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(isPrefix ? _prefixes : _words, key, out var exists);
        if (exists)
            return child;
        child = _nodes.Count;
        var created = child;
        if (node == 0)
            AddFirst(word, isPrefix);
        _nodes.Add(new Node());
        if (isPrefix)
        {
            _nodes[node].HasPrefixes = true;
            _prefixFilter[Bit(key) / 64] |= 1UL << (Bit(key) % 64);
        }
        else
        {
            _nodes[node].HasWords = true;
        }

        return created;
    }

    private void AddFirst(string word, bool isPrefix)
    {
        _hasShortPrefix |= isPrefix && word.Length < Tokenizer.HeadLength;
        var added = Shown(word, isPrefix);
        if (!_first.Add(added))
            return;
        if (_first.Count * BitsEach <= _firstFilter.Length * 64)
        {
            Mark(added);
            return;
        }

        _firstFilter = new ulong[_firstFilter.Length * 2];
        foreach (var hash in _first)
            Mark(hash);
    }

    /// <summary>The hash by which a token shows that it may be the word: its own, or that of its first letters.</summary>
    private static uint Shown(string word, bool isPrefix)
    {
        var letters = !isPrefix ? word.Length : word.Length < Tokenizer.StemLength ? Tokenizer.HeadLength : Tokenizer.StemLength;
        return Tokenizer.Hash(word.AsSpan(0, Math.Min(letters, word.Length)));
    }

    private void Mark(uint hash)
    {
        var bit = FirstBit(hash, _firstFilter.Length);
        _firstFilter[bit / 64] |= 1UL << (bit % 64);
    }

    /// <param name="length">Of the filter, a power of two.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstBit(uint hash, int length) => (int)((hash ^ (hash >> 15)) & (uint)(length * 64 - 1));

    private bool IsLikely(ulong key) => (_prefixFilter[Bit(key) / 64] & (1UL << (Bit(key) % 64))) != 0;

    private static int Bit(ulong key) => (int)((key ^ (key >> 32) ^ (key >> 13)) % FilterBits);

    private static ulong Key(int node, uint hash) => ((ulong)node << 32) | hash;

    private sealed class Node
    {
        public List<ushort> Values { get; } = [];

        public bool HasWords { get; set; }

        public bool HasPrefixes { get; set; }
    }
}

/// <summary>With what the phrases of a list begin: hashes of words, or of the first letters of those that stand for others.</summary>
/// <param name="Alone">Phrases of one word.</param>
/// <param name="First">The first words of longer ones.</param>
/// <param name="Second">What stands behind those.</param>
/// <param name="IsAnyFirst">A first word is so short that its hash tells nothing: any word may be one.</param>
/// <param name="IsAnySecond">The same of a second one.</param>
internal sealed record PhraseBeginnings(
    IReadOnlyCollection<uint> Alone, IReadOnlyCollection<uint> First, IReadOnlyCollection<uint> Second, bool IsAnyFirst = false, bool IsAnySecond = false);
