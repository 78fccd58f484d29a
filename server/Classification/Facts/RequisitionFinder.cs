using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds "Job ID 4711", "Kennziffer: 12-B/2026".</summary>
internal static class RequisitionFinder
{
    private const int Longest = 20;

    private const int MostTokens = 600;

    /// <param name="stop">Where in the text the part ends that is looked at.</param>
    public static TextSpan? Find(in MarkedText marked, int stop, PhraseTrie words)
    {
        var text = marked.Text[..stop];
        var tokens = marked.Tokens[..Math.Min(marked.Length, MostTokens)];
        var mark = marked.MarkOf(words);
        for (var i = marked.Next(0, mark); i >= 0 && i < tokens.Length; i = marked.Next(i + 1, mark))
        {
            var length = words.Longest(text, tokens, i, out _);
            if (length == 0 || i + length >= tokens.Length)
                continue;
            var start = tokens[i + length].Start;
            var gap = text[tokens[i + length - 1].End..start];
            if (gap.Length > 4 || gap.Contains('\n'))
                continue;
            // "REQ-5521": the word belongs to the number.
            if (gap is "-" && tokens[i].Traits.HasFlag(TokenTraits.AllCapitals))
                start = tokens[i].Start;
            var end = start;
            while (end < text.Length && end - start < Longest && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '/' or '.'))
                end++;
            var id = text[start..end].TrimEnd("-_/.");
            if (id.Length >= 2 && id.IndexOfAnyInRange('0', '9') >= 0)
                return new TextSpan(start, id.Length);
        }

        return null;
    }

    /// <summary>"Planner (VN-204)": letters and digits in parentheses at the end of a subject, without a word that says what they are.</summary>
    public static TextSpan? InParentheses(ReadOnlySpan<char> subject)
    {
        var open = subject.LastIndexOf('(');
        var length = open < 0 ? -1 : subject[(open + 1)..].IndexOf(')');
        if (length is < 4 or > Longest)
            return null;
        var inside = subject.Slice(open + 1, length);
        int letters = 0, digits = 0;
        foreach (var c in inside)
        {
            letters += char.IsAsciiLetterUpper(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c is not ('-' or '/' or '_' or '.'))
                return null;
        }

        return letters > 0 && digits > 1 ? new TextSpan(open + 1, length) : null;
    }
}
