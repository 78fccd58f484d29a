using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;

namespace OutlookRejectionHelper.Mail;

/// <summary>Character references of HTML: every numeric one, and the names that mail uses.</summary>
internal static class HtmlEntities
{
    /// <summary>Longest name looked up; bounds the work for each ampersand.</summary>
    private const int LongestName = 16;

    /// <summary>Those that HTML reads without their semicolon too (WHATWG HTML §13.5, the names of Latin-1).</summary>
    private const string Legacy =
        "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde "
        + "Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring "
        + "atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc "
        + "iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para "
        + "plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";

    private const string Modern =
        "OElig oelig Scaron scaron Yuml fnof circ tilde ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo "
        + "dagger Dagger bull hellip permil prime Prime lsaquo rsaquo oline frasl euro image trade larr uarr rarr darr harr lArr rArr "
        + "minus lowast radic infin asymp ne equiv le ge loz spades clubs hearts diams alpha beta gamma delta omega pi sigma apos";

    /// <summary>Of HTML 5, which the framework's decoder does not know.</summary>
    private static readonly (string Name, string Text)[] _more =
    [
        ("ZeroWidthSpace", "\u200B"), ("NoBreak", "\u2060"), ("NonBreakingSpace", "\u00A0"), ("hairsp", "\u200A"), ("numsp", "\u2007"),
        ("NewLine", "\n"), ("Tab", "\t"), ("colon", ":"), ("semi", ";"), ("comma", ","), ("period", "."), ("lpar", "("), ("rpar", ")"),
        ("excl", "!"), ("quest", "?"), ("num", "#"), ("percnt", "%"), ("dollar", "$"), ("commat", "@"), ("sol", "/"), ("bsol", "\\"),
        ("lsqb", "["), ("rsqb", "]"), ("lowbar", "_"), ("lbrace", "{"), ("rbrace", "}"), ("verbar", "|"), ("plus", "+"), ("equals", "="),
        ("ast", "*"), ("grave", "`"), ("Hat", "^"), ("hyphen", "\u2010"), ("dash", "\u2010"), ("check", "✓"), ("cross", "✗"), ("star", "☆"),
        ("starf", "★"), ("phone", "☎"), ("rarrw", "↝"), ("bigstar", "★"), ("Zcaron", "Ž"), ("zcaron", "ž"), ("Ccaron", "Č"), ("ccaron", "č"),
        ("cacute", "ć"), ("nacute", "ń"), ("sacute", "ś"), ("zacute", "ź"), ("zdot", "ż"), ("lstrok", "ł"), ("Lstrok", "Ł"), ("eogon", "ę"),
        ("aogon", "ą"), ("ecaron", "ě"), ("rcaron", "ř"), ("inodot", "ı"), ("fflig", "ff"), ("filig", "fi"), ("fllig", "fl"),
    ];

    private static readonly FrozenDictionary<string, string> _named = Legacy.Split(' ').Concat(Modern.Split(' '))
        .Select(name => (Name: name, Text: name switch { "AMP" => "&", "LT" => "<", "GT" => ">", "QUOT" => "\"", "COPY" => "©", "REG" => "®", _ => WebUtility.HtmlDecode($"&{name};") }))
        .Concat(_more)
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _byName = _named.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _legacy = Legacy.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How Windows-1252 reads the numbers 128 to 159, which HTML does too.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Reads the reference at the start, which is an ampersand.</summary>
    /// <param name="target">Room for two characters.</param>
    /// <param name="written">Characters written to <paramref name="target"/>.</param>
    /// <returns>Characters read; 0 when this is a plain ampersand.</returns>
    public static int Decode(ReadOnlySpan<char> text, Span<char> target, out int written)
    {
        written = 0;
        if (text.Length < 3)
            return 0;
        return text[1] == '#' ? DecodeNumber(text, target, out written) : DecodeName(text, target, out written);
    }

    private static int DecodeNumber(ReadOnlySpan<char> text, Span<char> target, out int written)
    {
        written = 0;
        var hexadecimal = text[2] is 'x' or 'X';
        var position = hexadecimal ? 3 : 2;
        var first = position;
        var value = 0;
        for (; position < text.Length; position++)
        {
            var digit = Digit(text[position], hexadecimal);
            if (digit < 0)
                break;
            value = Math.Min(0x110000, (value * (hexadecimal ? 16 : 10)) + digit);
        }

        if (position == first)
            return 0;
        if (position < text.Length && text[position] == ';')
            position++;
        if (value is >= 0x80 and <= 0x9F)
            value = Windows1252[value - 0x80];
        written = (Rune.IsValid(value) && value != 0 ? new Rune(value) : Rune.ReplacementChar).EncodeToUtf16(target);
        return position;
    }

    private static int DecodeName(ReadOnlySpan<char> text, Span<char> target, out int written)
    {
        written = 0;
        var end = 1;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end == 1)
            return 0;
        if (end < text.Length && text[end] == ';' && _byName.TryGetValue(text[1..end], out var named))
        {
            named.CopyTo(target);
            written = named.Length;
            return end + 1;
        }

        for (var shorter = Math.Min(end, 7); shorter > 2; shorter--)
        {
            var name = text[1..shorter];
            if (!_legacy.Contains(name))
                continue;
            var value = _byName[name];
            value.CopyTo(target);
            written = value.Length;
            return shorter;
        }

        return 0;
    }

    private static int Digit(char c, bool hexadecimal) =>
        hexadecimal ? (char.IsAsciiHexDigit(c) ? int.Parse([c], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : -1)
            : char.IsAsciiDigit(c) ? c - '0' : -1;
}
