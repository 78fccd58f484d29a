using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>Greeting, body, and closing with the name below it, as spans of the reply's text.</summary>
/// <param name="Greeting">Null when the text has none.</param>
/// <param name="Tail">From the closing to the end; null when the text has none.</param>
internal sealed record ReplyParts(TextSpan? Greeting, TextSpan Body, TextSpan? Tail)
{
    private const int LongestGreeting = 9;
    private const int LongestUnknownGreeting = 6;
    private const int LongestClosing = 7;

    /// <summary>Lines from the end in which a closing is looked for.</summary>
    private const int TailLines = 6;

    public static ReplyParts Of(string text, CheckWords words)
    {
        var lines = Lines(text).Where(line => !text.AsSpan(line.Start, line.Length).IsWhiteSpace()).ToList();
        if (lines.Count == 0)
            return new(null, new(0, text.Length), null);

        TextSpan? greeting = IsGreeting(text, lines[0], words) ? lines[0] : null;
        var first = greeting is null ? 0 : 1;
        TextSpan? tail = null;
        for (var at = lines.Count - 1; at >= Math.Max(first, lines.Count - TailLines); at--)
        {
            var line = text.Substring(lines[at].Start, lines[at].Length);
            if (WordCount.Of(line) > LongestClosing)
                continue;
            var stream = WordStream.Of(line);
            if (words.Closing.Find(stream).Any(span => stream.Words[0].Start == span.Start))
            {
                tail = new(lines[at].Start, text.Length - lines[at].Start);
                break;
            }
        }

        var start = greeting?.End ?? 0;
        return new(greeting, new(start, (tail?.Start ?? text.Length) - start), tail);
    }

    private static bool IsGreeting(string text, TextSpan line, CheckWords words)
    {
        var content = text.Substring(line.Start, line.Length).TrimEnd();
        var count = WordCount.Of(content);
        if (count is 0 or > LongestGreeting)
            return false;
        var stream = WordStream.Of(content);
        return words.Greeting.Find(stream).Any(span => span.Start == stream.Words[0].Start) && content[^1] is not ('.' or '?')
            || (count <= LongestUnknownGreeting && content[^1] is ',' or ':');
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            yield return new(start, end - start);
            start = end + 1;
        }
    }
}
