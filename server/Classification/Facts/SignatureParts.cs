using System.Buffers;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Cuts a line of a signature at its separators: "Kim Reed | Recruiter, Norvik" has three parts.</summary>
internal static class SignatureParts
{
    private static readonly SearchValues<char> _always = SearchValues.Create("|·•,\t/");

    private static readonly SearchValues<char> _dashes = SearchValues.Create("-–—");

    public static IEnumerable<Range> Of(string line)
    {
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            // A dash or a dot inside a word belongs to it.
            var isDash = _dashes.Contains(line[i]);
            if (!isDash && !_always.Contains(line[i]))
                continue;
            if ((isDash || line[i] is '/' or '·') && !IsSpace(line, i - 1) && !IsSpace(line, i + 1))
                continue;
            yield return start..i;
            start = i + 1;
        }

        yield return start..line.Length;
    }

    private static bool IsSpace(string line, int at) => at >= 0 && at < line.Length && char.IsWhiteSpace(line[at]);
}
