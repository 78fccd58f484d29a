namespace OutlookRejectionHelper.Mail;

/// <summary>
/// Joins lines that a program broke at a fixed width, or a person by hand within a sentence. Each line feed becomes a space
/// in place, so nothing moves.
/// </summary>
internal static class HardWraps
{
    /// <summary>Widths that programs wrap at, in characters: RFC 5322 says 78, habits range from 60 to 90.</summary>
    private const int Narrowest = 58;
    private const int Widest = 100;

    public static void Join(Span<char> text)
    {
        // One long line proves nothing: a wrapped message has several that end near its width.
        var width = Width(text, out var full);
        var isWrapped = full >= 2;
        var start = 0;
        while (true)
        {
            var feed = text[start..].IndexOf('\n');
            if (feed < 0)
                return;
            var end = start + feed;
            var rest = text[(end + 1)..];
            if (feed > 0 && MayJoin(text[start..end], rest) && ((isWrapped && IsFull(text[start..end], rest, width)) || IsWithinSentence(text[start..end], rest)))
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

    /// <summary>Neither line says that it stands alone: an empty line, a list, a quotation, a label, a closing.</summary>
    private static bool MayJoin(ReadOnlySpan<char> line, ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is '\n' or '>' or '•' or '*' or '|' or '\t' || line[0] == '>')
            return false;
        if (rest[0] is '-' or '–' && rest.Length > 1 && rest[1] is ' ' or '-' or '\n')
            return false;
        // "Subject: …", "1. …", "1) …": the beginning of something.
        var word = FirstWord(rest);
        return !(word[^1] == ':' && char.IsUpper(word[0])) && !(char.IsAsciiDigit(word[0]) && word[^1] is '.' or ')');
    }

    /// <summary>The next line's first word had no room on this one.</summary>
    private static bool IsFull(ReadOnlySpan<char> line, ReadOnlySpan<char> rest, int width)
    {
        var next = FirstLine(rest);
        if (line.Length > width || line.Length + 1 + FirstWord(next).Length <= width)
            return false;
        // A whole sentence above a short line with a capital is more likely a paragraph's end, or a closing.
        return line[^1] is not ('.' or '!' or '?' or ':') || !char.IsUpper(next[0]) || next.Length >= width - 20;
    }

    /// <summary>The line breaks off in mid-sentence and the next goes on in small letters.</summary>
    private static bool IsWithinSentence(ReadOnlySpan<char> line, ReadOnlySpan<char> rest)
    {
        var next = FirstLine(rest);
        if (!char.IsLower(next[0]) || !line.Contains(' ') || IsAddress(FirstWord(next)) || QuotationWords.Default.Valedictions.StartOf(next) > 0)
            return false;
        // After a comma a greeting goes on in small letters in some languages, and is a line of its own.
        return (line.Length >= 25 && (char.IsLetterOrDigit(line[^1]) || line[^1] is ')' or '”' or '"' or '}')) || (line.Length >= 50 && line[^1] == ',');
    }

    private static bool IsAddress(ReadOnlySpan<char> word) => word.ContainsAny('/', '@') || word.StartsWith("www.", StringComparison.Ordinal);

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> rest) => rest.IndexOf('\n') is >= 0 and var feed ? rest[..feed] : rest;

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> rest) => rest.IndexOfAny(' ', '\n') is >= 0 and var end ? rest[..end] : rest;
}
