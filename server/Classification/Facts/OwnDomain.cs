using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>
/// The registered label of the sender's domain, "northbeam" of "hr.northbeam.example", as evidence for a company's name. The
/// domains of applicant tracking systems, job boards and free mail say nothing.
/// </summary>
internal readonly struct OwnDomain
{
    private const int ShortestLabel = 3;

    private const int ShortestPart = 4;

    private const int MostWords = 4;

    private static readonly string[] _seconds = ["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "nom"];

    // The label as its words: "haute-plaine" has none of its own in a name written "Haute Plaine".
    private readonly string _letters;

    private OwnDomain(string letters) => _letters = letters;

    public bool IsKnown => _letters is { Length: >= ShortestLabel };

    public static OwnDomain Of(string? address)
    {
        var domain = Senders.Split(address ?? "").Domain;
        if (domain.Length == 0 || Senders.Shared.IsTracking(domain) || Senders.Shared.IsBoard(domain) || Senders.Shared.IsPrivate(domain))
            return new OwnDomain("");
        var labels = domain.Split('.');
        var at = labels.Length - 2;
        if (at > 0 && _seconds.Contains(labels[at]))
            at--;
        return new OwnDomain(at < 0 ? "" : labels[at].Replace("-", "", StringComparison.Ordinal));
    }

    /// <summary>The letters of the whole name are the label.</summary>
    public bool IsWhole(string name) => IsKnown && Letters(name) == _letters;

    /// <summary>The label is whole words of the name ("Northbeam Energy"), or begins or is begun with its letters.</summary>
    public bool IsNamed(string name)
    {
        if (!IsKnown)
            return false;
        var letters = Letters(name);
        if (letters.Length < ShortestLabel)
            return false;
        return letters == _letters || (letters.Length >= ShortestPart && _letters.StartsWith(letters, StringComparison.Ordinal))
            || (_letters.Length >= ShortestPart && letters.StartsWith(_letters, StringComparison.Ordinal))
            || HasRun(Folding.Phrase(name).Split(' '));
    }

    /// <summary>The first run of words with a capital that is the label.</summary>
    public (string Value, TextSpan Span)? Written(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        if (!IsKnown)
            return null;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].Traits.HasFlag(TokenTraits.Capital))
                continue;
            var done = 0;
            for (var j = i; j < tokens.Length && j < i + MostWords; j++)
            {
                // The name in an address or a link is not written for people.
                if (!Goes(text.Slice(tokens[j].Start, tokens[j].Length), ref done))
                    break;
                if (done < _letters.Length)
                    continue;
                var span = new TextSpan(tokens[i].Start, tokens[j].End - tokens[i].Start);
                return (text.Slice(span.Start, span.Length).ToString(), span);
            }
        }

        return null;
    }

    private bool Goes(ReadOnlySpan<char> word, ref int done)
    {
        foreach (var c in word)
        {
            var folded = Folding.Fold(c);
            if (folded == Folding.Nothing)
                continue;
            if (done == _letters.Length || _letters[done] != folded)
                return false;
            done++;
        }

        return true;
    }

    /// <summary>Words in a row are the label: "Orme" after "Maison de l'" too, for small words are left out of domains.</summary>
    private bool HasRun(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var done = 0;
            for (var j = i; j < words.Length; j++)
            {
                if (!_letters.AsSpan(done).StartsWith(words[j], StringComparison.Ordinal))
                {
                    if (j > i && words[j].Length <= 3)
                        continue;
                    break;
                }

                done += words[j].Length;
                if (done == _letters.Length)
                    return true;
            }
        }

        return false;
    }

    private static string Letters(string name) => Folding.Phrase(name).Replace(" ", "", StringComparison.Ordinal);
}
