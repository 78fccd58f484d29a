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

    private const int MostLetters = 96;

    private static readonly string[] _seconds = ["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "nom"];

    // The label as its words: "haute-plaine" has none of its own in a name written "Haute Plaine".
    private readonly string _letters;

    private OwnDomain(string label)
    {
        Label = label;
        _letters = label.Replace("-", "", StringComparison.Ordinal);
    }

    /// <summary>With its hyphens; empty where it says nothing.</summary>
    public string Label { get; }

    public bool IsKnown => _letters is { Length: >= ShortestLabel };

    /// <param name="domain">In lower case.</param>
    public static OwnDomain Of(string domain)
    {
        if (domain.Length == 0 || Senders.Shared.IsTracking(domain) || Senders.Shared.IsBoard(domain) || Senders.Shared.IsPrivate(domain))
            return new OwnDomain("");
        var end = domain.LastIndexOf('.');
        if (end < 0)
            return new OwnDomain("");
        var start = domain.AsSpan(0, end).LastIndexOf('.') + 1;
        if (start > 0 && _seconds.Contains(domain[start..end]))
        {
            end = start - 1;
            start = domain.AsSpan(0, end).LastIndexOf('.') + 1;
        }

        return new OwnDomain(domain[start..end]);
    }

    /// <summary>The letters of the whole name are the label.</summary>
    public bool IsWhole(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[MostLetters];
        return IsKnown && Letters(name, buffer).SequenceEqual(_letters);
    }

    /// <summary>The label is whole words of the name ("Northbeam Energy"), or begins or is begun with its letters.</summary>
    public bool IsNamed(ReadOnlySpan<char> name)
    {
        if (!IsKnown)
            return false;
        Span<char> buffer = stackalloc char[MostLetters];
        var letters = Letters(name, buffer);
        if (letters.Length < ShortestLabel)
            return false;
        return letters.SequenceEqual(_letters) || (letters.Length >= ShortestPart && _letters.AsSpan().StartsWith(letters))
            || (_letters.Length >= ShortestPart && letters.StartsWith(_letters)) || HasRun(name);
    }

    /// <summary>A word of a person's name stands in the local part of the address.</summary>
    public bool HasLocal(ReadOnlySpan<char> local, ReadOnlySpan<char> word)
    {
        Span<char> name = stackalloc char[MostLetters], address = stackalloc char[MostLetters];
        var letters = Letters(word, name);
        return letters.Length >= ShortestLabel && Letters(local, address).IndexOf(letters) >= 0;
    }

    /// <summary>A word of a person's name stands in the label: the firm is called after its owner.</summary>
    public bool HasWord(ReadOnlySpan<char> word)
    {
        Span<char> name = stackalloc char[MostLetters];
        var letters = Letters(word, name);
        return IsKnown && letters.Length >= ShortestPart && _letters.AsSpan().IndexOf(letters) >= 0;
    }

    /// <summary>The first run of words with a capital that is the label.</summary>
    public TextSpan? Written(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
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
                if (done == _letters.Length)
                    return new TextSpan(tokens[i].Start, tokens[j].End - tokens[i].Start);
            }
        }

        return null;
    }

    private bool Goes(ReadOnlySpan<char> word, ref int done)
    {
        foreach (var c in word)
        {
            var folded = Folding.Fold(c);
            if (folded is Folding.Nothing or Folding.Break)
                continue;
            if (done == _letters.Length || _letters[done] != folded)
                return false;
            done++;
        }

        return true;
    }

    /// <summary>Words in a row are the label: "Orme" after "Maison de l'" too, for small words are left out of domains.</summary>
    private bool HasRun(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[16];
        var tokens = buffer[..Tokenizer.Read(name, 0, buffer)];
        for (var i = 0; i < tokens.Length; i++)
        {
            var done = 0;
            for (var j = i; j < tokens.Length; j++)
            {
                var before = done;
                if (!Goes(name.Slice(tokens[j].Start, tokens[j].Length), ref done))
                {
                    done = before;
                    if (j > i && tokens[j].Length <= 3)
                        continue;
                    break;
                }

                if (done == _letters.Length)
                    return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Letters(ReadOnlySpan<char> name, Span<char> buffer)
    {
        var count = 0;
        foreach (var c in name)
        {
            if (Folding.Fold(c) is var folded and not (Folding.Break or Folding.Nothing) && count < buffer.Length)
                buffer[count++] = folded;
        }

        return buffer[..count];
    }
}
