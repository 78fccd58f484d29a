using System.Collections.Immutable;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>Takes sentences out of a text and closes the gap they leave.</summary>
internal static class SentenceMend
{
    /// <param name="sentences">In order, without overlap.</param>
    public static ImmutableArray<TextEdit> Remove(string text, ImmutableArray<TextSpan> sentences)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        for (var at = 0; at < sentences.Length; at++)
        {
            var (start, end) = (sentences[at].Start, sentences[at].End);
            while (at + 1 < sentences.Length && text.AsSpan(end, sentences[at + 1].Start - end).IndexOfAnyExcept(' ') < 0)
                end = sentences[++at].End;
            while (end < text.Length && text[end] == ' ')
                end++;
            // The last sentence of a paragraph takes the space before it along; a paragraph of its own, its empty line.
            if (end == text.Length || text[end] == '\n')
            {
                while (start > 0 && text[start - 1] == ' ')
                    start--;
                while ((start == 0 || text[start - 1] == '\n') && end < text.Length && text[end] == '\n')
                    end++;
            }

            edits.Add(new(start, end - start, ""));
        }

        return edits.ToImmutable();
    }
}
