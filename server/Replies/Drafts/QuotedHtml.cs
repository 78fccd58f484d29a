namespace OutlookRejectionHelper.Replies.Drafts;

/// <summary>Finds the place for a reply in the body that Exchange prepared, without parsing somebody else's HTML.</summary>
internal static class QuotedHtml
{
    /// <summary>Outlook's own; without one, Outlook on Windows shows the reply in a face that nobody chose.</summary>
    public const string Font = "font-family: Aptos, Calibri, Helvetica, sans-serif; font-size: 11pt";

    /// <summary>The reply first inside the body element, or first of all where there is none.</summary>
    public static string Above(string prepared, string reply)
    {
        var block = $"<div style=\"{Font}\">{reply}</div>";
        var tag = prepared.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        return tag >= 0 && EndOfTag(prepared, tag) is { } end ? prepared.Insert(end, block) : block + prepared;
    }

    /// <summary>One past the tag's own ">"; one inside an attribute's quotes does not count.</summary>
    private static int? EndOfTag(string html, int start)
    {
        var quote = '\0';
        for (var at = start; at < html.Length; at++)
        {
            var character = html[at];
            if (quote != '\0')
                quote = character == quote ? '\0' : quote;
            else if (character is '"' or '\'')
                quote = character;
            else if (character == '>')
                return at + 1;
        }

        return null;
    }
}
