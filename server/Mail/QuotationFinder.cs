namespace OutlookRejectionHelper.Mail;

/// <summary>Where quoted history begins in visible text, by what mail programs write above it.</summary>
internal static class QuotationFinder
{
    private const int LongestAttribution = 300;

    /// <param name="Start">The first character of the history, its attribution or header lines included.</param>
    /// <param name="Content">The first character of what was quoted, behind those lines.</param>
    /// <param name="End">Behind the last quoted line; the end of the text unless each line is marked.</param>
    /// <param name="Forwarded">It says that it was passed on.</param>
    internal readonly record struct Cut(int Start, int Content, int End, bool Forwarded);

    /// <summary>The first history at or behind <paramref name="from"/>; null when there is none.</summary>
    public static Cut? Find(ReadOnlySpan<char> text, int from)
    {
        var words = QuotationWords.Default;
        var lines = new Lines(text, from, text.Length);
        var previous = default(TextSpan);
        while (lines.MoveNext())
        {
            var line = lines.Current;
            var content = text.Slice(line.Start, line.Length).Trim();
            if (content.IsEmpty)
                continue;
            if (content[0] == '>')
                return Marked(text, IsAttribution(text, previous, words) ? previous.Start : line.Start);
            if (IsSeparator(content, words, out var forwarded))
                return new Cut(line.Start, BelowHeaders(text, line.End, words), text.Length, forwarded);
            if (content[^1] == ':' && AttributionStart(text, previous, line, words) is >= 0 and var start)
                return Attributed(text, start, line.End);
            if (IsHeaderBlock(text, line, words))
                return new Cut(IsRule(text.Slice(previous.Start, previous.Length)) ? previous.Start : line.Start, BelowHeaders(text, line.Start, words), text.Length, false);
            previous = line;
        }

        return null;
    }

    /// <summary>Of the lines above quoted history those that name its sender: the "From:" line, or the whole attribution.</summary>
    /// <returns>Empty where header lines name none.</returns>
    public static string SenderOf(string head)
    {
        var words = QuotationWords.Default;
        var labels = HeaderLabels.None;
        var lines = new Lines(head, 0, head.Length);
        while (lines.MoveNext())
        {
            var line = head.AsSpan(lines.Current.Start, lines.Current.Length);
            var label = Label(line, words);
            if ((label & HeaderLabels.From) != 0)
                return line[(line.IndexOf(':') + 1)..].ToString();
            labels |= label;
        }

        return labels == HeaderLabels.None ? head : "";
    }

    /// <summary>A line of which each character sets off: "-----", "_____".</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => line.Length >= 5 && line.Trim().TrimStart("-_=*—–").IsEmpty;

    private static Cut Marked(ReadOnlySpan<char> text, int start)
    {
        var content = -1;
        var end = start;
        var lines = new Lines(text, start, text.Length);
        while (lines.MoveNext())
        {
            var line = text.Slice(lines.Current.Start, lines.Current.Length).TrimStart();
            if (line.StartsWith('>'))
            {
                end = lines.Current.End;
                if (content < 0)
                    content = lines.Current.Start;
            }
            else if (!line.IsEmpty && content >= 0)
            {
                break;
            }
        }

        return new Cut(start, Math.Max(content, start), end, false);
    }

    /// <summary>An attribution: what follows is quoted line by line, or all of it.</summary>
    private static Cut Attributed(ReadOnlySpan<char> text, int start, int end)
    {
        var content = SkipBlank(text, end);
        return content < text.Length && text[content] == '>' ? Marked(text, start) with { Content = content }
            : new Cut(start, content, text.Length, false);
    }

    private static bool IsSeparator(ReadOnlySpan<char> line, QuotationWords words, out bool forwarded)
    {
        forwarded = false;
        var inner = line.TrimStart("-_=*—– ");
        var dashed = line.Length - inner.Length >= 2;
        inner = inner.TrimEnd("-_=*—–: ");
        if (inner.IsEmpty || inner.Length > 80)
            return false;
        var length = words.Forwards.StartOf(inner);
        forwarded = length > 0;
        if (length == 0)
            length = words.Originals.StartOf(inner);
        // Without dashes only the whole line counts: it may be the beginning of a sentence.
        return length > 0 && (dashed || (forwarded && length == inner.Length));
    }

    /// <summary>Where an attribution begins that ends with this line, on it or on the line above; -1 when it is none.</summary>
    private static int AttributionStart(ReadOnlySpan<char> text, TextSpan previous, TextSpan line, QuotationWords words)
    {
        // Often broken before the address, whose line would then pass for the whole of it.
        if (previous.Length > 0 && previous.End + 1 == line.Start && text[previous.End - 1] is not ('.' or '!' or '?' or ':')
            && IsAttribution(text, new TextSpan(previous.Start, line.End - previous.Start), words, onlyOpened: true))
            return previous.Start;
        return IsAttribution(text, line, words) ? line.Start : -1;
    }

    /// <param name="onlyOpened">Only by shapes that say how the line begins.</param>
    private static bool IsAttribution(ReadOnlySpan<char> text, TextSpan span, QuotationWords words, bool onlyOpened = false)
    {
        if (span.Length is < 8 or > LongestAttribution)
            return false;
        var line = text.Slice(span.Start, span.Length).Trim();
        // A date, an address: without one this is a person telling what somebody wrote.
        if (line.IsEmpty || line[^1] != ':' || !(line.ContainsAnyInRange('0', '9') || line.Contains('@')))
            return false;
        foreach (var attribution in words.Attributions)
        {
            if ((attribution.Starts is not null || !onlyOpened) && attribution.Matches(line))
                return true;
        }

        return false;
    }

    private static bool IsHeaderBlock(ReadOnlySpan<char> text, TextSpan first, QuotationWords words)
    {
        if ((Label(text.Slice(first.Start, first.Length), words) & HeaderLabels.From) == 0)
            return false;
        var found = HeaderLabels.None;
        var lines = new Lines(text, Math.Min(first.End + 1, text.Length), text.Length);
        for (var seen = 0; seen < 6 && lines.MoveNext(); seen++)
            found |= Label(text.Slice(lines.Current.Start, lines.Current.Length), words);
        found &= ~HeaderLabels.From;
        return int.PopCount((int)found) >= 2;
    }

    /// <summary>The label that a line of a header block begins with, bold marks of plain text left aside.</summary>
    private static HeaderLabels Label(ReadOnlySpan<char> line, QuotationWords words)
    {
        line = line.TrimStart("> *\t");
        var colon = line.IndexOf(':');
        return colon is > 0 and < 24 ? words.LabelOf(line[..colon].Trim("* \t")) : HeaderLabels.None;
    }

    /// <summary>The first character behind a block of header lines that begins at or soon behind <paramref name="from"/>.</summary>
    private static int BelowHeaders(ReadOnlySpan<char> text, int from, QuotationWords words)
    {
        var below = from;
        var labels = 0;
        var lines = new Lines(text, from, text.Length);
        for (var other = 0; other < 4 && lines.MoveNext();)
        {
            var line = text.Slice(lines.Current.Start, lines.Current.Length);
            if (Label(line, words) != HeaderLabels.None)
            {
                below = lines.Current.End;
                labels++;
                other = 0;
            }
            // An empty line ends the block; one between the rule and the block does not.
            else if (line.IsWhiteSpace() && labels > 1)
            {
                break;
            }
            // A long list of recipients runs over several lines.
            else if (!line.IsWhiteSpace())
            {
                other++;
                if (labels == 0 && other == 1)
                    below = Math.Max(below, IsRule(line) || lines.Current.Start == from ? lines.Current.End : below);
            }
        }

        return SkipBlank(text, below);
    }

    private static int SkipBlank(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
            from++;
        return from;
    }
}
