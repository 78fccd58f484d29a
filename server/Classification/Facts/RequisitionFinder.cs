using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds "Job ID 4711", "Kennziffer: 12-B/2026".</summary>
internal static class RequisitionFinder
{
    private const int Longest = 20;

    public static TextSpan? Find(ReadOnlySpan<char> text, PhraseTrie words)
    {
        Span<Token> buffer = stackalloc Token[600];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(text, 0, buffer)];
        for (var i = 0; i < tokens.Length; i++)
        {
            var length = words.Longest(text, tokens, i, out _);
            if (length == 0 || i + length >= tokens.Length)
                continue;
            var start = tokens[i + length].Start;
            var gap = text[tokens[i + length - 1].End..start];
            if (gap.Length > 4 || gap.Contains('\n'))
                continue;
            var end = start;
            while (end < text.Length && end - start < Longest && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '/' or '.'))
                end++;
            var id = text[start..end].TrimEnd("-_/.");
            if (id.Length >= 2 && id.IndexOfAnyInRange('0', '9') >= 0)
                return new TextSpan(start, id.Length);
        }

        return null;
    }
}
