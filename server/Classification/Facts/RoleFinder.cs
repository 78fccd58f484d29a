using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Finds the job that was applied for.</summary>
internal static class RoleFinder
{
    private const double Enough = 0.6;

    private const int Longest = 70;

    /// <summary>The role, and whether an occupation stands in it: without one it may be something else that one applies for.</summary>
    public static (Fact? Role, bool HasOccupation) Find(
        NameSource source, ReadOnlySpan<Token> body, ReadOnlySpan<Token> subject, List<(int First, int End)> spans)
    {
        var words = source.Words;
        var roles = new Candidates(source);
        // The subject names what was applied for; below it, other jobs may be offered.
        Add(roles, source, words.SubjectRole, FactSource.Subject, subject, 0.82, mustBeOccupation: false, spans);
        AddOccupations(roles, source, subject);
        Add(roles, source, words.Role, FactSource.Mail, body, 0.8, mustBeOccupation: false, spans);
        var told = roles.Count;
        Add(roles, source, words.RoleNear, FactSource.Mail, body, 0.66, mustBeOccupation: true, spans);
        JoinLonger(roles, source, told);
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

        return (roles.Best(Enough), hasOccupation);
    }

    private static void Add(
        Candidates roles, NameSource source, PatternSet patterns, FactSource from, ReadOnlySpan<Token> tokens, double confidence,
        bool mustBeOccupation, List<(int First, int End)> spans)
    {
        ReadOnlySpan<char> text = from == FactSource.Mail ? source.Text.Visible : source.Message.Subject;
        spans.Clear();
        patterns.Find(text, tokens, Capture.Role, source.Words.Limits, spans);
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
            if (stop - start is < 2 or > Longest)
                continue;
            // A name in capitals, or one with a known occupation, is told more surely than a few small words.
            var certainty = char.IsUpper(text[start]) || shape.HasOccupation ? confidence : confidence - 0.1;
            roles.Add(new Place(from, start, stop - start), certainty);
        }
    }

    /// <summary>"Stock controller, Didcot", "Re: Data Engineer (Leeds)": occupations in the subject without a phrase around them.</summary>
    private static void AddOccupations(Candidates roles, NameSource source, ReadOnlySpan<Token> subject)
    {
        ReadOnlySpan<char> text = source.Message.Subject;
        for (var i = 0; i < subject.Length; i++)
        {
            if (RoleShape.Around(text, subject, i, source.Words) is not var (first, end) || end == first)
                continue;
            var (start, stop) = (subject[first].Start, subject[end - 1].End);
            if (stop - start is >= 2 and <= Longest)
                roles.Add(new Place(FactSource.Subject, start, stop - start), 0.8);
            i = end;
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
