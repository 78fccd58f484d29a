namespace OutlookRejectionHelper.Mail;

/// <summary>
/// Joins lines that a mail program broke at a fixed width. Each line feed becomes a space in place, so nothing moves.
/// </summary>
internal static class HardWraps
{
    /// <summary>Widths that programs wrap at, in characters: RFC 5322 says 78, habits range from 60 to 90.</summary>
    private const int Narrowest = 58;
    private const int Widest = 100;

    public static void Join(Span<char> text)
    {
        var width = Width(text, out var full);
        // One long line proves nothing: a wrapped message has several that end near its width.
        if (full < 2)
            return;
        var start = 0;
        while (true)
        {
            var feed = text[start..].IndexOf('\n');
            if (feed < 0)
                return;
            var end = start + feed;
            var rest = text[(end + 1)..];
            if (feed > 0 && Continues(text[start..end], rest, width))
                text[end] = ' ';
            start = end + 1;
        }
    }

    /// <summary>The longest line, where that looks like a margin; else 0.</summary>
    /// <param name="full">How many lines end within fifteen characters of it and are followed by another.</param>
    private static int Width(ReadOnlySpan<char> text, out int full)
    {
        var longest = 0;
        var beyond = 0;
        var lines = new Lines(text, 0, text.Length);
        while (lines.MoveNext())
        {
            var length = lines.Current.Length;
            if (length > Widest)
                beyond += text.Slice(lines.Current.Start, length).Contains(' ') ? 1 : 0;
            else if (length > longest && text.Slice(lines.Current.Start, length).Contains(' '))
                longest = length;
        }

        full = 0;
        if (longest < Narrowest)
            return 0;
        lines = new Lines(text, 0, text.Length);
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line.Length >= longest - 15 && line.Length <= longest && line.End + 1 < text.Length && text[line.End + 1] != '\n')
                full++;
        }

        if (beyond >= full)
            full = 0;
        return longest;
    }

    /// <summary>Whether the next line's first word had no room on this one, and neither line says that it stands alone.</summary>
    private static bool Continues(ReadOnlySpan<char> line, ReadOnlySpan<char> rest, int width)
    {
        if (rest.IsEmpty || rest[0] is '\n' or '>' or '•' or '*' or '|' or '\t' || line[0] == '>')
            return false;
        if (rest[0] is '-' or '–' && rest.Length > 1 && rest[1] is ' ' or '-' or '\n')
            return false;
        var next = rest.IndexOf('\n') is >= 0 and var feed ? rest[..feed] : rest;
        var word = next.IndexOf(' ') is >= 0 and var space ? next[..space] : next;
        if (line.Length + 1 + word.Length <= width || line.Length > width)
            return false;
        // "Subject: …", "1. …", "1) …": the beginning of something.
        if (word[^1] == ':' || (char.IsAsciiDigit(word[0]) && word[^1] is '.' or ')'))
            return false;
        // A whole sentence above a short line with a capital is more likely a paragraph's end, or a closing.
        return line[^1] is not ('.' or '!' or '?' or ':') || !char.IsUpper(next[0]) || next.Length >= width - 20;
    }
}
