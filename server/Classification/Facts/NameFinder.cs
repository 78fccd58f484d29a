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

    private readonly List<(int First, int End)> _spans = [];

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
        Add(role, words.Role, Capture.Role, visible, body, 0.8, isBody: true);
        Add(role, words.SubjectRole, Capture.Role, message.Subject, subject, 0.75, isBody: false);
        return (company, role.Best(Enough), person);
    }

    private Fact? FindCompany(ReadOnlySpan<char> visible, Span<Token> body, Span<Token> subject, string? person)
    {
        var company = new Candidates();
        Add(company, words.Company, Capture.Company, visible, body, 0.75, isBody: true);
        Add(company, words.SubjectCompany, Capture.Company, message.Subject, subject, 0.7, isBody: false);
        var (local, domain) = Senders.Split(message.From?.Address ?? "");
        var isOwn = domain.Length > 0 && !Senders.Shared.IsTracking(domain) && !Senders.Shared.IsBoard(domain) && !Senders.Shared.IsPrivate(domain);
        if (SenderCompany(person) is { } shown)
            company.Add(shown, shown, isOwn && IsDomain(shown, domain) ? 0.95 : 0.7, FactSource.Sender, null);
        AddFromSignature(company);
        if (isOwn)
            company.Confirm(value => IsDomain(value, domain));
        company.Remove(value => value.Equals(person, StringComparison.OrdinalIgnoreCase) || Senders.Shared.IsBoard(value + ".com"));
        _ = local;
        return company.Best(Enough);
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
        foreach (var separator in (ReadOnlySpan<string>)[" | ", " @ ", " at ", " bei ", " chez ", " - ", " – ", " de ", " van ", " da ", " di ", " von ", ", ", " from ", " via ", " · "])
        {
            var at = name.IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            if (at <= 0)
                continue;
            var (left, right) = (Strip(name[..at]), Strip(name[(at + separator.Length)..]));
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
        while (parts.Count > 0 && (IsTeam(parts[^1]) || parts[^1].Length == 1))
            parts.RemoveAt(parts.Count - 1);
        while (parts.Count > 0 && (IsTeam(parts[0]) || words.Limits.Connectors.Contains(Hash(parts[0]))))
            parts.RemoveAt(0);
        return string.Join(' ', parts).Trim(' ', ',', '-', '|');
    }

    private bool IsTeam(string word)
    {
        var folded = Folding.Phrase(word);
        return folded.Length == 0 || folded.Split(' ').All(part => words.TeamWords.Contains(Tokenizer.Hash(part)));
    }

    private static uint Hash(string word) => Tokenizer.Hash(Folding.Phrase(word));

    private Fact? FindPerson(ReadOnlySpan<char> visible, Span<Token> body)
    {
        var person = new Candidates();
        Add(person, words.Person, Capture.Person, visible, body, 0.8, isBody: true);
        foreach (var (line, start) in SignatureLines().Take(4))
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var name = (comma > 0 ? line[..comma] : line).Trim();
            if (!IsHuman(name) || IsDomain(name, Senders.Split(message.From?.Address ?? "").Domain) || IsFirm(name))
                continue;
            person.Add(name, FirstWord(name), 0.85, FactSource.Mail, new TextSpan(start, name.Length));
            break;
        }

        if (SenderPerson() is { } shown)
            person.Add(shown, FirstWord(shown), 0.82, FactSource.Sender, null);
        return person.Best(Enough);
    }

    private string? SenderPerson()
    {
        if (message.From?.Name is not { Length: > 1 } name)
            return null;
        var (local, domain) = Senders.Split(message.From.Address);
        var first = name.Split([" | ", " @ ", " at ", " - ", " – ", " bei ", " chez ", " from ", " via ", "(", ","], StringSplitOptions.None)[0].Trim();
        if (!IsHuman(first) || IsDomain(first, domain))
            return null;
        // One word alone may be a company: it must be in the address too, or stand before "at Acme".
        return first.Contains(' ', StringComparison.Ordinal) || first.Length < name.Length
            || local.Contains(Folding.Phrase(first), StringComparison.OrdinalIgnoreCase) ? first : null;
    }

    private void AddFromSignature(Candidates company)
    {
        foreach (var (line, start) in SignatureLines().Take(8))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length is 0 or > 7)
                continue;
            var isLegal = _legalForms.Contains(Folding.Phrase(parts[^1]).Replace(" ", "", StringComparison.Ordinal));
            var stripped = Strip(line);
            var isTeam = stripped.Length > 1 && stripped.Length < line.Trim(' ', ',', '.').Length && char.IsUpper(stripped[0])
                && parts.Any(IsTeam) && !stripped.Contains(',', StringComparison.Ordinal);
            if (!isLegal && !isTeam)
                continue;
            var value = isLegal ? line.Trim(' ', ',') : stripped;
            var at = line.IndexOf(value, StringComparison.Ordinal);
            company.Add(value, value, 0.72, FactSource.Mail, at < 0 ? null : new TextSpan(start + at, value.Length));
        }
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
            if (words.TeamWords.Contains(hash) || words.Anonymous.Contains(hash) || _legalForms.Contains(Folding.Phrase(part)))
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
    private static bool IsPartOf(string person, string? company)
    {
        if (company is null)
            return false;
        var names = Folding.Phrase(company).Split(' ');
        return Folding.Phrase(person).Split(' ').Any(names.Contains);
    }

    private static string FirstWord(string name) => name.Split(' ')[0];

    /// <summary>Whether the letters of the name are the registered part of the domain.</summary>
    private static bool IsDomain(string name, string domain)
    {
        var letters = Folding.Phrase(name).Replace(" ", "", StringComparison.Ordinal);
        if (letters.Length < 3)
            return false;
        foreach (var label in domain.Split('.'))
        {
            var plain = label.Replace("-", "", StringComparison.Ordinal);
            if (plain.Length >= 3 && (plain == letters || (plain.StartsWith(letters, StringComparison.Ordinal) && letters.Length >= 4)
                || (letters.StartsWith(plain, StringComparison.Ordinal) && plain.Length >= 4)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Values that were found, how surely, and where; mentions of the same value add up.</summary>
    private sealed class Candidates
    {
        private readonly List<(string Key, Fact Fact, double Score)> _all = [];

        public void Add(string value, string key, double confidence, FactSource source, TextSpan? span)
        {
            var folded = Folding.Phrase(key);
            var at = _all.FindIndex(one => one.Key == folded);
            if (at < 0)
            {
                _all.Add((folded, new Fact(value, confidence, source, span), confidence));
                return;
            }

            var (_, fact, score) = _all[at];
            var better = value.Length > fact.Value.Length ? fact with { Value = value, Source = source, Span = span } : fact;
            _all[at] = (folded, better, score + confidence * 0.6);
        }

        public void Confirm(Func<string, bool> isConfirmed)
        {
            for (var i = 0; i < _all.Count; i++)
            {
                if (isConfirmed(_all[i].Fact.Value))
                    _all[i] = (_all[i].Key, _all[i].Fact, _all[i].Score + 0.5);
            }
        }

        public void Remove(Func<string, bool> isWrong) => _all.RemoveAll(one => isWrong(one.Fact.Value));

        public Fact? Best(double enough)
        {
            if (_all.Count == 0)
                return null;
            var (_, fact, score) = _all.MaxBy(one => one.Score);
            var confidence = Math.Min(0.97, score >= 1 ? 0.85 + (score - 1) * 0.1 : score);
            return confidence >= enough ? fact with { Confidence = confidence } : null;
        }
    }
}
