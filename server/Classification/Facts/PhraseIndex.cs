using System.Numerics;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>
/// Which of a language's lists a word may begin an entry of: one look for all of them. Most words begin none, and a mail is read
/// for two dozen lists. Built once, then only read.
/// </summary>
internal sealed class PhraseIndex
{
    private const int MostLists = 32;

    private readonly object[] _lists;

    // Open addressing: the hash of a first word, or of its first letters, and the marks of the lists it is in; 0 where the slot is free.
    private readonly (uint Hash, uint Marks)[] _slots;

    // Lists with a beginning so short that any word may be one.
    private readonly uint _always;

    /// <exception cref="ArgumentException">There are more lists than marks.</exception>
    public PhraseIndex(params IReadOnlyList<(object List, IEnumerable<uint> FirstWords, bool IsAlways)> lists)
    {
        if (lists.Count > MostLists)
            throw new ArgumentException($"{lists.Count} lists are more than {MostLists}.", nameof(lists));
        _lists = [.. lists.Select(list => list.List)];
        var marks = new Dictionary<uint, uint>();
        for (var i = 0; i < lists.Count; i++)
        {
            _always |= lists[i].IsAlways ? 1u << i : 0;
            foreach (var hash in lists[i].FirstWords)
                marks[hash] = marks.GetValueOrDefault(hash) | (1u << i);
        }

        _slots = new (uint, uint)[BitOperations.RoundUpToPowerOf2((uint)marks.Count * 4 + 1)];
        foreach (var (hash, mark) in marks)
        {
            var slot = Slot(hash);
            while (_slots[slot].Marks != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = (hash, mark);
        }
    }

    /// <summary>The mark of one list.</summary>
    /// <exception cref="ArgumentException">The list is not in the index.</exception>
    public uint MarkOf(object list)
    {
        for (var i = 0; i < _lists.Length; i++)
        {
            if (ReferenceEquals(_lists[i], list))
                return 1u << i;
        }

        throw new ArgumentException("The list is not in the index.", nameof(list));
    }

    /// <summary>The marks of the lists of which an entry may begin with the word; a few more now and then.</summary>
    public uint Marks(in Token token) => _always | At(token.Hash) | At(token.Stem) | At(token.Head);

    private uint At(uint hash)
    {
        var slots = _slots;
        for (var slot = Slot(hash); ; slot = (slot + 1) & (slots.Length - 1))
        {
            var (known, marks) = slots[slot];
            if (marks == 0 || known == hash)
                return marks;
        }
    }

    private int Slot(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));
}

/// <summary>A text's words, each with the marks of the lists it may begin an entry of.</summary>
internal readonly ref struct MarkedText
{
    private const int SeenBits = 1 << 11;

    /// <summary>Room that <see cref="Seen"/> needs.</summary>
    public const int SeenLength = SeenBits / 64;

    private readonly PhraseIndex _index;
    private readonly ReadOnlySpan<uint> _marks;
    private readonly ReadOnlySpan<ulong> _seen;
    private readonly uint _all;

    /// <param name="marks">Room for one mark a token; filled here.</param>
    /// <param name="seen">Room of <see cref="SeenLength"/>; filled here.</param>
    public MarkedText(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, PhraseIndex index, Span<uint> marks, Span<ulong> seen)
    {
        Text = text;
        Tokens = tokens;
        _index = index;
        seen.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            _all |= marks[i] = index.Marks(token);
            seen[SeenBit(token.Hash) / 64] |= 1UL << (SeenBit(token.Hash) % 64);
        }

        _marks = marks[..tokens.Length];
        _seen = seen;
    }

    private MarkedText(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, PhraseIndex index, ReadOnlySpan<uint> marks, ReadOnlySpan<ulong> seen, uint all)
    {
        Text = text;
        Tokens = tokens;
        _index = index;
        _marks = marks;
        _seen = seen;
        _all = all;
    }

    /// <summary>What the tokens point into.</summary>
    public ReadOnlySpan<char> Text { get; }

    public ReadOnlySpan<Token> Tokens { get; }

    public int Length => Tokens.Length;

    public MarkedText this[Range part] => new(Text, Tokens[part], _index, _marks[part], _seen, _all);

    public uint MarkOf(object list) => _index.MarkOf(list);

    /// <summary>An entry of one of the lists of these marks may begin here.</summary>
    public bool IsMarked(int at, uint marks) => (_marks[at] & marks) != 0;

    /// <summary>A word with this hash seems to stand in the text.</summary>
    public bool HasSeen(uint hash) => (_seen[SeenBit(hash) / 64] & (1UL << (SeenBit(hash) % 64))) != 0;

    /// <summary>The first word from <paramref name="from"/> on at which an entry of these lists may begin; -1 where there is none.</summary>
    public int Next(int from, uint marks)
    {
        if ((_all & marks) == 0)
            return -1;
        for (var i = from; i < _marks.Length; i++)
        {
            if ((_marks[i] & marks) != 0)
                return i;
        }

        return -1;
    }

    public bool Says(PhraseTrie phrases)
    {
        var mark = MarkOf(phrases);
        for (var i = Next(0, mark); i >= 0; i = Next(i + 1, mark))
        {
            if (phrases.Longest(Text, Tokens, i, out _) > 0)
                return true;
        }

        return false;
    }

    /// <summary>At how many words one of the phrases begins.</summary>
    public int Count(PhraseTrie phrases)
    {
        var count = 0;
        var mark = MarkOf(phrases);
        for (var i = Next(0, mark); i >= 0; i = Next(i + 1, mark))
            count += phrases.Longest(Text, Tokens, i, out _) > 0 ? 1 : 0;
        return count;
    }

    private static int SeenBit(uint hash) => (int)((hash ^ (hash >> 13)) % SeenBits);
}
