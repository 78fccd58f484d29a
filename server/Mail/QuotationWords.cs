using System.Collections.Frozen;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Mail;

/// <summary>
/// The words by which mail programs and people set off quoted history and signatures, of all languages at once: which one
/// a mail is in is not known yet when it is cut, and its history may be in another.
/// </summary>
internal sealed class QuotationWords
{
    public static QuotationWords Default { get; } = new(LanguageFiles.Tags.Select(tag => LanguageFiles.ReadJson<File>(tag, "quotation.json")));

    private readonly FrozenDictionary<string, HeaderLabels>.AlternateLookup<ReadOnlySpan<char>> _labels;

    private QuotationWords(IEnumerable<File> files)
    {
        var all = files.ToList();
        Attributions = [.. all.SelectMany(file => file.Attributions).Distinct()];
        Originals = new([.. all.SelectMany(file => file.Originals)]);
        Forwards = new([.. all.SelectMany(file => file.Forwards)]);
        ForwardPrefixes = new([.. all.SelectMany(file => file.ForwardPrefixes)]);
        Valedictions = new([.. all.SelectMany(file => file.Valedictions)]);
        Tails = new([.. all.SelectMany(file => file.SentFrom.Concat(file.LegalFooters))]);

        var labels = new Dictionary<string, HeaderLabels>(StringComparer.OrdinalIgnoreCase);
        foreach (var headers in all.Select(file => file.Headers))
        {
            Add(headers.From, HeaderLabels.From);
            Add(headers.Sent, HeaderLabels.Sent);
            Add(headers.To, HeaderLabels.To);
            Add(headers.Subject, HeaderLabels.Subject);
        }

        _labels = labels.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        // One word may label different headers in two languages ("A" is to, in Italian): it then counts as either.
        void Add(IEnumerable<string> words, HeaderLabels label)
        {
            foreach (var word in words)
                labels[word] = labels.GetValueOrDefault(word) | label;
        }
    }

    /// <summary>Shapes of the line above a quotation: "On … wrote:".</summary>
    public Attribution[] Attributions { get; }

    /// <summary>"Original Message", between dashes.</summary>
    public PhraseList Originals { get; }

    /// <summary>"Forwarded message".</summary>
    public PhraseList Forwards { get; }

    /// <summary>Before a subject, without the colon.</summary>
    public PhraseList ForwardPrefixes { get; }

    public PhraseList Valedictions { get; }

    /// <summary>Beginnings of lines that no person wrote: "Sent from my …", legal footers.</summary>
    public PhraseList Tails { get; }

    public HeaderLabels LabelOf(ReadOnlySpan<char> word) => _labels.TryGetValue(word, out var label) ? label : HeaderLabels.None;

    /// <summary>The shape of <c>quotation.json</c>.</summary>
    private sealed record File(
        Attribution[] Attributions, Headers Headers, string[] Originals, string[] Forwards, string[] ForwardPrefixes,
        string[] Valedictions, string[] SentFrom, string[] LegalFooters);

    private sealed record Headers(string[] From, string[] Sent, string[] To, string[] Subject);
}

/// <summary>Which header of a quoted message a label names.</summary>
[Flags]
internal enum HeaderLabels
{
    None = 0,
    From = 1,
    Sent = 2,
    To = 4,
    Subject = 8,
}

/// <summary>A line that begins, goes on and ends with these words; null asks for nothing there.</summary>
internal sealed record Attribution(string? Starts = null, string? Has = null, string? Ends = null)
{
    public bool Matches(ReadOnlySpan<char> line) =>
        (Starts is null || line.StartsWith(Starts, StringComparison.OrdinalIgnoreCase))
        && (Ends is null || line.EndsWith(Ends, StringComparison.OrdinalIgnoreCase))
        && (Has is null || line.Contains(Has, StringComparison.OrdinalIgnoreCase));
}
