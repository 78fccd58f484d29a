using System.Runtime.CompilerServices;

namespace OutlookRejectionHelper.Classification.Text;

/// <summary>Cuts a sentence into words.</summary>
internal static class Tokenizer
{
    /// <summary>Letters that stand for a word's stem, whatever its inflection.</summary>
    public const int StemLength = 5;

    /// <summary>Letters by which most words are told apart from those a phrase begins with.</summary>
    public const int HeadLength = 3;

    private const uint Seed = 2166136261;

    /// <summary>Fills <paramref name="tokens"/> and returns how many there are; the rest of a longer text is left out.</summary>
    /// <param name="offset">Added to every start, so that tokens of a slice point into the whole.</param>
    public static int Read(ReadOnlySpan<char> text, int offset, Span<Token> tokens)
    {
        var count = 0;
        var opens = true;
        for (var i = 0; i < text.Length && count < tokens.Length;)
        {
            var folded = Folding.Fold(text[i]);
            if (folded is Folding.Break or Folding.Nothing)
            {
                opens |= text[i] is '.' or ':' or '!' or '?' or '"' or '“' or '„' or '«' or '\n' or '-' or '–' or '•';
                i++;
                continue;
            }

            var start = i;
            var hash = Seed;
            var stem = Seed;
            var head = Seed;
            var capitals = 0;
            var digits = 0;
            var letters = 0;
            do
            {
                if (folded != Folding.Nothing)
                {
                    hash = Append(hash, folded);
                    letters++;
                    if (letters == HeadLength)
                        head = hash;
                    else if (letters == StemLength)
                        stem = hash;
                    // Digits are before all letters, and most letters are small ones, which fold to themselves.
                    if (folded <= '9')
                        digits++;
                    else if ((folded != text[i] || folded > Folding.LastPaired) && char.IsUpper(text[i]))
                        capitals++;
                }

                i++;
            }
            while (i < text.Length && (folded = Folding.Fold(text[i])) != Folding.Break);

            if (letters < StemLength)
                stem = hash;
            if (letters < HeadLength)
                head = hash;
            var traits = TokenTraits.None;
            if (char.IsUpper(text[start]))
                traits |= TokenTraits.Capital;
            if (digits == letters)
                traits |= TokenTraits.Digits;
            if (capitals > 1 && capitals == letters)
                traits |= TokenTraits.AllCapitals;
            if ((digits > 0 && digits < letters) || letters < i - start)
                traits |= TokenTraits.Mixed;
            if (opens)
                traits |= TokenTraits.Opens;
            opens = false;
            tokens[count++] = new Token(offset + start, i - start, hash, stem, head, traits);
        }

        return count;
    }

    /// <summary>The hash a token of this folded word has.</summary>
    public static uint Hash(ReadOnlySpan<char> folded)
    {
        var hash = Seed;
        foreach (var c in folded)
            hash = Append(hash, c);
        return hash;
    }

    /// <summary>The hash of the first characters, to which <see cref="Append"/> adds one by one.</summary>
    public static uint Start => Seed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Append(uint hash, char folded) => (hash ^ folded) * 16777619;
}
