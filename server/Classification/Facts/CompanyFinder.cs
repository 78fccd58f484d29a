using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds the employer; the agency only where it names none.</summary>
internal static class CompanyFinder
{
    private const double Enough = 0.6;

    private const int LongestPart = 60;

    private const int MostLines = 8;

    /// <summary>Before or behind these a name ends for sure.</summary>
    private static readonly string[] _strong = [" | ", " @ ", " at ", " bei ", " chez ", " - ", " – ", ", ", " from ", " via ", " · ", " ("];

    /// <summary>These may be inside a name too.</summary>
    private static readonly string[] _weak = [" de ", " van ", " da ", " di ", " von ", " do ", " del "];

    public static Fact? Find(
        NameSource source, ReadOnlySpan<Token> body, ReadOnlySpan<Token> subject, string? person, bool isAgency, List<(int First, int End)> spans)
    {
        var words = source.Words;
        var companies = new Candidates(source);
        if (isAgency && Client(source, body, subject, person, spans) is { } client)
            return client;
        Add(companies, source, words.Company, FactSource.Mail, body, 0.75, spans);
        Add(companies, source, words.SubjectCompany, FactSource.Subject, subject, 0.7, spans);
        if (Shown(source, person) is { } shown)
        {
            var name = source[shown];
            // One word of which the sender's own domain knows nothing is "Graduate" of "Graduate Office".
            var isDoubtful = source.Own.IsKnown && !name.Contains(' ');
            companies.Add(shown, source.Own.IsNamed(name) ? 0.95 : source.HasFirm(name) ? 0.85 : isDoubtful ? 0.5 : 0.7);
        }

        AddFromSignature(companies, source, person);
        var isNamed = false;
        for (var i = companies.Count - 1; i >= 0; i--)
        {
            var name = source[companies[i]];
            var isOwn = source.Own.IsNamed(name);
            if (IsPerson(name, person) || IsBoard(name) || (!isOwn && (source.TitleLength(name) > 0 || source.IsDepartment(name))))
                companies.RemoveAt(i);
            else
                isNamed |= isOwn;
        }

        if (!isNamed)
        {
            if (source.Own.Written(source.Message.Subject, subject) is { } told)
                companies.Add(new Place(FactSource.Subject, told.Start, told.Length), 0.7);
            if (source.Own.Written(source.Text.Visible, body) is { } written && !IsPerson(source.Text[written], person))
                companies.Add(new Place(FactSource.Mail, written.Start, written.Length), 0.7);
        }

        for (var i = 0; i < companies.Count; i++)
        {
            if (source.Own.IsNamed(source[companies[i]]))
                companies.Raise(i, 0.5);
        }

        JoinLongerNames(companies, source);
        return companies.Best(Enough);
    }

    /// <summary>"Norvik Versicherung" is what "Norvik" is short for, where both are the sender's.</summary>
    private static void JoinLongerNames(Candidates companies, NameSource source)
    {
        for (var i = 0; i < companies.Count; i++)
        {
            for (var j = 0; j < companies.Count; j++)
            {
                var name = source[companies[i]];
                var longer = source[companies[j]];
                if (longer.Length > name.Length + 1 && longer.StartsWith(name, StringComparison.OrdinalIgnoreCase) && longer[name.Length] == ' '
                    && (source.HasFirm(longer[name.Length..]) || source.Own.IsWhole(longer)) && companies[j].Source != FactSource.Sender)
                {
                    companies.Raise(j, 1);
                }
            }
        }
    }

    /// <summary>"Our client Norvik has decided": whom the agency works for.</summary>
    private static Fact? Client(
        NameSource source, ReadOnlySpan<Token> body, ReadOnlySpan<Token> subject, string? person, List<(int First, int End)> spans)
    {
        var clients = new Candidates(source);
        Add(clients, source, source.Words.ClientCompany, FactSource.Mail, body, 0.85, spans);
        Add(clients, source, source.Words.ClientCompany, FactSource.Subject, subject, 0.75, spans);
        for (var i = clients.Count - 1; i >= 0; i--)
        {
            var name = source[clients[i]];
            if (source.Own.IsNamed(name) || IsPerson(name, person) || IsBoard(name) || source.TitleLength(name) > 0)
                clients.RemoveAt(i);
        }

        JoinLongerNames(clients, source);
        return clients.Best(Enough);
    }

    private static void Add(
        Candidates companies, NameSource source, PatternSet patterns, FactSource from, ReadOnlySpan<Token> tokens, double confidence,
        List<(int First, int End)> spans)
    {
        ReadOnlySpan<char> text = from == FactSource.Mail ? source.Text.Visible : source.Message.Subject;
        spans.Clear();
        patterns.Find(text, tokens, Capture.Company, source.Words.Limits, spans);
        foreach (var (first, end) in spans)
        {
            var start = tokens[first].Start;
            var stop = tokens[end - 1].End;
            if (stop < text.Length && text[stop] == ')' && text[start..stop].Contains('('))
                stop++;
            if (stop - start is >= 2 and <= LongestPart)
                companies.Add(new Place(from, start, stop - start), confidence);
        }
    }

    /// <summary>"Acme" of "Jane at Acme", "Acme Careers", "Jane Doe | Acme".</summary>
    private static Place? Shown(NameSource source, string? person)
    {
        if (source.Name.Length < 2)
            return null;
        var whole = source.WholeName;
        if (source.Own.IsWhole(source.Name))
            return whole;
        if (Split(source, _strong) is { } split)
            return split;
        var rest = source.Strip(whole);
        if (rest.Length > 1 && source.HasFirm(source[rest]) && !source.IsHuman(source.Name))
            return rest;
        if (Split(source, _weak) is { } part)
            return part;
        return rest.Length > 1 && rest.Length < whole.Length ? rest
            : rest.Length > 1 && !source.Name.Equals(person, StringComparison.OrdinalIgnoreCase) && !source.IsHuman(source.Name) ? whole : null;
    }

    private static Place? Split(NameSource source, string[] separators)
    {
        ReadOnlySpan<char> name = source.Name;
        foreach (var separator in separators)
        {
            var at = name.IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            if (at <= 0)
                continue;
            var behind = source.Trim(source.WholeName.Part(at + separator.Length, name.Length - at - separator.Length), " )");
            var left = source.Strip(source.WholeName.Part(0, at));
            var right = source.Own.IsWhole(source[behind]) ? behind : source.Strip(behind);
            if (source.Own.IsNamed(source[left]) && !source.Own.IsNamed(source[right]))
                return left;
            if (separator == " via ")
                return left.Length > 1 ? left : null;
            if (left.Length == 0 && right.Length > 1)
                return right;
            if (right.Length == 0 && left.Length > 1)
                return left;
            if (source.IsHuman(name[..at]) && right.Length > 1)
                return right;
        }

        return null;
    }

    private static void AddFromSignature(Candidates companies, NameSource source, string? person)
    {
        foreach (var line in source.Lines.AsSpan(0, Math.Min(source.Lines.Length, MostLines)))
        {
            var isBehind = false;
            var at = new Place(FactSource.Mail, line.Start, line.Length);
            foreach (var range in new SignatureParts(source[at]))
            {
                var (offset, length) = range.GetOffsetAndLength(line.Length);
                var part = source.Trim(at.Part(offset, length), " ,");
                var written = source[part];
                // "Ada from Norvik": the firm is behind the name.
                if (person is not null && part.Length > person.Length + 1 && written.StartsWith(person, StringComparison.OrdinalIgnoreCase) && written[person.Length] == ' ')
                {
                    part = source.Strip(part.Part(person.Length, part.Length - person.Length));
                    written = source[part];
                }

                var wasBehind = isBehind;
                isBehind = true;
                if (part.Length is < 2 or > LongestPart || written.IndexOfAny(NameSource.NotInNames) >= 0 || IsPerson(written, person))
                    continue;
                if (Signed(source, part, wasBehind) is (var value, var confidence) && value.Length > 1 && char.IsUpper(source[value][0]))
                    companies.Add(value, confidence);
            }
        }
    }

    /// <summary>What of a part of a signature is the company, and how surely: most surely what the sender's domain says too.</summary>
    private static (Place Value, double Confidence)? Signed(NameSource source, Place part, bool isBehind)
    {
        var written = source[part];
        if (source.Own.IsWhole(written))
            return (part, 0.9);
        if (source.TitleLength(written) is > 0 and var title)
        {
            // "Head of Research at Norvik", "Inhaberin Bäckerei Falk": behind the title.
            var behind = source.Strip(part.Part(title, part.Length - title));
            if (behind.Length < 2)
                return null;
            var firm = source[behind];
            return source.Own.IsNamed(firm) ? (behind, 0.88) : source.HasFirm(firm) && !source.HasTitle(firm) && FirmOpens(source, firm) ? (behind, 0.7) : null;
        }

        // "Ploegleider Molenaarsbrood": behind an occupation, where the domain agrees.
        if (written.IndexOf(' ') is > 0 and var space && source.StartsWithOccupation(written) && source.Own.IsNamed(written[(space + 1)..]))
            return (part.Part(space + 1, part.Length - space - 1), 0.88);
        if (source.HasLegalForm(written))
            return (part, 0.72);
        part = source.Trim(part, ".");
        var stripped = source.Strip(part);
        if (stripped.Length < 2)
            return null;
        if (source.Own.IsNamed(source[stripped]))
            return (stripped.Length < part.Length ? stripped : part, 0.88);
        if (source.HasTitle(source[part]))
            return null;
        if (source.HasFirm(source[stripped]) && source[stripped].Contains(' '))
            return (stripped, 0.75);
        // Without the domain's word, "Crediti" of "Ufficio Crediti" is no company; what is told elsewhere too may be.
        if (stripped.Length < part.Length)
            return (stripped, source.Own.IsKnown ? 0.5 : 0.72);
        return isBehind ? (stripped, 0.5) : null;
    }

    private static bool FirmOpens(NameSource source, ReadOnlySpan<char> firm)
    {
        var space = firm.IndexOf(' ');
        return space > 0 && source.HasFirm(firm[..space]);
    }

    private static bool IsPerson(ReadOnlySpan<char> name, string? person) => person is not null && name.Equals(person, StringComparison.OrdinalIgnoreCase);

    private static bool IsBoard(ReadOnlySpan<char> name) => !name.Contains(' ') && Senders.Shared.IsBoard(string.Concat(name, ".com"));
}
