namespace OutlookRejectionHelper.Mail;

/// <summary>Where the closing of a message begins.</summary>
internal static class SignatureFinder
{
    /// <summary>A closing with a name behind it on the same line is no longer than this, in characters.</summary>
    private const int LongestClosing = 70;

    /// <summary>Lines below a closing that no phrase list knows; with more, it is a part of the letter.</summary>
    private const int MostLinesBelow = 12;

    /// <summary>Lines of a name and a title below a letter without a closing.</summary>
    private const int MostNameLines = 6;

    /// <returns>The start of the first line of the signature; -1 when there is none.</returns>
    public static int Find(ReadOnlySpan<char> text, TextSpan part)
    {
        var words = QuotationWords.Default;
        var letters = 0;
        var lines = new Lines(text, part.Start, part.End);
        while (lines.MoveNext())
        {
            var line = text.Slice(lines.Current.Start, lines.Current.Length).Trim();
            if (line.IsEmpty)
                continue;
            // RFC 3676 §4.3: dash, dash, space; the space is often lost on the way.
            if (line is "--" or "—" or "–" || words.Tails.StartOf(line) > 0)
                return lines.Current.Start;
            // The first lines greet and thank; a closing needs something to close.
            if (letters >= 20 && line.Length <= LongestClosing && (IsValediction(line, words.Valedictions)
                || ((line[^1] == ',' || words.Valedictions.StartOf(line) > 0) && !line.ContainsAny('.', '!', '?') && IsAboveName(text, lines.Current.End, part.End))))
                return lines.Current.Start;
            letters += line.Length;
        }

        return NameAtTheEnd(text, part);
    }

    /// <summary>"With my apologies,": whatever the words, a short line with a comma above a name is a closing.</summary>
    private static bool IsAboveName(ReadOnlySpan<char> text, int from, int to)
    {
        var below = 0;
        var lines = new Lines(text, Math.Min(from + 1, to), to);
        while (lines.MoveNext())
        {
            var line = text.Slice(lines.Current.Start, lines.Current.Length).Trim();
            if (line.IsEmpty)
                continue;
            if ((below == 0 && !IsName(line)) || ++below > MostLinesBelow)
                return false;
        }

        return below > 0;
    }

    /// <summary>A name and what goes with it, below the last sentence and without a closing; -1 when there is none.</summary>
    private static int NameAtTheEnd(ReadOnlySpan<char> text, TextSpan part)
    {
        var first = -1;
        var end = part.End;
        for (var count = 0; end > part.Start;)
        {
            var start = text[part.Start..end].LastIndexOf('\n') + 1 + part.Start;
            var line = text[start..end].Trim();
            if (line.IsEmpty)
            {
                end = start - 1;
                continue;
            }

            if (line[^1] is '.' or '!' or '?' or '…')
                return first;
            if (line.Length > LongestClosing || line[^1] is ':' or ',' || line[0] is '•' or '>' || ++count > MostNameLines)
                return -1;
            first = IsName(line) ? start : -1;
            end = start - 1;
        }

        return -1;
    }

    /// <summary>Up to four words, each with a capital but for particles: "Anna K.", "Ana de la Cruz".</summary>
    private static bool IsName(ReadOnlySpan<char> line)
    {
        if (line.Length > 40 || Words(line) > 4 || !char.IsUpper(line[0]))
            return false;
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (!word.IsEmpty && !char.IsUpper(word[0]) && word.Length > 3)
                return false;
        }

        return line[^1] is not ('!' or '?' or ':' or ',' or ';') && !HasSentence(line);
    }

    private static bool IsValediction(ReadOnlySpan<char> line, PhraseList valedictions)
    {
        var length = valedictions.StartOf(line);
        if (length == 0)
            return false;
        var rest = line[length..];
        if (rest.IsEmpty)
            return true;
        var comma = rest[0] is ',' or '!' or '.' or '-' or '–' or ';';
        if (!comma && rest[0] != ' ')
            return false;
        rest = rest.TrimStart(" ,!.-–;");
        // "Best, Anna"; "Mit freundlichen Grüßen Anna K."; but not "Thank you for …", "Best practice …".
        return rest.IsEmpty || (char.IsUpper(rest[0]) && Words(rest) <= (comma ? 6 : 4) && rest[^1] is not ('?' or '!' or ':')
            && (comma || length > 6) && !HasSentence(rest));
    }

    private static bool HasSentence(ReadOnlySpan<char> rest) => rest[^1] == '.' && rest.Length > 2 && char.IsLower(rest[^2]) && char.IsLower(rest[^3]);

    private static int Words(ReadOnlySpan<char> text) => text.Count(' ') + 1;
}
