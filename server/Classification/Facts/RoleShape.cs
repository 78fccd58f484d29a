using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>How far a job's name reaches around the occupation in it.</summary>
internal static class RoleShape
{
    private const int MostBefore = 3;

    // Letters of a word that is none of the small ones.
    private const int Short = 3;
    private const int MostBehind = 6;

    /// <summary>Endings of verbs that tell what became of a job: "chegou", "resultó", "andrà".</summary>
    private static readonly string[] _finite = ["ou", "ó", "aron", "eram", "aram", "ait", "aient", "ava", "avano", "rà", "rá", "ará", "erá", "irá"];

    /// <summary>Who teaches or studies does so in something, whatever letter it begins with.</summary>
    private static readonly FrozenSet<uint> _academic = new[]
    {
        "lecturer", "lectureship", "professor", "professorship", "fellow", "fellowship", "postdoc", "tutor", "teacher", "reader", "assegno", "ricercatore",
        "ricercatrice", "docente", "professore", "professoressa", "assegnista", "profesor", "profesora", "professora", "docent", "hoogleraar",
    }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    private static readonly FrozenSet<uint> _in = new[] { "in", "en", "em", "of" }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    public static bool IsOccupation(ReadOnlySpan<char> text, in Token token, FactWords words) =>
        words.Occupations.Contains(text, token) || FactWords.EnglishOccupations.Contains(text, token);

    /// <summary>Cuts what a phrase captured behind the occupation in it.</summary>
    public static (int First, int End, bool HasOccupation) Of(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int first, int end, FactWords words)
    {
        var head = -1;
        for (var i = first; i < end; i++)
        {
            if (!IsOccupation(text, tokens[i], words))
                continue;
            head = i;
            if (words.RoleHead != RoleHead.Last)
                break;
        }

        if (head < 0)
            return (first, end, false);
        // "Vacature docent": what says that it is a job is no part of its name.
        while (first < head && (words.Limits.RoleNouns.Contains(tokens[first].Hash) || words.SubjectWords.Contains(tokens[first].Hash) || words.Limits.Vague.Contains(tokens[first].Hash)))
            first++;
        var stop = words.RoleHead != RoleHead.Last ? PastAttributes(text, tokens, head, end, words) : PastNames(text, tokens, head, end, words);
        return (first, stop == end ? PastLinks(text, tokens, head, end, words) : stop, true);
    }

    /// <summary>The name of a job whose occupation stands at this place of a subject; null where there is none.</summary>
    public static (int First, int End)? Around(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, FactWords words)
    {
        if (!IsOccupation(text, tokens[at], words) || IsStop(tokens[at], words))
            return null;
        var head = at;
        // "Planning Enforcement Officer", "assistant nurse": the last of several in a row.
        if (words.RoleHead != RoleHead.First)
        {
            for (var i = at + 1; i < tokens.Length && i <= at + 2 && IsInside(text, tokens, i) && !IsStop(tokens[i], words); i++)
            {
                if (IsOccupation(text, tokens[i], words))
                    head = i;
            }
        }

        var first = at;
        var isEnglish = FactWords.EnglishOccupations.Contains(text, tokens[at]);
        var isForeign = !words.Occupations.Contains(text, tokens[at]);
        while ((isEnglish || words.RoleHead != RoleHead.First) && first > 0 && at - first < MostBefore && IsInside(text, tokens, first) && !IsStop(tokens[first - 1], words)
            && !tokens[first - 1].Traits.HasFlag(TokenTraits.Digits)
            && (words.RoleHead != RoleHead.First || isForeign || tokens[first - 1].Traits.HasFlag(TokenTraits.Capital)))
        {
            first--;
        }

        var limit = Math.Min(tokens.Length, head + 1 + MostBehind);
        var end = words.RoleHead != RoleHead.Last ? PastAttributes(text, tokens, head, limit, words) : PastNames(text, tokens, head, limit, words);
        return (first, PastLinks(text, tokens, head, end, words));
    }

    /// <summary>"Lecturer in Soil Science", "vendeuse en jardinerie": what the job is about; not "engineer in Leeds".</summary>
    private static int PastLinks(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int head, int end, FactWords words)
    {
        if (end + 1 >= tokens.Length || !IsInside(text, tokens, end) || !IsInside(text, tokens, end + 1))
            return end;
        var isAcademic = _academic.Contains(tokens[head].Hash) && _in.Contains(tokens[end].Hash);
        // German writes every noun with a capital; elsewhere one is a place or a firm.
        var isCapital = tokens[end + 1].Traits.HasFlag(TokenTraits.Capital);
        if (!isAcademic && (!words.RoleLinks.Contains(tokens[end].Hash) || isCapital != words.NounsAreCapital))
            return end;
        if (IsStop(tokens[end + 1], words) || tokens[end + 1].Length < Short)
            return end;
        var stop = end + 2;
        while (stop < tokens.Length && stop < end + MostBehind && IsInside(text, tokens, stop)
            && ((isCapital && tokens[stop].Traits.HasFlag(TokenTraits.Capital)) || (words.RoleHead != RoleHead.Last && !tokens[stop].Traits.HasFlag(TokenTraits.Capital)))
            && tokens[stop].Length >= Short && !IsStop(tokens[stop], words) && !IsFinite(text, tokens[stop]))
        {
            stop++;
        }

        return stop;
    }

    /// <summary>"Head of Logistics", "Referent Einkauf": behind the occupation go names, joined by small words.</summary>
    private static int PastNames(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int head, int end, FactWords words)
    {
        var stop = head + 1;
        var isCapital = tokens[head].Traits.HasFlag(TokenTraits.Capital);
        for (var i = stop; i < end && IsInside(text, tokens, i); i++)
        {
            if (IsEnding(text, tokens, i))
                stop = i + 1;
            else if (words.Limits.Connectors.Contains(tokens[i].Hash))
                continue;
            else if (isCapital && !IsStop(tokens[i], words) && (tokens[i].Traits.HasFlag(TokenTraits.Capital)
                || (stop == i && i > head + 1 && tokens[i].Traits.HasFlag(TokenTraits.Digits))))
                stop = i + 1;
            else
                break;
        }

        return stop;
    }

    /// <summary>"Jefe de obra", "assistante comptable": behind the occupation goes what it is about, up to a verb.</summary>
    private static int PastAttributes(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int head, int end, FactWords words)
    {
        var stop = head + 1;
        for (var i = stop; i < end && IsInside(text, tokens, i); i++)
        {
            var isConnector = words.Limits.Connectors.Contains(tokens[i].Hash);
            if (!isConnector && !IsEnding(text, tokens, i) && (words.Limits.RoleEnds.Contains(tokens[i].Hash) || IsFinite(text, tokens[i])))
                break;
            // Dutch puts no more than one bare word behind: "docent verpleegkunde".
            if (words.RoleHead == RoleHead.Either && !isConnector && i > head + 1 && !words.Limits.Connectors.Contains(tokens[i - 1].Hash))
                break;
            if (!isConnector)
                stop = i + 1;
        }

        return stop;
    }

    private static bool IsStop(in Token token, FactWords words) => words.SubjectWords.Contains(token.Hash) || words.Limits.Vague.Contains(token.Hash)
        || words.Limits.RoleEnds.Contains(token.Hash) || words.Limits.NoRoles.Contains(token.Hash) || words.Limits.Connectors.Contains(token.Hash);

    private static bool IsFinite(ReadOnlySpan<char> text, in Token token)
    {
        var word = text.Slice(token.Start, token.Length);
        foreach (var ending in _finite)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Only a space or what stands inside words is between this token and the one before it.</summary>
    private static bool IsInside(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at)
    {
        var gap = text[tokens[at - 1].End..tokens[at].Start];
        // What follows "(e)" goes on with the name.
        if (gap.StartsWith(')') && at > 1 && IsEnding(text, tokens, at - 1))
            gap = gap[1..];
        return gap is " " or "\u00A0" or "-" or "'" or "’" or "/" or " & " || IsEnding(text, tokens, at);
    }

    private static bool IsEnding(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at) => PatternSet.IsEnding(text, tokens, at);
}
