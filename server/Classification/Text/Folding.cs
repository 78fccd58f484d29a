using System.Runtime.CompilerServices;

namespace OutlookRejectionHelper.Classification.Text;

/// <summary>
/// Lower case without accents, one character for one, so that offsets stay. Own tables: with invariant globalization
/// <see cref="string.Normalize()"/> silently does nothing.
/// </summary>
public static class Folding
{
    /// <summary>Not part of a word: space, punctuation, controls.</summary>
    public const char Break = ' ';

    /// <summary>Nothing at all: a combining mark, a soft hyphen, a zero-width character. A word goes on across it.</summary>
    public const char Nothing = '\0';

    private const int TableEnd = 0x250;

    /// <summary>Up to here each capital has a small letter.</summary>
    public const char LastPaired = (char)(TableEnd - 1);

    // U+00C0 to U+024F; '*' stays itself in lower case, '?' is no letter.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuytyaaaaaaccccccccdd" +
        "ddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssss" +
        "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs*****************ff*************oo*************u" +
        "u*******************dddlllnnnaaiioouuuuuuuuuu*aaaa****ggkkoooo**jdddgg**nnaa****" +
        "aaaaeeeeiiiioooorrrruuuusstt**hh******aaeeooooooooyy****************************";

    private static readonly char[] _table = CreateTable();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c) => c < TableEnd ? _table[c] : FoldRare(c);

    /// <summary>The words of a phrase, folded, joined by single spaces.</summary>
    public static string Phrase(string text)
    {
        var folded = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var f = Fold(c);
            if (f == Break && (length == 0 || folded[length - 1] == Break))
                continue;
            if (f != Nothing)
                folded[length++] = f;
        }

        return new string(folded, 0, length).TrimEnd();
    }

    private static char FoldRare(char c) => c switch
    {
        >= '\u0300' and <= '\u036F' => Nothing,
        >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF' or >= '\uFE00' and <= '\uFE0F' => Nothing,
        // Vietnamese and other precomposed letters fold to themselves: no language here uses them.
        _ => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : Break,
    };

    private static char[] CreateTable()
    {
        var table = new char[TableEnd];
        for (var i = 0; i < TableEnd; i++)
        {
            var c = (char)i;
            table[i] = c switch
            {
                '\u00AD' => Nothing,
                'ª' => 'a',
                'º' => 'o',
                < '\u00C0' => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : Break,
                _ => Latin[i - 0xC0] switch
                {
                    '*' => char.ToLowerInvariant(c),
                    '?' => Break,
                    var folded => folded,
                },
            };
        }

        return table;
    }
}
