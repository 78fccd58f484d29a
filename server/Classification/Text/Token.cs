namespace OutlookRejectionHelper.Classification.Text;

/// <summary>A word: where it stands in the text it was read from, and the hash of its folded letters.</summary>
/// <param name="Stem">The hash of its first <see cref="Tokenizer.StemLength"/> letters.</param>
/// <param name="Head">The hash of its first <see cref="Tokenizer.HeadLength"/> letters.</param>
internal readonly record struct Token(int Start, int Length, uint Hash, uint Stem, uint Head, TokenTraits Traits)
{
    public int End => Start + Length;
}

[Flags]
internal enum TokenTraits : byte
{
    None = 0,
    Capital = 1,
    Digits = 2,

    /// <summary>Two or more capitals and nothing else: "HR", "CTO".</summary>
    AllCapitals = 4,

    /// <summary>First of its sentence, or after a colon or an opening quote: a capital tells nothing there.</summary>
    Opens = 8,

    /// <summary>Letters and digits, or characters inside that nobody sees.</summary>
    Mixed = 16,
}
