using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>The pronouns of one form of address. Built once, then only read.</summary>
internal sealed class Pronouns
{
    private const int Longest = 31;

    private readonly string[] _words;

    // For each length the first letters, six bits of each: most words are none of these.
    private readonly ulong[] _first = new ulong[Longest + 1];

    public Pronouns(string[] words)
    {
        _words = words;
        foreach (var word in words)
            _first[word.Length] |= Bit(word[0]);
    }

    /// <summary>The hashes of tokens that may be one of them.</summary>
    public PhraseBeginnings Beginnings => new([.. _words.Select(word => Tokenizer.Hash(Folding.Phrase(word)))], [], []);

    public bool IsEmpty => _words.Length == 0;

    /// <param name="isFirst">The word opens a sentence.</param>
    public bool Contains(ReadOnlySpan<char> word, bool isFirst)
    {
        if (word.Length > Longest || (_first[word.Length] & Bit(word[0])) == 0)
            return false;
        foreach (var pronoun in _words)
        {
            if (!word.Equals(pronoun, StringComparison.OrdinalIgnoreCase))
                continue;
            // "Sie" is you, "sie" is she; at the head of a sentence nobody can tell.
            if (char.IsUpper(pronoun[0]))
                return !isFirst && char.IsUpper(word[0]);
            return true;
        }

        return false;
    }

    private static ulong Bit(char first) => 1UL << (char.ToUpperInvariant(first) & 63);
}
