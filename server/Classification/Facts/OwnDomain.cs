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

    private const int MostLetters = 96;

    private static readonly string[] _seconds = ["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "nom"];

    // The label as its words: "haute-plaine" has none of its own in a name written "Haute Plaine".
    private readonly string _letters;

    // The letters with which the label and its parts begin, one bit for some of them: a name none of whose words begins so is none of its names.
    private readonly ulong _first;

    // One bit for some of the pairs of letters in the label.
    private readonly ulong _pairs;

    private OwnDomain(string label)
    {
        Label = label;
        _letters = label.Replace("-", "", StringComparison.Ordinal);
        _first = FirstLetters(label);
        for (var i = 1; i < _letters.Length; i++)
            _pairs |= Pair(_letters[i - 1], _letters[i]);
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

    /// <summary>"norvik.jobwave.example" and "norvik@in.jobwave.example" for a sender called Norvik are Norvik's, whoever runs the mailbox.</summary>
    /// <param name="own">What the domain says by itself.</param>
    /// <param name="domain">In lower case.</param>
    /// <param name="local">The part before the "@"; empty where it may be a person's.</param>
    public static OwnDomain Of(OwnDomain own, string domain, ReadOnlySpan<char> sender, string local)
    {
        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        if (!own.IsKnown || sender.IsEmpty || dot < ShortestPart || domain.StartsWith(own.Label, StringComparison.Ordinal) || own.IsNamed(sender))
            return own;
        var other = new OwnDomain(Senders.Shared.IsShared(domain[..dot]) ? "" : domain[..dot]);
        if (other.IsNamed(sender))
            return other;
        var before = new OwnDomain(local.Length < ShortestPart || Senders.Shared.IsShared(local) ? "" : local.ToLowerInvariant());
        return before.IsNamed(sender) ? before : own;
    }

    /// <summary>The letters of the whole name are the label.</summary>
    public bool IsWhole(ReadOnlySpan<char> name)
    {
        if (!IsKnown)
            return false;
        var done = 0;
        return Goes(name, ref done) && done == _letters.Length;
    }

    /// <summary>The name is spelled in the label, or the label is short for it: "nb-energy" for "Northbeam Energy".</summary>
    public bool IsNamed(ReadOnlySpan<char> name) => MayBe(name) && (Spelled(name) > 0 || LabelShape.Covered(Label, name) > 0);

    /// <summary>How many letters of the label the name accounts for; 0 where it is not the firm's.</summary>
    public int Covered(ReadOnlySpan<char> name)
    {
        if (!MayBe(name))
            return 0;
        var spelled = Spelled(name);
        return spelled == _letters.Length ? spelled : Math.Max(spelled, LabelShape.Covered(Label, name));
    }

    /// <summary>The label is whole words of the name ("Northbeam Energy"), or begins or is begun with its letters.</summary>
    public bool IsSpelled(ReadOnlySpan<char> name) => MayBe(name) && Spelled(name) > 0;

    private bool MayBe(ReadOnlySpan<char> name) => IsKnown && (FirstLetters(name) & _first) != 0;

    private static ulong Pair(char one, char two) => 1UL << ((one * 5 + two * 29) & 63);

    private static ulong FirstLetters(ReadOnlySpan<char> name)
    {
        ulong letters = 0;
        var opens = true;
        foreach (var c in name)
        {
            var folded = Folding.Fold(c);
            if (folded == Folding.Nothing)
                continue;
            if (opens && folded != Folding.Break)
                letters |= 1UL << (folded & 63);
            opens = folded == Folding.Break;
        }

        return letters;
    }

    private int Spelled(ReadOnlySpan<char> name)
    {
        var letters = Letters(name);
        if (letters < ShortestLabel)
            return 0;
        var done = 0;
        if (Goes(name, ref done) && (done == _letters.Length || letters >= ShortestPart))
            return done;
        return (done == _letters.Length && done >= ShortestPart) || HasRun(name) ? _letters.Length : 0;
    }

    /// <summary>A word of a person's name stands in the local part of the address.</summary>
    public bool HasLocal(ReadOnlySpan<char> local, ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[MostLetters];
        return Letters(word) >= ShortestLabel && Stands(word, LabelShape.Letters(local, buffer));
    }

    /// <summary>A word of a person's name stands in the label: the firm is called after its owner.</summary>
    public bool HasWord(ReadOnlySpan<char> word) => IsKnown && Letters(word) >= ShortestPart && Stands(word, _letters);

    /// <summary>A word that may begin or go on with the label: a quick no for most words.</summary>
    public bool MayHave(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
            return false;
        ReadOnlySpan<char> beginning = [Folding.Fold(word[0]), Folding.Fold(word[1])];
        return (_pairs & Pair(beginning[0], beginning[1])) != 0 && _letters.AsSpan().IndexOf(beginning) >= 0;
    }

    /// <summary>The label goes on with the whole word, from where it is done; it stays there where it does not.</summary>
    private bool Goes(ReadOnlySpan<char> word, ref int done)
    {
        var length = LabelShape.Common(word, _letters.AsSpan(done), out var isWhole);
        done += length;
        return isWhole;
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

    private static bool Stands(ReadOnlySpan<char> word, ReadOnlySpan<char> letters)
    {
        for (var at = 0; at < letters.Length; at++)
        {
            LabelShape.Common(word, letters[at..], out var isWhole);
            if (isWhole)
                return true;
        }

        return false;
    }

    /// <summary>How many letters the name has, counted no farther than anybody asks.</summary>
    private static int Letters(ReadOnlySpan<char> name)
    {
        var count = 0;
        for (var i = 0; i < name.Length && count < ShortestPart; i++)
            count += Folding.Fold(name[i]) is Folding.Break or Folding.Nothing ? 0 : 1;
        return count;
    }
}
