namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>The part of a body that the earlier messages of the conversation do not hold: what stands above the quotation.</summary>
internal static class UniqueBody
{
    /// <summary>What mail programs put around the history they quote.</summary>
    private static readonly string[] _htmlMarks =
        ["<div id=\"appendonsend\"", "<div id=\"divRplyFwdMsg\"", "<hr tabindex=\"-1\"", "<div class=\"gmail_quote", "<div class=\"moz-cite-prefix", "<blockquote", "<div id=\"mail-editor-reference-message-container\""];

    public static string OfHtml(string html)
    {
        var cut = _htmlMarks.Select(mark => html.IndexOf(mark, StringComparison.OrdinalIgnoreCase)).Where(index => index >= 0).DefaultIfEmpty(html.Length).Min();
        return cut == html.Length ? html : html[..cut] + "</body></html>";
    }

    /// <summary>Without a quotation of whole lines at the end (RFC 3676 §4.5) and the line that introduces it.</summary>
    public static string OfText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith('>') || line.StartsWith("-----", StringComparison.Ordinal) || line.StartsWith("________", StringComparison.Ordinal));
        if (first < 0)
            return text;
        while (first > 0 && lines[first - 1].Length == 0)
            first--;
        if (first > 0 && lines[first - 1].EndsWith(':'))
            first--;
        return string.Join("\r\n", lines[..first]).TrimEnd();
    }
}
