using System.Buffers;
using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds the job that was applied for.</summary>
internal static class RoleFinder
{
    private const double Enough = 0.6;

    private const int Longest = 70;

    private const int LongestTail = 30;

    private const int MostLabelWords = 3;

    private static readonly SearchValues<char> _notInRoles = SearchValues.Create(".:;()–—|\n0123456789");

    private static readonly string[] _sexes = ["m/w/d", "w/m/d", "m/f/x", "m/v/x", "v/m/x", "m/f/d", "f/m/d", "h/f/x", "f/h/x", "m/w", "h/f", "f/h", "m/v", "v/m", "m/f"];

    // Words of what is quoted below.
    private const int MostBelow = 300;

    private static readonly FrozenSet<uint> _subjects =
        new[] { "subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp" }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    // "m/w/divers".
    private const int LongestSexes = 10;

    /// <summary>The role, and whether an occupation stands in it: without one it may be something else that one applies for.</summary>
    public static (Fact? Role, bool HasOccupation) Find(
        NameSource source, in MarkedText body, in MarkedText subject, List<(int First, int End)> spans)
    {
        var words = source.Words;
        var roles = source.Buffers.Roles.In(source);
        // The subject names what was applied for; below it, other jobs may be offered.
        Add(roles, source, words.SubjectRole, FactSource.Subject, subject, 0.82, mustBeOccupation: false, spans);
        AddOccupations(roles, source, subject.Text, FactSource.Subject, subject.Tokens, 0.8);
        Add(roles, source, words.Role, FactSource.Mail, body, 0.8, mustBeOccupation: false, spans);
        var told = roles.Count;
        Add(roles, source, words.RoleNear, FactSource.Mail, body, 0.66, mustBeOccupation: true, spans);
        JoinLonger(roles, source, told);
        if (roles.Count == 0)
            AddCells(roles, source);
        if (roles.Count == 0)
            AddQuoted(roles, source, spans);
        // Two jobs that only stand there: nobody can tell which was the reader's.
        if (told == 0 && roles.Count > 1)
            return (null, false);

        var hasOccupation = false;
        for (var i = 0; i < roles.Count; i++)
            hasOccupation |= HasOccupation(source[roles[i]], words);
        // Beside a role with an occupation in it, "Esito Norvik" names none; a firm never is one.
        for (var i = roles.Count - 1; i >= 0; i--)
        {
            var role = source[roles[i]];
            if (!HasOccupation(role, words) && (hasOccupation || source.Own.IsNamed(role) || source.HasFirm(role)))
                roles.RemoveAt(i);
        }

        return (roles.Best(Enough) is { } best ? WithParentheses(source, Repeated(source, WithoutPlace(source, best))) : null, hasOccupation);
    }

    private static void Add(
        Candidates roles, NameSource source, PatternSet patterns, FactSource from, in MarkedText marked, double confidence,
        bool mustBeOccupation, List<(int First, int End)> spans)
    {
        var text = marked.Text;
        var tokens = marked.Tokens;
        spans.Clear();
        patterns.Find(marked, Capture.Role, source.Words.Limits, spans);
        foreach (var (opening, end) in spans)
        {
            var first = opening;
            // "26-118 docent": a number before the role is the vacancy's.
            while (first < end - 1 && char.IsDigit(text[tokens[first].Start]))
                first++;
            var shape = RoleShape.Of(text, tokens, first, end, source.Words);
            first = shape.First;
            if ((!shape.HasOccupation && (mustBeOccupation || char.IsDigit(text[tokens[first].Start]))) || shape.End <= first)
                continue;
            var start = tokens[first].Start;
            var stop = tokens[shape.End - 1].End;
            if (stop < text.Length && text[stop] == ')' && text[start..stop].Contains('('))
                stop++;
            // "Cozinheiro de 2.ª".
            if (text[stop..].StartsWith(".ª") || text[stop..].StartsWith(".º"))
                stop += 2;
            if (stop - start is < 2 or > Longest)
                continue;
            // A name in capitals, or one with a known occupation, is told more surely than a few small words.
            var certainty = char.IsUpper(text[start]) || shape.HasOccupation ? confidence : confidence - 0.25;
            roles.Add(new Place(from, start, stop - start), certainty);
        }
    }

    /// <summary>"Stock controller, Didcot", "Re: Data Engineer (Leeds)": occupations in a subject without a phrase around them.</summary>
    private static void AddOccupations(Candidates roles, NameSource source, ReadOnlySpan<char> text, FactSource from, ReadOnlySpan<Token> tokens, double confidence)
    {
        var last = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            // "Software Engineer, Intern" is one job.
            if (RoleShape.InPart(source, text, tokens, i) is not var (first, end) || end == first
                || (first == last && first > 0 && text[tokens[first - 1].End..tokens[first].Start] is ", "))
            {
                continue;
            }

            last = end;
            var (start, stop) = (tokens[first].Start, tokens[end - 1].End);
            if (stop < text.Length && text[stop] == ')' && text[start..stop].Contains('('))
                stop++;
            if (stop - start is >= 2 and <= Longest)
                roles.Add(new Place(from, start, stop - start), confidence);
            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>"Puesto | Analista de Cuentas": the cell beside one that says that a job is told.</summary>
    private static void AddCells(Candidates roles, NameSource source)
    {
        var newest = source.Text[source.Text.Newest];
        Span<Token> buffer = stackalloc Token[MostLabelWords + 1];
        var (before, at) = (default(Range), source.Text.Newest.Start);
        foreach (var range in newest.SplitAny('\n', '\t'))
        {
            var label = newest[before].Trim(" :");
            var cell = newest[range].Trim();
            var tokens = buffer[..Tokenizer.Read(label, 0, buffer)];
            before = cell.IsEmpty ? before : range;
            if (tokens.Length is 0 or > MostLabelWords || cell.Length is < 2 or > Longest || !char.IsUpper(cell[0]) || cell[^1] is '.' or ',' or ':' or '?' or '!' || !IsLabel(tokens, source.Words))
                continue;
            var bare = cell.IndexOf(" (") is > 0 and var paren && cell[paren..].ContainsAnyInRange('0', '9') ? cell[..paren] : cell;
            roles.Add(new Place(FactSource.Mail, at + range.Start.Value + newest[range].IndexOf(cell), bare.Length), 0.75);
            return;
        }
    }

    /// <summary>Each word of it says that a job is told, or joins such words.</summary>
    private static bool IsLabel(ReadOnlySpan<Token> label, FactWords words)
    {
        var isRole = false;
        foreach (var token in label)
        {
            var isNoun = words.RoleLabels.Contains(token.Hash);
            if (!isNoun && !words.Limits.Connectors.Contains(token.Hash))
                return false;
            isRole |= isNoun;
        }

        return isRole;
    }

    /// <summary>What the reader had written: the job that the answer has no word of.</summary>
    private static void AddQuoted(Candidates roles, NameSource source, List<(int First, int End)> spans)
    {
        Span<Token> buffer = stackalloc Token[MostBelow];
        var start = source.Text.Newest.End;
        ReadOnlySpan<Token> below = buffer[..Tokenizer.Read(source.Text.Visible.AsSpan(start), start, buffer)];
        if (below.Length == 0)
            return;
        Span<uint> marks = stackalloc uint[MostBelow];
        Span<ulong> seen = stackalloc ulong[MarkedText.SeenLength];
        var marked = new MarkedText(source.Text.Visible, below, source.Words.Index, marks, seen);
        Add(roles, source, source.Words.Role, FactSource.Mail, marked, 0.72, mustBeOccupation: true, spans);
        if (roles.Count == 0)
            Add(roles, source, source.Words.RoleNear, FactSource.Mail, marked, 0.66, mustBeOccupation: true, spans);
        if (roles.Count > 0)
            return;
        // "Subject: Re: Interview – Quality Technician".
        for (var i = 0; i < below.Length; i++)
        {
            if (!_subjects.Contains(below[i].Hash) || below[i].End >= source.Text.Visible.Length || source.Text.Visible[below[i].End] != ':')
                continue;
            var end = source.Text.Visible.IndexOf('\n', below[i].End);
            var last = i + 1;
            while (last < below.Length && (end < 0 || below[last].Start < end))
                last++;
            AddOccupations(roles, source, source.Text.Visible, FactSource.Mail, below[(i + 1)..last], 0.72);
            return;
        }
    }

    /// <summary>What only stands there counts where it says more of what is told: "Gruppenleitung Disposition" of "Gruppenleitung".</summary>
    private static void JoinLonger(Candidates roles, NameSource source, int told)
    {
        for (var i = roles.Count - 1; i >= told && told > 0; i--)
        {
            var isLonger = false;
            var near = source[roles[i]];
            for (var j = 0; j < told; j++)
            {
                var role = source[roles[j]];
                isLonger |= near.Length > role.Length && near.StartsWith(role, StringComparison.OrdinalIgnoreCase) && near[role.Length] == ' ';
            }

            if (isLonger)
                roles.Raise(i, 1);
            else
                roles.RemoveAt(i);
        }
    }

    /// <summary>"Heftruckchauffeur Waalwijk" is a heftruckchauffeur, where the text says so.</summary>
    private static Fact WithoutPlace(NameSource source, Fact role)
    {
        var space = role.Value.LastIndexOf(' ');
        if (space <= 0 || role.Source != FactSource.Subject || source.Words.NounsAreCapital || source.Words.RoleHead == RoleHead.Last || !char.IsUpper(role.Value[space + 1]))
            return role;
        var (shorter, text) = (role.Value[..space], source.Text[source.Text.Newest].ToString());
        if (EndsSmall(source, shorter))
            return role;
        return text.Contains(role.Value, StringComparison.OrdinalIgnoreCase) || !text.Contains(shorter, StringComparison.OrdinalIgnoreCase) ? role : role with { Value = shorter };
    }

    private static bool EndsSmall(NameSource source, ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[16];
        var tokens = buffer[..Tokenizer.Read(name, 0, buffer)];
        return tokens.Length == 0 || source.IsConnector(tokens[^1]) || source.Words.Limits.RoleEnds.Contains(tokens[^1].Hash);
    }

    /// <summary>"Commis d'entrepôt, quart de soir": what follows the role in the subject and each time in the text, to a sign behind it, is the role's.</summary>
    private static Fact Repeated(NameSource source, Fact role)
    {
        ReadOnlySpan<char> subject = source.Message.Subject;
        var first = subject.IndexOf(role.Value, StringComparison.OrdinalIgnoreCase);
        if (first < 0)
            return role;
        var common = subject[(first + role.Value.Length)..];
        common = common[..Math.Min(common.Length, LongestTail)];
        var text = source.Text[source.Text.Newest];
        var count = 0;
        for (var at = text.IndexOf(role.Value, StringComparison.OrdinalIgnoreCase); at >= 0; count++)
        {
            var behind = text[(at + role.Value.Length)..];
            common = common[..common.CommonPrefixLength(behind)];
            var next = behind.IndexOf(role.Value, StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + role.Value.Length + next;
        }

        var end = subject.Length > first + role.Value.Length + common.Length ? subject[first + role.Value.Length + common.Length] : '\n';
        // Cut in a word, or begun with a sign.
        if (count == 0 || (char.IsLetterOrDigit(end) && common.Length > 0 && char.IsLetterOrDigit(common[^1])))
            return role;
        common = common.TrimEnd(" -–—,:;(");
        if (common.Length < 3 || common.IndexOfAny(_notInRoles) >= 0 || !(common[0] == ' ' || common.StartsWith(", ")) || EndsSmall(source, common)
            || (common[0] == ',' && !char.IsLower(common[2])) || source.Own.IsNamed(common) || common.Contains(" - ", StringComparison.Ordinal))
        {
            return role;
        }

        return role with { Value = string.Concat(role.Value, common), Span = role.Span is { } span ? new TextSpan(span.Start, span.Length + common.Length) : null };
    }

    /// <summary>With "(m/w/d)" or "(Textiles)" behind it, where the mail never writes it without.</summary>
    private static Fact WithParentheses(NameSource source, Fact role)
    {
        ReadOnlySpan<char> tail = default;
        if (!Tail(source.Message.Subject, role.Value, ref tail) || !Tail(source.Text[source.Text.Newest], role.Value, ref tail) || tail.IsEmpty)
            return role;
        return role with { Value = string.Concat(role.Value, tail), Span = role.Span is { } span ? new TextSpan(span.Start, span.Length + tail.Length) : null };
    }

    /// <summary>False where the role stands without what else it has in parentheses.</summary>
    private static bool Tail(ReadOnlySpan<char> text, ReadOnlySpan<char> role, ref ReadOnlySpan<char> tail)
    {
        for (var at = text.IndexOf(role, StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var behind = text[(at + role.Length)..];
            if (Sexes(behind) is > 0 and var sexes && (tail.IsEmpty || tail.SequenceEqual(behind[..sexes])))
            {
                tail = behind[..sexes];
                var after = behind.IndexOf(role, StringComparison.OrdinalIgnoreCase);
                at = after < 0 ? -1 : at + role.Length + after;
                continue;
            }

            var close = behind.StartsWith(" (") ? behind.IndexOf(')') : -1;
            if (close < 0 || !IsOfRole(behind[2..close]) || (behind.Length > close + 2 && behind[close + 1] == ' ' && char.IsUpper(behind[close + 2])))
                return false;
            if (!tail.IsEmpty && !tail.SequenceEqual(behind[..(close + 1)]))
                return false;
            tail = behind[..(close + 1)];
            var next = behind.IndexOf(role, StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + role.Length + next;
        }

        return true;
    }

    /// <summary>The length of " F/H" where it stands there without parentheses.</summary>
    private static int Sexes(ReadOnlySpan<char> behind)
    {
        foreach (var sexes in _sexes)
        {
            if (behind.Length > sexes.Length && behind[0] == ' ' && behind[1..].StartsWith(sexes, StringComparison.OrdinalIgnoreCase)
                && (behind.Length == sexes.Length + 1 || !char.IsLetterOrDigit(behind[sexes.Length + 1]) && behind[sexes.Length + 1] != '/'))
            {
                return sexes.Length + 1;
            }
        }

        return 0;
    }

    /// <summary>"m/w/d", "Textiles": no number, no hours, no reference.</summary>
    private static bool IsOfRole(ReadOnlySpan<char> inside) => inside.Length is > 1 and <= LongestTail && !inside.ContainsAnyInRange('0', '9') && !inside.Contains('.')
        && (char.IsUpper(inside[0]) || (inside.Contains('/') && inside.Length <= LongestSexes));

    private static bool HasOccupation(ReadOnlySpan<char> role, FactWords words)
    {
        Span<Token> buffer = stackalloc Token[16];
        foreach (var token in buffer[..Tokenizer.Read(role, 0, buffer)])
        {
            if (RoleShape.IsOccupation(role, token, words))
                return true;
        }

        return false;
    }
}
