namespace OutlookRejectionHelper.Mail;

/// <summary>Phrases that a line may begin with; letter case and the shape of the apostrophe do not count.</summary>
internal sealed class PhraseList
{
    /// <summary>By first character, folded; longest first, so "Best regards" is found before "Best".</summary>
    private readonly Dictionary<char, string[]> _phrases;

    public PhraseList(IEnumerable<string> phrases) =>
        _phrases = phrases.Select(phrase => string.Create(phrase.Length, phrase, (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = Fold(text[i]);
        })).Distinct(StringComparer.Ordinal).GroupBy(phrase => phrase[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray());

    /// <summary>Length of the longest phrase that the line begins with; 0 for none.</summary>
    public int StartOf(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || !_phrases.TryGetValue(Fold(line[0]), out var candidates))
            return 0;
        foreach (var phrase in candidates)
        {
            if (Begins(line, phrase))
                return phrase.Length;
        }

        return 0;
    }

    private static bool Begins(ReadOnlySpan<char> line, string phrase)
    {
        if (line.Length < phrase.Length)
            return false;
        for (var i = 1; i < phrase.Length; i++)
        {
            if (Fold(line[i]) != phrase[i])
                return false;
        }

        return true;
    }

    private static char Fold(char c) => c is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(c);
}
