using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds the employer; the agency only where it names none.</summary>
internal static class CompanyFinder
{
    private const double Enough = 0.6;

    private const int LongestPart = 60;

    private const int LongestLetterWord = 6;

    private const int LongestArticle = 4;

    private const int MostLines = 8;

    private const int MostTokens = 16;

    private const int MostBelow = 400;

    /// <summary>Before or behind these a name ends for sure.</summary>
    private static readonly string[] _strong = [" | ", " @ ", " at ", " bei ", " chez ", " - ", " – ", ", ", " from ", " via ", " vía ", " · ", " ("];

    /// <summary>These may be inside a name too.</summary>
    private static readonly string[] _weak = [" de ", " van ", " da ", " di ", " von ", " do ", " del "];

    public static Fact? Find(
        NameSource source, in MarkedText body, in MarkedText subject, string? person, bool isAgency, List<(int First, int End)> spans)
    {
        var words = source.Words;
        var companies = source.Buffers.Companies.In(source);
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
        for (var i = companies.Count - 1; i >= 0; i--)
        {
            var name = source[companies[i]];
            var isOwn = source.Own.IsNamed(name);
            if (IsPerson(name, person) || IsBoard(name) || (!isOwn && (source.TitleLength(name) > 0 || source.IsDepartment(name))))
                companies.RemoveAt(i);
        }

        var runs = source.Buffers.Runs;
        runs.Clear();
        NameRuns.Find(source, subject.Text, subject.Tokens, FactSource.Subject, runs);
        NameRuns.Find(source, body.Text, body.Tokens, FactSource.Mail, runs);
        foreach (var (run, _) in runs)
        {
            if (!IsOfPerson(source[run], person) && !source.IsDepartment(source[run]))
                companies.Add(run, 0.7);
        }

        for (var i = 0; i < companies.Count; i++)
        {
            if (source.Own.IsNamed(source[companies[i]]))
                companies.Raise(i, 0.5);
        }

        JoinLongerNames(companies, source);
        return companies.Best(Enough) is { } best ? Spelled(source, Fullest(source, best, runs, person)) : null;
    }

    /// <summary>The name of which it is a part, where one stands in a line by itself.</summary>
    private static Fact Fullest(NameSource source, Fact company, List<(Place Place, bool IsPart)> runs, string? person)
    {
        var fullest = company;
        // "Le Panier" is called so where the sender says it.
        if (source.Name.Length <= company.Value.Length + LongestArticle && source.Name.EndsWith(company.Value, StringComparison.OrdinalIgnoreCase)
            && source.Name.IndexOf(' ', StringComparison.Ordinal) == source.Name.Length - company.Value.Length - 1 && NameRuns.IsArticle(source.Name))
        {
            return new Fact(source.Name, company.Confidence, FactSource.Sender);
        }

        foreach (var (place, isPart) in runs)
        {
            var name = source[place];
            if ((isPart || IsLetterWord(company.Value)) && name.Length > fullest.Value.Length && name.Length <= LongestPart && (Holds(name, company.Value) || (IsLetterWord(company.Value) && source.Own.Covered(name) >= source.Own.Covered(company.Value)))
                && !IsOfPerson(name, person))
            {
                fullest = new Fact(name.ToString(), company.Confidence, place.Source, place.Source == FactSource.Mail ? new TextSpan(place.Start, place.Length) : null);
            }
        }

        return fullest;
    }

    /// <summary>"ZOF": the first letters of a longer name.</summary>
    private static bool IsLetterWord(string name) => name.Length <= LongestLetterWord && !name.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    private static bool Holds(ReadOnlySpan<char> name, ReadOnlySpan<char> part)
    {
        var at = name.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(name[at - 1])) && (at + part.Length == name.Length || !char.IsLetterOrDigit(name[at + part.Length]));
    }

    /// <summary>With its legal form only where the mail never writes it without.</summary>
    private static Fact Spelled(NameSource source, Fact company)
    {
        var bare = company.Value.AsSpan(0, LegalForms.Bare(company.Value)).TrimEnd(",");
        var form = 0;
        var isBare = IsBare(source.Name, bare, ref form) | IsBare(source.Message.Subject, bare, ref form) | IsBare(source.Text.Visible, bare, ref form);
        if (isBare || form == 0 || LegalForms.IsSilent(company.Value.AsSpan(bare.Length)))
            return Shortened(company, bare.Length);
        if (bare.Length < company.Value.Length)
            return company;
        var at = source.Text.Visible.AsSpan().IndexOf(bare, StringComparison.Ordinal);
        if (at < 0 || LegalForms.IsSilent(source.Text.Visible.AsSpan(at + bare.Length, form)))
            return company;
        var span = new TextSpan(at, bare.Length + form);
        return new Fact(source.Text[span].ToString(), company.Confidence, FactSource.Mail, span);
    }

    private static Fact Shortened(Fact company, int length) => length == company.Value.Length ? company
        : company with { Value = company.Value[..length], Span = company.Span is { } span ? new TextSpan(span.Start, length) : null };

    /// <summary>Whether the name stands in the text with nothing of its form behind it; how long the form is where it does.</summary>
    private static bool IsBare(ReadOnlySpan<char> text, ReadOnlySpan<char> name, ref int form)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + name.Length;
            if (LegalForms.Length(text[end..]) is > 0 and var length)
                form = length;
            else if (end == text.Length || !char.IsLetterOrDigit(text[end]))
                return true;
            var next = text[end..].IndexOf(name, StringComparison.Ordinal);
            at = next < 0 ? -1 : end + next;
        }

        return false;
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
                // Whom somebody else's system writes for is spelled by the sender's name.
                if (longer.Length > name.Length + 1 && (source.Own.IsKnown || !source.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)) && longer.StartsWith(name, StringComparison.OrdinalIgnoreCase) && longer[name.Length] == ' '
                    && (source.HasFirm(longer[name.Length..]) || source.Own.IsWhole(longer)) && companies[j].Source != FactSource.Sender)
                {
                    companies.Raise(j, 1);
                }
            }
        }
    }

    /// <summary>"Our client Norvik has decided": whom the agency works for.</summary>
    private static Fact? Client(
        NameSource source, in MarkedText body, in MarkedText subject, string? person, List<(int First, int End)> spans)
    {
        var clients = source.Buffers.Clients.In(source);
        Add(clients, source, source.Words.ClientCompany, FactSource.Mail, body, 0.85, spans);
        Add(clients, source, source.Words.ClientCompany, FactSource.Subject, subject, 0.75, spans);
        var firms = new List<Place>();
        NameRuns.FindFirms(source, subject.Text, subject.Tokens, FactSource.Subject, firms);
        NameRuns.FindFirms(source, body.Text, body.Tokens, FactSource.Mail, firms);
        AddClients(clients, source, firms, 0.7, person);
        if (clients.Count == 0)
        {
            firms.Clear();
            NameRuns.FindTold(source, subject.Tokens, firms);
            AddClients(clients, source, firms, 0.65, person);
        }

        // What the client wrote stands below what the agency says of it.
        if (clients.Count == 0)
        {
            firms.Clear();
            Span<Token> buffer = stackalloc Token[MostBelow];
            var below = source.Text.Visible.AsSpan(source.Text.Newest.End);
            NameRuns.FindFirms(source, source.Text.Visible, buffer[..Tokenizer.Read(below, source.Text.Newest.End, buffer)], FactSource.Mail, firms);
            AddClients(clients, source, firms, 0.65, person);
        }

        for (var i = clients.Count - 1; i >= 0; i--)
        {
            if (!IsClient(source, source[clients[i]], person))
                clients.RemoveAt(i);
        }

        JoinLongerNames(clients, source);
        return clients.Best(Enough) is { } best ? Spelled(source, best) : null;
    }

    private static void AddClients(Candidates clients, NameSource source, List<Place> firms, double confidence, string? person)
    {
        foreach (var firm in firms)
        {
            if (IsClient(source, source[firm], person))
                clients.Add(firm, confidence);
        }
    }

    private static bool IsClient(NameSource source, ReadOnlySpan<char> name, string? person) =>
        !(source.Own.IsNamed(name) || IsPerson(name, person) || IsBoard(name) || source.TitleLength(name) > 0 || source.IsDepartment(name) || Holds(source.Name, name)
            || source.HasOccupation(name));

    private static void Add(
        Candidates companies, NameSource source, PatternSet patterns, FactSource from, in MarkedText marked, double confidence,
        List<(int First, int End)> spans)
    {
        var text = marked.Text;
        var tokens = marked.Tokens;
        spans.Clear();
        patterns.Find(marked, Capture.Company, source.Words.Limits, spans);
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
        if (Named(source, person) is { } named)
            return named;
        if (Split(source, _strong, person) is { } split)
            return split;
        var rest = source.Strip(whole);
        if (rest.Length > 1 && source.HasFirm(source[rest]) && !source.IsHuman(source.Name))
            return rest;
        if (Split(source, _weak, person) is { } part)
            return part;
        return rest.Length > 1 && rest.Length < whole.Length ? rest
            : rest.Length > 1 && !source.Name.Equals(person, StringComparison.OrdinalIgnoreCase) && !source.IsHuman(source.Name) ? whole : null;
    }

    /// <summary>What of the sender's name its domain knows, where it knows the whole firm.</summary>
    private static Place? Named(NameSource source, string? person)
    {
        Span<Token> buffer = stackalloc Token[MostTokens];
        var runs = source.Buffers.RunsInName;
        runs.Clear();
        NameRuns.Find(source, source.Name, buffer[..Tokenizer.Read(source.Name, 0, buffer)], FactSource.Sender, runs);
        foreach (var (run, _) in runs)
        {
            var firm = BehindPerson(source, run, person);
            if (source[firm].Contains(' ') && !IsOfPerson(source[firm], person) && !source.IsDepartment(source[firm]))
                return firm;
        }

        return null;
    }

    /// <summary>"Norvik" of "Mia von Norvik".</summary>
    private static Place BehindPerson(NameSource source, Place name, string? person)
    {
        var first = 0;
        while (person is not null && source[name][first..].IndexOf(' ') is > 0 and var space
            && Holds(person, source[name].Slice(first, space)))
        {
            first += space + 1;
        }

        return first == 0 ? name : source.Strip(name.Part(first, name.Length - first));
    }

    /// <summary>Nothing but the person's names.</summary>
    private static bool IsOfPerson(ReadOnlySpan<char> name, string? person)
    {
        if (person is null)
            return false;
        foreach (var word in name.Split(' '))
        {
            // "Dr.".
            if (!name[word].EndsWith('.') && !Holds(person, name[word]))
                return false;
        }

        return true;
    }

    private static Place? Split(NameSource source, string[] separators, string? person)
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
            if (source.Own.IsNamed(source[left]) && !source.Own.IsNamed(source[right]) && !IsOfPerson(source[left], person))
                return left;
            if (separator is " via " or " vía ")
                return left.Length > 1 ? left : null;
            if (left.Length == 0 && right.Length > 1)
                return right;
            if (right.Length == 0 && left.Length > 1)
                return left;
            // "Holt, Ada" is Ada Holt.
            if (source.IsHuman(name[..at]) && right.Length > 1 && !(separator == ", " && IsOfPerson(source[right], person)))
                return right;
        }

        return null;
    }

    private static void AddFromSignature(Candidates companies, NameSource source, string? person)
    {
        foreach (var line in source.Lines[..Math.Min(source.Lines.Length, MostLines)])
        {
            var isBehind = false;
            var at = new Place(FactSource.Mail, line.Start, line.Length);
            // "Holt, Reed & Moss Solicitors": the comma is the name's.
            if (source[at].IndexOf(',') is > 0 and var comma && source[at][comma..].Contains('&') && source[at].Length <= LongestPart
                && source.Own.Covered(source[at]) > source.Own.Covered(source[at][(comma + 1)..]))
            {
                companies.Add(at, 0.9);
                continue;
            }

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
                if (Signed(source, part, wasBehind) is (var value, var confidence) && value.Length > 1 && (char.IsUpper(source[value][0]) || OpensWithFirm(source, value)))
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

    private static bool OpensWithFirm(NameSource source, Place value)
    {
        var name = source[value];
        return source.Own.IsNamed(name) && name.IndexOf(' ') is > 0 and var space && source.HasFirm(name[..space]);
    }

    private static bool FirmOpens(NameSource source, ReadOnlySpan<char> firm)
    {
        var space = firm.IndexOf(' ');
        return space > 0 && source.HasFirm(firm[..space]);
    }

    private static bool IsPerson(ReadOnlySpan<char> name, string? person) => person is not null && name.Equals(person, StringComparison.OrdinalIgnoreCase);

    private static bool IsBoard(ReadOnlySpan<char> name) => !name.Contains(' ') && Senders.Shared.IsBoard(string.Concat(name, ".com"));
}
