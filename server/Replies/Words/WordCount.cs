namespace OutlookRejectionHelper.Replies.Words;

/// <summary>Words and sentences, counted the same way everywhere.</summary>
internal static class WordCount
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inWord = false;
        foreach (var character in text)
        {
            var isPart = char.IsLetterOrDigit(character) || (inWord && IsJoiner(character));
            if (isPart && !inWord)
                words++;
            inWord = isPart;
        }

        return words;
    }

    public static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var isPart = index < text.Length && (char.IsLetterOrDigit(text[index]) || (start >= 0 && IsJoiner(text[index])));
            if (isPart && start < 0)
            {
                start = index;
            }
            else if (!isPart && start >= 0)
            {
                yield return text[start..index].TrimEnd('\'', '’', '-');
                start = -1;
            }
        }
    }

    /// <summary>At least one.</summary>
    public static int Sentences(string text)
    {
        var sentences = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (IsTerminal(text[index]) && (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1])))
                sentences++;
        }

        return Math.Max(sentences, 1);
    }

    public static bool IsTerminal(char character) => character is '.' or '!' or '?' or '…';

    private static bool IsJoiner(char character) => character is '\'' or '’' or '-';
}
