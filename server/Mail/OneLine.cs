using System.Globalization;
using System.Text;

namespace OutlookRejectionHelper.Mail;

/// <summary>Text of a stranger's made fit for one line: a subject, a name.</summary>
public static class OneLine
{
    /// <summary>
    /// The text without controls, direction marks, zero-width characters and half surrogate pairs, white space collapsed.
    /// </summary>
    /// <param name="longest">UTF-16 code units kept.</param>
    public static string Of(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var line = new StringBuilder(Math.Min(text.Length, longest));
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is '\u2028' or '\u2029')
            {
                space = line.Length > 0;
                continue;
            }

            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse)
                continue;
            if (line.Length + (space ? 1 : 0) + rune.Utf16SequenceLength > longest)
                break;
            if (space)
                line.Append(' ');
            line.Append(rune);
            space = false;
        }

        return line.ToString();
    }
}
