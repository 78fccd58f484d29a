using System.Collections.Frozen;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Mail;

/// <summary>Words that end in a dot without ending a sentence, of all languages at once.</summary>
internal sealed class SentenceWords
{
    public static SentenceWords Default { get; } = new(LanguageFiles.Tags.Select(tag => LanguageFiles.ReadJson<File>(tag, "sentences.json")));

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _abbreviations;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _beforeNumbers;

    private SentenceWords(IEnumerable<File> files)
    {
        var all = files.ToList();
        _abbreviations = Set(all.SelectMany(file => file.Abbreviations));
        _beforeNumbers = Set(all.SelectMany(file => file.BeforeNumbers));

        static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(IEnumerable<string> words) =>
            words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <param name="word">Without its last dot.</param>
    public bool IsAbbreviation(ReadOnlySpan<char> word, bool beforeNumber) =>
        _abbreviations.Contains(word) || (beforeNumber && _beforeNumbers.Contains(word));

    /// <summary>The shape of <c>sentences.json</c>.</summary>
    /// <param name="Abbreviations">Never end a sentence: titles, "e.g".</param>
    /// <param name="BeforeNumbers">Only before a number: "no", "Nov"; elsewhere they may be words.</param>
    private sealed record File(string[] Abbreviations, string[] BeforeNumbers);
}
