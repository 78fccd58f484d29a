using System.Buffers;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds the company, the role and the person to greet. Silent when unsure: a wrong name is worse than none.</summary>
internal sealed class NameFinder(MailMessage message, MailText text, FactWords words)
{
    private const int MostTokens = 1200;

    // Less than this is not said at all.
    private const double Enough = 0.6;

    private static readonly SearchValues<char> _notInNames = SearchValues.Create("@0123456789:/&!?{}[]<>*");

    private static readonly string[] _legalForms =
        ["gmbh", "ag", "inc", "ltd", "llc", "plc", "sa", "sas", "sarl", "srl", "spa", "sl", "bv", "nv", "lda", "ltda", "se", "kg", "co"];

    private static readonly string[] _nameEnds =
        [" | ", " @ ", " at ", " - ", " – ", " — ", " · ", " • ", " bei ", " chez ", " from ", " via ", "(", ",", "/"];

    private readonly List<(int First, int End)> _spans = [];

    private readonly OwnDomain _own = OwnDomain.Of(message.From?.Address);

    public (Fact? Company, Fact? Role, Fact? Person) Find()
    {
        var visible = text.Visible.AsSpan();
        Span<Token> tokens = stackalloc Token[MostTokens];
        var newest = text[text.Newest];
        var body = tokens[..Tokenizer.Read(newest[..Math.Min(newest.Length, MostTokens * 8)], text.Newest.Start, tokens)];
        Span<Token> subjectTokens = stackalloc Token[64];
        var subject = subjectTokens[..Tokenizer.Read(message.Subject, 0, subjectTokens)];

        var person = FindPerson(visible, body);
        var company = FindCompany(visible, body, subject, person?.Value);
        if (person is not null && IsPartOf(person.Value, company?.Value))
            person = null;
        var role = new Candidates();
        // The subject names what was applied for; below it, other jobs may be offered.
        Add(role, words.SubjectRole, Capture.Role, message.Subject, subject, 0.82, isBody: false);
        Add(role, words.Role, Capture.Role, visible, body, 0.8, isBody: true);
        if (company is not null && !_own.IsNamed(company.Value) && role.Any(value => StartsWith(value, company.Value)))
            company = null;
        return (company, role.Best(Enough), person);
    }

    private Fact? FindCompany(ReadOnlySpan<char> visible, Span<Token> body, Span<Token> subject, string? person)
    {
        var company = new Candidates();
        Add(company, words.Company, Capture.Company, visible, body, 0.75, isBody: true);
        Add(company, words.SubjectCompany, Capture.Company, message.Subject, subject, 0.7, isBody: false);
        if (SenderCompany(person) is { } shown)
        {
            // One word of which the sender's own domain knows nothing is "Graduate" of "Graduate Office".
            var isDoubtful = _own.IsKnown && !shown.Contains(' ', StringComparison.Ordinal);
            company.Add(shown, shown, _own.IsNamed(shown) ? 0.95 : isDoubtful ? 0.5 : 0.7, FactSource.Sender, null);
        }

        AddFromSignature(company, person);
        company.Remove(value => value.Equals(person, StringComparison.OrdinalIgnoreCase) || Senders.Shared.IsBoard(value + ".com")
            || (!_own.IsNamed(value) && (StartsWithTitle(value) || IsDepartment(value))));
        if (!company.Any(_own.IsNamed))
            AddDomainsWords(company, visible, body, subject);
        company.Confirm(_own.IsNamed);
        return company.Best(Enough);
    }

    /// <summary>The words that the domain is made of, where the text or the subject writes them as a name.</summary>
    private void AddDomainsWords(Candidates company, ReadOnlySpan<char> visible, ReadOnlySpan<Token> body, ReadOnlySpan<Token> subject)
    {
        if (_own.Written(message.Subject, subject) is { } named)
            company.Add(named.Value, named.Value, 0.7, FactSource.Subject, null);
        if (_own.Written(visible, body) is { } told)
            company.Add(told.Value, told.Value, 0.7, FactSource.Mail, told.Span);
    }

    private void Add(
        Candidates candidates, PatternSet patterns, Capture wanted, ReadOnlySpan<char> source, Span<Token> tokens, double confidence,
        bool isBody)
    {
        _spans.Clear();
        patterns.Find(source, tokens, wanted, words.Limits, _spans);
        foreach (var (first, end) in _spans)
        {
            var start = tokens[first].Start;
            var stop = tokens[end - 1].End;
            if (stop < source.Length && source[stop] == ')' && source[start..stop].Contains('('))
                stop++;
            var value = source[start..stop].ToString();
            if (value.Length is < 2 or > 70)
                continue;
            // A name in capitals is told more surely than a few small words.
            var certainty = wanted == Capture.Company || char.IsUpper(value[0]) ? confidence : confidence - 0.1;
            candidates.Add(
                value, value, certainty, isBody ? FactSource.Mail : FactSource.Subject, isBody ? new TextSpan(start, stop - start) : null);
        }
    }

    /// <summary>"Acme" of "Jane at Acme", "Acme Careers", "Jane Doe | Acme".</summary>
    private string? SenderCompany(string? person)
    {
        if (message.From?.Name is not { Length: > 1 } name || name.Contains('@', StringComparison.Ordinal))
            return null;
        if (_own.IsWhole(name))
            return name.Trim();
        foreach (var separator in (ReadOnlySpan<string>)[" | ", " @ ", " at ", " bei ", " chez ", " - ", " – ", " de ", " van ", " da ", " di ", " von ", ", ", " from ", " via ", " · ", " ("])
        {
            var at = name.IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            if (at <= 0)
                continue;
            var whole = name[(at + separator.Length)..].Trim(' ', ')');
            var (left, right) = (Strip(name[..at]), _own.IsWhole(whole) ? whole : Strip(whole));
            if (_own.IsNamed(left) && !_own.IsNamed(right))
                return left;
            if (separator == " via ")
                return left.Length > 1 ? left : null;
            if (left.Length == 0 && right.Length > 1)
                return right;
            if (right.Length == 0 && left.Length > 1)
                return left;
            if (IsHuman(name[..at]) && right.Length > 1)
                return right;
        }

        var rest = Strip(name);
        return rest.Length > 1 && rest.Length < name.Length ? rest
            : rest.Length > 1 && !string.Equals(name, person, StringComparison.OrdinalIgnoreCase) && !IsHuman(name) ? name.Trim() : null;
    }

    /// <summary>The name without the words of teams at its ends: "The Acme Hiring Team" is "Acme".</summary>
    private string Strip(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (parts.Count > 0 && (IsTeam(parts[^1]) || parts[^1].Length == 1 || words.Limits.Connectors.Contains(Hash(parts[^1]))))
            parts.RemoveAt(parts.Count - 1);
        while (parts.Count > 0 && (IsTeam(parts[0]) || words.Limits.Connectors.Contains(Hash(parts[0]))))
            parts.RemoveAt(0);
        return string.Join(' ', parts).Trim(' ', ',', '-', '|', '(', ')');
    }

    private bool IsTeam(string word)
    {
        var folded = Folding.Phrase(word);
        return folded.Length == 0 || folded.Split(' ').All(
            part => words.TeamWords.Contains(Tokenizer.Hash(part)) || FactWords.Departments.Contains(Tokenizer.Hash(part)));
    }

    /// <summary>Nothing but words of teams and departments.</summary>
    private bool IsDepartment(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(IsTeam);

    private static bool StartsWithTitle(string name)
    {
        Span<Token> buffer = stackalloc Token[8];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(name, 0, buffer)];
        return tokens.Length > 0 && FactWords.JobTitles.Longest(name, tokens, 0, out _) > 0;
    }

    private static bool HasTitle(string name)
    {
        Span<Token> buffer = stackalloc Token[16];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(name, 0, buffer)];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (FactWords.JobTitles.Longest(name, tokens, i, out _) > 0)
                return true;
        }

        return false;
    }

    private static bool StartsWith(string value, string beginning) =>
        value.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
        && (value.Length == beginning.Length || !char.IsLetterOrDigit(value[beginning.Length]));

    private static uint Hash(string word) => Tokenizer.Hash(Folding.Phrase(word));

    private Fact? FindPerson(ReadOnlySpan<char> visible, Span<Token> body)
    {
        var person = new Candidates();
        Add(person, words.Person, Capture.Person, visible, body, 0.8, isBody: true);
        var shown = SenderPerson();
        foreach (var (line, start) in SignatureLines().Take(4))
        {
            var name = NameOf(line);
            // What the sender's name and the signature both say is a name, whatever its words mean.
            var isAgreed = shown is not null && name.Length > 1 && (StartsWith(shown, name) || StartsWith(name, shown));
            if (!isAgreed && (!IsHuman(name) || HasTitle(name) || _own.IsNamed(name) || IsFirm(name)))
                continue;
            // "Ada von Norvik" is Ada, where the sender is; "Ada HOLT" is written better in the sender's name.
            if (isAgreed && name.Length > shown!.Length && _own.IsNamed(LastWord(name)))
                name = shown;
            else if (isAgreed && name.Equals(shown, StringComparison.OrdinalIgnoreCase) && name != shown)
                break;
            var place = line.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            person.Add(name, FirstWord(name), 0.85, FactSource.Mail, new TextSpan(start + place, name.Length));
            break;
        }

        if (shown is not null)
            person.Add(shown, FirstWord(shown), 0.82, FactSource.Sender, null);
        return person.Best(Enough);
    }

    /// <summary>The first part of a line of a signature, without "p.p." before it and what is told of the person behind it.</summary>
    private static string NameOf(string line)
    {
        var name = line.Split(_nameEnds, StringSplitOptions.None)[0].Trim();
        // "i. A.", "i.V.", "p.p.": letters with a full stop, the first of them small.
        while (name.Length > 3 && char.IsLower(name[0]))
        {
            var dot = name.LastIndexOf('.', Math.Min(name.Length - 1, 5));
            if (dot is < 1 or > 5)
                break;
            name = name[(dot + 1)..].TrimStart();
        }

        return name;
    }

    private string? SenderPerson()
    {
        if (message.From?.Name is not { Length: > 1 } name)
            return null;
        var (local, _) = Senders.Split(message.From.Address);
        var first = name.Split(_nameEnds, StringSplitOptions.None)[0].Trim();
        if (!IsHuman(first) || _own.IsNamed(first) || HasTitle(first))
            return null;
        // One word alone may be a company: it must be in the address too, or stand before "at Acme".
        return first.Contains(' ', StringComparison.Ordinal) || first.Length < name.Length
            || local.Contains(Folding.Phrase(first), StringComparison.OrdinalIgnoreCase) ? first : null;
    }

    private void AddFromSignature(Candidates company, string? person)
    {
        foreach (var (line, start) in SignatureLines().Take(8))
        {
            var isBehind = false;
            foreach (var range in SignatureParts.Of(line))
            {
                var part = line[range].Trim(' ', ',');
                // "Ada from Norvik": the firm is behind the name.
                if (person is not null && part.Length > person.Length && StartsWith(part, person))
                    part = Strip(part[person.Length..]);
                var wasBehind = isBehind;
                isBehind = true;
                if (part.Length < 2 || part.Length > 60 || part.AsSpan().IndexOfAny(_notInNames) >= 0 || part.Equals(person, StringComparison.OrdinalIgnoreCase))
                    continue;
                if (Signed(part, wasBehind) is not var (value, confidence) || !char.IsUpper(value[0]))
                    continue;
                var at = line.IndexOf(value, StringComparison.Ordinal);
                company.Add(value, value, confidence, FactSource.Mail, at < 0 ? null : new TextSpan(start + at, value.Length));
            }
        }
    }

    /// <summary>What of a part of a signature is the company, and how surely: most surely what the sender's domain says too.</summary>
    private (string Value, double Confidence)? Signed(string part, bool isBehind)
    {
        if (_own.IsWhole(part))
            return (part, 0.9);
        if (StartsWithTitle(part))
            return null;
        var last = part.LastIndexOf(' ');
        if (_legalForms.Contains(Folding.Phrase(part[(last + 1)..]).Replace(" ", "", StringComparison.Ordinal)))
            return (part, 0.72);
        part = part.TrimEnd('.');
        var stripped = Strip(part);
        if (stripped.Length < 2)
            return null;
        if (_own.IsNamed(stripped))
            return (part.Split(' ').Any(IsTeam) ? stripped : part, 0.88);
        if (HasTitle(part))
            return null;
        // Without the domain's word, "Crediti" of "Ufficio Crediti" is no company; what is told elsewhere too may be.
        if (stripped.Length < part.Length)
            return (stripped, _own.IsKnown ? 0.5 : 0.72);
        return isBehind ? (stripped, 0.5) : null;
    }

    /// <summary>The lines of the signature below its valediction, or the last lines of the text.</summary>
    public IEnumerable<(string Line, int Start)> SignatureLines()
    {
        if (text.Signature is not { } signature)
            yield break;
        var at = signature.Start;
        var isFirst = true;
        foreach (var line in text.Visible.Substring(signature.Start, signature.Length).Split('\n'))
        {
            var trimmed = line.Trim();
            if (!isFirst && trimmed.Length is > 1 and < 80)
                yield return (trimmed, at + line.IndexOf(trimmed, StringComparison.Ordinal));
            isFirst = false;
            at += line.Length + 1;
        }
    }

    /// <summary>Two or three capitalized words, or one, none of which names a team or a firm.</summary>
    private bool IsHuman(string name)
    {
        var parts = name.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is 0 or > 4 || name.AsSpan().IndexOfAny(_notInNames) >= 0)
            return false;
        var names = 0;
        foreach (var part in parts)
        {
            var hash = Hash(part);
            if (words.TeamWords.Contains(hash) || FactWords.Departments.Contains(hash) || words.Anonymous.Contains(hash) || _legalForms.Contains(Folding.Phrase(part)))
                return false;
            if (words.Titles.Contains(hash) || words.Limits.Connectors.Contains(hash))
                continue;
            if (!char.IsUpper(part[0]) || (part.Length > 3 && part.All(char.IsUpper) && parts.Length == 1))
                return false;
            names++;
        }

        return names > 0;
    }

    /// <summary>The words above the signature or the subject speak of it as of a firm.</summary>
    private bool IsFirm(string name)
    {
        if (message.Subject.Contains(name, StringComparison.OrdinalIgnoreCase))
            return true;
        var above = text.Signature is { } signature ? signature.Start - text.Newest.Start : text.Newest.Length;
        return above > 0 && text[text.Newest][..Math.Min(above, text.Newest.Length)].Contains(name, StringComparison.Ordinal);
    }

    /// <summary>A firm that signs is not a person.</summary>
    private bool IsPartOf(string person, string? company)
    {
        if (company is null)
            return false;
        var names = Folding.Phrase(company).Split(' ');
        // "De" of "De Wit" is in the names of many firms.
        return Folding.Phrase(person).Split(' ').Any(name => name.Length > 2 && !words.Limits.Connectors.Contains(Tokenizer.Hash(name)) && names.Contains(name));
    }

    private static string FirstWord(string name) => name.Split(' ')[0];

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];
}
