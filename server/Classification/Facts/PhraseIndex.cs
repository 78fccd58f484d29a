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

    // Open addressing, by the hash of a word or of its first letters; a slot is free where it has no marks.
    private readonly Slot[] _slots;

    // Lists with a first or a second word so short that any may be one.
    private readonly uint _anyFirst, _anySecond;

    /// <exception cref="ArgumentException">There are more lists than marks.</exception>
    public PhraseIndex(params IReadOnlyList<(object List, PhraseBeginnings Beginnings)> lists)
    {
        if (lists.Count > MostLists)
            throw new ArgumentException($"{lists.Count} lists are more than {MostLists}.", nameof(lists));
        _lists = [.. lists.Select(list => list.List)];
        var known = new Dictionary<uint, Slot>();
        for (var i = 0; i < lists.Count; i++)
        {
            var (mark, beginnings) = (1u << i, lists[i].Beginnings);
            _anyFirst |= beginnings.IsAnyFirst ? mark : 0;
            _anySecond |= beginnings.IsAnySecond ? mark : 0;
            foreach (var hash in beginnings.Alone)
                known[hash] = known.GetValueOrDefault(hash).With(hash, alone: mark);
            foreach (var hash in beginnings.First)
                known[hash] = known.GetValueOrDefault(hash).With(hash, first: mark);
            foreach (var hash in beginnings.Second)
                known[hash] = known.GetValueOrDefault(hash).With(hash, second: mark);
        }

        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)known.Count * 4 + 1)];
        foreach (var word in known.Values)
        {
            var at = At(word.Hash);
            while (!_slots[at].IsFree)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = word;
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

    /// <summary>
    /// Marks each word with the lists of which an entry may begin there, by the word and the one behind it; a few more now and then.
    /// </summary>
    /// <returns>All marks together.</returns>
    public uint Mark(ReadOnlySpan<Token> tokens, Span<uint> marks)
    {
        uint all = 0, first = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var word = Find(token.Hash) | Find(token.Stem) | Find(token.Head);
            if (i > 0)
                all |= marks[i - 1] |= first & (word.Second | _anySecond);
            marks[i] = word.Alone | _anyFirst;
            first = word.First;
        }

        return tokens.IsEmpty ? all : all | marks[tokens.Length - 1];
    }

    private Slot Find(uint hash)
    {
        var slots = _slots;
        for (var at = At(hash); ; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            if (slot.IsFree)
                return default;
            if (slot.Hash == hash)
                return slot;
        }
    }

    private int At(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));

    /// <param name="Alone">Marks of the lists of which the word is a whole entry.</param>
    /// <param name="First">Marks of those of which it begins one.</param>
    /// <param name="Second">Marks of those in which it is the second of one.</param>
    private readonly record struct Slot(uint Hash, uint Alone, uint First, uint Second)
    {
        public bool IsFree => (Alone | First | Second) == 0;

        public Slot With(uint hash, uint alone = 0, uint first = 0, uint second = 0) => new(hash, Alone | alone, First | first, Second | second);

        public static Slot operator |(in Slot one, in Slot two) => new(one.Hash, one.Alone | two.Alone, one.First | two.First, one.Second | two.Second);
    }
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
        foreach (ref readonly var token in tokens)
            seen[SeenBit(token.Hash) / 64] |= 1UL << (SeenBit(token.Hash) % 64);
        _all = index.Mark(tokens, marks);
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
        var at = from;
        // Several words at once: most have no such mark.
        for (var wanted = new Vector<uint>(marks); at + Vector<uint>.Count <= _marks.Length; at += Vector<uint>.Count)
        {
            if ((new Vector<uint>(_marks[at..]) & wanted) != Vector<uint>.Zero)
                break;
        }

        while (at < _marks.Length && (_marks[at] & marks) == 0)
            at++;
        return at < _marks.Length ? at : -1;
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
