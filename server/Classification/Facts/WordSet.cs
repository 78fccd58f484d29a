using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>
/// Single words: whole ones, beginnings (<c>"gestor*"</c>) and endings (<c>"*leiter"</c>, for languages that write compounds
/// as one word). Built once, then only read.
/// </summary>
internal sealed class WordSet
{
    private const int FilterBits = 1 << 13;

    private readonly FrozenSet<uint> _whole;
    private readonly FrozenSet<uint> _beginnings;
    private readonly FrozenSet<uint> _endings;
    private readonly ulong[] _isBeginning = new ulong[FilterBits / 64];
    private readonly ulong[] _isEnding = new ulong[FilterBits / 64];

    public WordSet(IEnumerable<string> words)
    {
        HashSet<uint> whole = [], beginnings = [], endings = [];
        foreach (var word in words)
        {
            var letters = Folding.Phrase(word);
            if (word.EndsWith('*'))
                beginnings.Add(Tokenizer.Hash(letters));
            else if (word.StartsWith('*'))
                endings.Add(Backwards(letters));
            else
                whole.Add(Tokenizer.Hash(letters));
        }

        (_whole, _beginnings, _endings) = (whole.ToFrozenSet(), beginnings.ToFrozenSet(), endings.ToFrozenSet());
        Mark(_isBeginning, _beginnings);
        Mark(_isEnding, _endings);
    }

    /// <param name="text">What the token was read from.</param>
    public bool Contains(ReadOnlySpan<char> text, in Token token)
    {
        if (_whole.Contains(token.Hash))
            return true;
        var word = text.Slice(token.Start, token.Length);
        var hash = Tokenizer.Start;
        if (_beginnings.Count > 0)
        {
            for (var i = 0; i < word.Length; i++)
            {
                if (Folding.Fold(word[i]) is var folded && folded != Folding.Nothing
                    && IsLikely(_isBeginning, hash = Tokenizer.Append(hash, folded)) && _beginnings.Contains(hash) && !IsTrade(word[(i + 1)..]))
                {
                    return true;
                }
            }
        }

        hash = Tokenizer.Start;
        for (var i = word.Length - 1; i >= 0 && _endings.Count > 0; i--)
        {
            if (Folding.Fold(word[i]) is var folded && folded != Folding.Nothing
                && IsLikely(_isEnding, hash = Tokenizer.Append(hash, folded)) && _endings.Contains(hash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Panadería" and "boulangerie" are where a "panadero" and a "boulanger" work.</summary>
    private static bool IsTrade(ReadOnlySpan<char> rest) =>
        rest is "ía" or "ías" or "ia" or "ie" or "ies" or "erie" or "eries" or "eria" or "erías" or "ería";

    private static uint Backwards(string letters)
    {
        var hash = Tokenizer.Start;
        for (var i = letters.Length - 1; i >= 0; i--)
            hash = Tokenizer.Append(hash, letters[i]);
        return hash;
    }

    private static void Mark(ulong[] filter, FrozenSet<uint> hashes)
    {
        foreach (var hash in hashes)
            filter[Bit(hash) / 64] |= 1UL << (Bit(hash) % 64);
    }

    private static bool IsLikely(ulong[] filter, uint hash) => (filter[Bit(hash) / 64] & (1UL << (Bit(hash) % 64))) != 0;

    private static int Bit(uint hash) => (int)((hash ^ (hash >> 15)) % FilterBits);
}
