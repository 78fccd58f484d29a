using System.Buffers;
using System.Globalization;

namespace OutlookRejectionHelper.Mail;

/// <summary>Ways an element keeps its words from being seen.</summary>
[Flags]
internal enum Concealment : byte
{
    None = 0,

    /// <summary>The element and all in it is not drawn, whatever its children say.</summary>
    Removed = 1,

    /// <summary>Letters of no size; a child may give them one (layout tables of newsletters do).</summary>
    NoSize = 2,

    /// <summary>visibility:hidden; a child may turn it back.</summary>
    Invisible = 4,

    /// <summary>Letters in no colour or the background's; a child may choose another.</summary>
    NoColor = 8,

    /// <summary>Hidden from Outlook on Windows only, which is shown something else instead.</summary>
    OtherClients = 16,
}

/// <summary>What a style attribute says about being seen.</summary>
internal static class HtmlStyle
{
    private static readonly SearchValues<char> _number = SearchValues.Create("+-.0123456789");

    /// <summary>The concealment of an element with this style inside one with <paramref name="inherited"/>.</summary>
    public static Concealment Apply(ReadOnlySpan<char> style, Concealment inherited)
    {
        if (style.IndexOfAny('\\', '&') < 0 && style.IndexOf("/*", StringComparison.Ordinal) < 0)
            return Declarations(style, inherited);
        Span<char> plain = stackalloc char[512];
        return Declarations(Plain(style, plain), inherited);
    }

    private static Concealment Declarations(ReadOnlySpan<char> style, Concealment inherited)
    {
        var result = inherited;
        bool clips = false, flat = false, placed = false, away = false;
        ReadOnlySpan<char> color = default, background = default;
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;
            var name = declaration[..colon].Trim();
            var value = declaration[(colon + 1)..].Trim();
            var important = value.IndexOf('!');
            if (important >= 0)
                value = value[..important].TrimEnd();
            switch (name.Length)
            {
                case 7 when Is(name, "display"):
                    if (Is(value, "none"))
                        result |= Concealment.Removed;
                    break;
                case 7 when Is(name, "opacity"):
                    if (TryNumber(value, out var opacity, out _) && opacity < 0.05)
                        result |= Concealment.Removed;
                    break;
                case 8 when Is(name, "mso-hide"):
                    if (Is(value, "all"))
                        result |= Concealment.OtherClients;
                    break;
                case 8 when Is(name, "overflow"):
                    clips = Is(value, "hidden");
                    break;
                case 8 when Is(name, "position"):
                    placed = Is(value, "absolute") || Is(value, "fixed");
                    break;
                case 10 when Is(name, "visibility"):
                    result = With(result, Concealment.Invisible, Is(value, "hidden") || Is(value, "collapse"));
                    break;
                case 9 when Is(name, "font-size"):
                    result = FontSize(value, result);
                    break;
                case 11 when Is(name, "text-indent"):
                    if (TryNumber(value, out var indent, out _) && indent <= -500)
                        result |= Concealment.Removed;
                    break;
                case 10 when Is(name, "max-height"):
                case 9 when Is(name, "max-width"):
                case 6 when Is(name, "height"):
                case 5 when Is(name, "width"):
                    flat |= TryNumber(value, out var size, out _) && size <= 1;
                    break;
                case 4 when Is(name, "left"):
                case 3 when Is(name, "top"):
                    away |= TryNumber(value, out var offset, out _) && offset <= -500;
                    break;
                case 5 when Is(name, "color"):
                    color = value;
                    break;
                case 10 when Is(name, "background"):
                case 16 when Is(name, "background-color"):
                    background = value;
                    break;
            }
        }

        if ((clips && flat) || (placed && away))
            result |= Concealment.Removed;
        if (!color.IsEmpty)
            result = With(result, Concealment.NoColor, Is(color, "transparent") || color.Equals(background, StringComparison.OrdinalIgnoreCase));
        return result;
    }

    private static Concealment FontSize(ReadOnlySpan<char> value, Concealment current)
    {
        if (!TryNumber(value, out var size, out var unit))
            return With(current, Concealment.NoSize, false);
        // Relative to the parent's size: a multiple of nothing is nothing.
        var relative = Is(unit, "em") || Is(unit, "%");
        var smallest = Is(unit, "%") ? 10 : relative || Is(unit, "rem") ? 0.1 : 1;
        return size == 0 || size <= smallest ? current | Concealment.NoSize
            : relative ? current
            : With(current, Concealment.NoSize, false);
    }

    private static Concealment With(Concealment value, Concealment flag, bool on) => on ? value | flag : value & ~flag;

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool TryNumber(ReadOnlySpan<char> value, out double number, out ReadOnlySpan<char> unit)
    {
        var digits = value.IndexOfAnyExcept(_number);
        var end = digits < 0 ? value.Length : digits;
        unit = value[end..].Trim();
        return double.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The style without the disguises that CSS and HTML allow: comments, escapes, character references.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> style, Span<char> target)
    {
        Span<char> pair = stackalloc char[2];
        var length = 0;
        for (var i = 0; i < style.Length && length < target.Length - 2;)
        {
            var rest = style[i..];
            if (rest.StartsWith("/*", StringComparison.Ordinal))
            {
                var end = rest[2..].IndexOf("*/", StringComparison.Ordinal);
                i = end < 0 ? style.Length : i + end + 4;
            }
            else if (rest[0] == '&' && HtmlEntities.Decode(rest, pair, out var written) is > 0 and var read)
            {
                pair[..written].CopyTo(target[length..]);
                length += written;
                i += read;
            }
            else if (rest[0] == '\\' && rest.Length > 1)
            {
                var digits = 1;
                while (digits < rest.Length && digits <= 6 && char.IsAsciiHexDigit(rest[digits]))
                    digits++;
                if (digits > 1 && int.TryParse(rest[1..digits], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code < 0xD800)
                {
                    target[length++] = (char)code;
                    i += digits + (digits < rest.Length && rest[digits] == ' ' ? 1 : 0);
                }
                else
                {
                    i++;
                }
            }
            else
            {
                target[length++] = rest[0];
                i++;
            }
        }

        return target[..length];
    }
}
