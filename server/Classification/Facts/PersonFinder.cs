using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds the human being to greet: never a team, a firm or a mailbox.</summary>
internal static class PersonFinder
{
    private const double Enough = 0.6;

    private const int MostLines = 4;

    // Letters that a short form of a first name keeps: "Bego" of "Begoña".
    private const int Nickname = 3;

    private static readonly string[] _nameEnds =
        [" | ", " @ ", " at ", " - ", " – ", " — ", " · ", " • ", " bei ", " chez ", " from ", " via ", "(", ",", "/"];

    private static readonly FrozenSet<string> _owners = new[]
    {
        "Ihr", "Ihre", "ihr", "ihre", "Euer", "Eure", "euer", "eure", "Dein", "Deine", "dein", "deine", "Votre", "votre", "Ton", "ton", "Ta", "ta", "Tu", "tu", "Su", "su", "el", "la", "o", "a",
        "il", "tuo", "tua", "Il", "Uw", "uw", "Je", "je", "jouw", "jullie", "Your", "your", "de",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] _belongs = [" de ", " von ", " van ", " da ", " do ", " di ", " del ", " d'", " d’", " du "];

    /// <summary>The person and the title written before the name.</summary>
    public static (Fact? Person, string? Title) Find(NameSource source, in MarkedText body, List<(int First, int End)> spans)
    {
        var people = source.Buffers.People.In(source);
        spans.Clear();
        source.Words.Person.Find(body, Capture.Person, source.Words.Limits, spans);
        foreach (var (first, end) in spans)
        {
            var name = new Place(FactSource.Mail, body.Tokens[first].Start, body.Tokens[end - 1].End - body.Tokens[first].Start);
            Add(people, source, BeforeFirm(source, name) ?? name, 0.8);
        }

        var shown = Shown(source);
        for (var i = 0; i < Math.Min(source.Lines.Length, MostLines); i++)
        {
            // Below a firm, one word alone is where it is.
            if (Signed(source, source.Lines[i], shown) is not { } name || (i > 0 && name.Length > 0 && !source[name].Contains(' ') && IsOfFirm(source, source.Lines[i - 1])))
                continue;
            if (name.Length > 0)
                Add(people, source, name, 0.85);
            break;
        }

        if (shown is { } sender)
            Add(people, source, sender, 0.82);
        return people.Best(Enough) is { } person ? (person, Title(source, person)) : (null, null);
    }

    private static bool IsOfFirm(NameSource source, TextSpan line) => source.HasFirm(source.Text[line]) || source.Own.IsNamed(source.Text[line]) || source.IsDepartment(source.Text[line]);

    private static void Add(Candidates people, NameSource source, Place name, double confidence) =>
        people.Add(name, Candidates.FirstWord(source[name]), confidence);

    /// <summary>The name in a line of the signature; empty where the sender's name says it better, null where there is none.</summary>
    private static Place? Signed(NameSource source, TextSpan line, Place? shown)
    {
        var name = source.WithoutTitle(WithoutOwner(source, NameOf(source, new Place(FactSource.Mail, line.Start, line.Length))));
        name = BeforeFirm(source, name) ?? name;
        var written = source[name];
        if (shown is { } sender)
        {
            var known = source[sender];
            // What the sender's name and the signature both say is a name, whatever its words mean.
            var isShort = StartsWith(known, written) || IsShortOf(written, known);
            if (written.Length > 1 && (isShort || StartsWith(written, known)))
            {
                // "Ada von Norvik" is Ada, where the sender is; "Ada HOLT" and "Bego" are written better in the sender's name.
                return isShort || source.Own.IsSpelled(LastWord(written)) ? name with { Length = 0 } : name;
            }
        }

        return written.Length < 2 || !source.IsHuman(written) || source.IsGreeting(source.Text[line]) || source.HasTitle(written) || IsFirm(source, written)
            || ((source.Own.IsSpelled(written) || source.Host.IsWhole(written)) && !source.Own.HasLocal(source.Local, FirstWord(written))) ? null : name;
    }

    /// <summary>The first part of a line of a signature, without "p.p." before it and what is told of the person behind it.</summary>
    private static Place NameOf(NameSource source, Place line)
    {
        var name = source.Trim(line.Part(0, EndOfName(source[line])), " ");
        var written = source[name];
        if (source.WithoutTitle(name).Start != name.Start)
            return name;
        // "i. A.", "i.V.", "p.p.", "gez.": letters with a full stop, the first of them small.
        while (written.Length > 3 && char.IsLower(written[0]))
        {
            var dot = written[..Math.Min(written.Length, 6)].LastIndexOf('.');
            if (dot < 1)
                break;
            name = source.Trim(name.Part(dot + 1, name.Length - dot - 1), " ");
            written = source[name];
        }

        return name;
    }

    private static int EndOfName(ReadOnlySpan<char> line)
    {
        var end = line.Length;
        foreach (var separator in _nameEnds)
        {
            if (line[..end].IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at)
                end = at;
        }

        return end;
    }

    private static Place? Shown(NameSource source)
    {
        if (source.Name.Length < 2)
            return null;
        var first = source.WithoutTitle(source.Trim(source.WholeName.Part(0, EndOfName(source.Name)), " "));
        var written = source[first];
        if (BeforeFirm(source, first) is { } before)
            return before;
        if (!source.IsHuman(written) || source.HasTitle(written))
            return null;
        // "Norvik Cargo | Recruitment", from a mailbox.
        if (first.Length < source.Name.Length && source.IsShared && source.HasTeam(source.Name.AsSpan(first.End)))
            return null;
        var isInAddress = source.Own.HasLocal(source.Local, FirstWord(written)) || source.Own.HasLocal(source.Local, LastWord(written));
        if (source.Own.IsNamed(written) && !isInAddress)
            return null;
        // One word alone may be a company: it must be in the address too, or stand before "at Acme".
        return written.Contains(' ') || first.Length < source.Name.Length || isInAddress ? first : null;
    }

    /// <summary>"Mia von Tandem" is Mia, where Tandem is the sender's firm.</summary>
    private static Place? BeforeFirm(NameSource source, Place name)
    {
        var written = source[name];
        foreach (var separator in _belongs)
        {
            if (written.IndexOf(separator, StringComparison.Ordinal) is > 0 and var at && !written[..at].Contains(' ')
                && source.Own.IsSpelled(written[(at + separator.Length)..]) && source.IsHuman(written[..at])
                && !source.Own.HasLocal(source.Local, LastWord(written)))
            {
                return name.Part(0, at);
            }
        }

        return null;
    }

    /// <summary>"Ihre Ada Holt", "euer Jan", "el Tano".</summary>
    private static Place WithoutOwner(NameSource source, Place name)
    {
        var written = source[name];
        return written.IndexOf(' ') is > 0 and var space && _owners.Contains(written[..space].ToString()) ? source.Trim(name.Part(space, name.Length - space), " ") : name;
    }

    /// <summary>"Prof." of "Prof. Ada Holt", for a greeting that needs it.</summary>
    private static string? Title(NameSource source, Fact person)
    {
        ReadOnlySpan<char> whole = source.Name;
        var at = whole.IndexOf(person.Value, StringComparison.Ordinal);
        if (at <= 0 && person.Span is { } span)
        {
            var line = source.Text.Visible.AsSpan(0, span.Start);
            whole = line[(line.LastIndexOf('\n') + 1)..];
            at = whole.Length;
        }

        if (at <= 0)
            return null;
        Span<Token> buffer = stackalloc Token[4];
        foreach (var token in buffer[..Tokenizer.Read(whole[..at], 0, buffer)])
        {
            if (source.Words.Titles.Contains(token.Hash))
                return whole[token.Start..at].Trim().ToString();
        }

        return null;
    }

    /// <summary>The words above the signature or the subject speak of it as of a firm.</summary>
    private static bool IsFirm(NameSource source, ReadOnlySpan<char> name)
    {
        if (source.Message.Subject.AsSpan().Contains(name, StringComparison.OrdinalIgnoreCase))
            return true;
        var newest = source.Text.Newest;
        var above = Math.Clamp(source.Lines[0].Start - newest.Start, 0, newest.Length);
        return source.Text[newest][..above].Contains(name, StringComparison.Ordinal);
    }

    private static bool IsShortOf(ReadOnlySpan<char> name, ReadOnlySpan<char> whole) =>
        name.Length >= Nickname && !name.Contains(' ') && whole.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(ReadOnlySpan<char> value, ReadOnlySpan<char> beginning) =>
        value.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
        && (value.Length == beginning.Length || !char.IsLetterOrDigit(value[beginning.Length]));

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> name) => name.IndexOf(' ') is > 0 and var space ? name[..space] : name;

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> name) => name[(name.LastIndexOf(' ') + 1)..];
}
