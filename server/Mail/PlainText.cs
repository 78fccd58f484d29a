namespace OutlookRejectionHelper.Mail;

/// <summary>Reads a plain-text body line by line.</summary>
internal static class PlainText
{
    /// <param name="flowed">RFC 3676: a line that ends in a space goes on in the next.</param>
    public static void Read(ReadOnlySpan<char> body, bool flowed, ref VisibleText text)
    {
        while (!body.IsEmpty && !text.IsTruncated)
        {
            var end = body.IndexOfAny('\n', '\r');
            var line = end < 0 ? body : body[..end];
            text.Append(line);
            if (end < 0)
                return;
            body = body[(end + (body[end] == '\r' && end + 1 < body.Length && body[end + 1] == '\n' ? 2 : 1))..];
            // The signature delimiter ends in a space too (§4.3) and is never soft.
            if (!(flowed && line.EndsWith(' ') && !line.SequenceEqual("-- ") && !body.StartsWith('>')))
                text.LineBreak();
        }
    }
}
