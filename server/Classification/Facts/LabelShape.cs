using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>How the label of a domain is made of a name: whole words, their beginnings and their first letters, in the name's order.</summary>
internal static class LabelShape
{
    private const int MostLetters = 48;

    private const int MostWords = 12;

    // A beginning of a word tells more than a first letter from so many letters on.
    private const int Telling = 3;

    private const int LongLabel = 10;

    /// <summary>What the sign "&amp;" is read as.</summary>
    private static readonly string[] _ands = ["and", "und", "et", "en", "y", "e", "n"];

    // What is left of a label without its least part must tell by itself.
    private const int LeftOver = 4;

    /// <summary>
    /// "indra-tech" is short for "Indra Valley Technologies", "zof" for "Zentrum für Ostseeforschung", "lake-shop" for "Lake Stores": the least
    /// part of a label may be about something else.
    /// </summary>
    /// <returns>How many letters of the label the name accounts for; 0 where it is not short for it.</returns>
    public static int Covered(ReadOnlySpan<char> label, ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[MostLetters], rest = stackalloc char[MostLetters];
        if (label.Length > MostLetters)
            return 0;
        Span<Token> buffer = stackalloc Token[MostWords];
        ReadOnlySpan<Token> words = buffer[..Tokenizer.Read(name, 0, buffer)];
        if (Covered(Letters(label, letters), name, words) is > 0 and var all)
            return all;
        if (!label.Contains('-'))
            return 0;
        var best = 0;
        foreach (var range in label.Split('-'))
        {
            var (start, length) = range.GetOffsetAndLength(label.Length);
            label[..start].CopyTo(rest);
            label[(start + length)..].CopyTo(rest[start..]);
            var left = Letters(rest[..(label.Length - length)], letters);
            if (left.Length >= LeftOver && left.Length >= length)
                best = Math.Max(best, Covered(left, name, words));
        }

        return best;
    }

    /// <summary>How many letters of <paramref name="letters"/> the word goes along with, and whether to its end. "Krüger" is "krueger" there.</summary>
    public static int Common(ReadOnlySpan<char> word, ReadOnlySpan<char> letters, out bool isWhole)
    {
        var done = 0;
        foreach (var c in word)
        {
            var folded = Folding.Fold(c);
            if (folded is Folding.Nothing or Folding.Break)
                continue;
            if (done < letters.Length && letters[done] != folded && IsTranscribed(letters, done))
                done++;
            if (done == letters.Length || letters[done] != folded)
            {
                isWhole = false;
                return done;
            }

            done++;
        }

        // "Bodo Mö" of "bodo-moe".
        if (done == letters.Length - 1 && IsTranscribed(letters, done) && word.Length > 0 && word[^1] is 'ä' or 'ö' or 'ü')
            done++;
        isWhole = true;
        return done;
    }

    public static ReadOnlySpan<char> Letters(ReadOnlySpan<char> name, Span<char> buffer)
    {
        var count = 0;
        foreach (var c in name)
        {
            if (Folding.Fold(c) is var folded and not (Folding.Break or Folding.Nothing) && count < buffer.Length)
                buffer[count++] = folded;
        }

        return buffer[..count];
    }

    /// <summary>"pellandsons" is "Pell &amp; Sons".</summary>
    private static void PassAnd(ReadOnlySpan<char> label, Span<int> told)
    {
        for (var at = label.Length - 1; at > 0; at--)
        {
            foreach (var and in _ands)
            {
                if (told[at] >= 0 && label[at..].StartsWith(and))
                    told[at + and.Length] = Math.Max(told[at + and.Length], told[at]);
            }
        }
    }

    /// <summary>The second letter of "ue" for "ü", "ss" for "ß".</summary>
    private static bool IsTranscribed(ReadOnlySpan<char> letters, int at) =>
        at > 0 && (letters[at] == 'e' ? letters[at - 1] is 'a' or 'o' or 'u' : letters[at] == 's' && letters[at - 1] == 's');

    private static int Covered(ReadOnlySpan<char> label, ReadOnlySpan<char> name, ReadOnlySpan<Token> words)
    {
        // What was told by the words so far where the label was followed to this letter; -1 where it cannot be.
        Span<int> told = stackalloc int[MostLetters + 1], before = stackalloc int[MostLetters + 1];
        told.Fill(-1);
        told[0] = 0;
        var initials = 0;
        var names = 0;
        foreach (var word in words)
        {
            var letters = name.Slice(word.Start, word.Length);
            if (word.Traits.HasFlag(TokenTraits.Capital))
            {
                initials += initials < label.Length && label[initials] == Folding.Fold(letters[0]) ? 1 : 0;
                names++;
            }

            told.CopyTo(before);
            if (word.Start > 1 && name[..word.Start].TrimEnd(' ').EndsWith('&'))
                PassAnd(label, before);
            for (var at = 0; at < label.Length; at++)
            {
                if (before[at] < 0)
                    continue;
                var common = Common(letters, label[at..], out var isWhole);
                for (var length = 1; length <= common; length++)
                {
                    var isTelling = length >= Telling || (isWhole && length == common && length > 1);
                    told[at + length] = Math.Max(told[at + length], before[at] + (isTelling ? length : 0));
                }
            }
        }

        // Each word with a capital gives its first letter, and nothing else is in the label.
        if (label.Length >= Telling && initials == label.Length && names == initials)
            return label.Length;
        var end = label.Length;
        // "busto" of "Bustese": the last letter may be another.
        while (end > label.Length - 2 && told[end] < 0 && label.Length >= LongLabel)
            end--;
        return told[end] >= Math.Max(Telling + 1, (end + 1) / 2) ? end : 0;
    }
}
