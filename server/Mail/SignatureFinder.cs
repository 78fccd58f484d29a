namespace OutlookRejectionHelper.Mail;

/// <summary>Where the closing of a message begins.</summary>
internal static class SignatureFinder
{
    /// <summary>A closing with a name behind it on the same line is no longer than this, in characters.</summary>
    private const int LongestClosing = 70;

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
            if (letters >= 20 && line.Length <= LongestClosing && IsValediction(line, words.Valedictions))
                return lines.Current.Start;
            letters += line.Length;
        }

        return -1;
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
