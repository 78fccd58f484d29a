using System.Buffers;
using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>How far a job's name reaches around the occupation in it.</summary>
internal static class RoleShape
{
    // Letters of a word that is none of the small ones.
    private const int Short = 3;
    private const int MostBehind = 6;

    private const int MostBeforeInPart = 4;

    // "terug", "stil" before "ge".
    private const int LongestPrefix = 6;

    private static readonly SearchValues<char> _apart = SearchValues.Create(":;|–—«»“”„\"?!•[]\n\t");

    /// <summary>Endings of verbs that tell what became of a job: "chegou", "resultó", "andrà".</summary>
    private static readonly string[] _finite = ["ou", "ó", "aron", "eram", "aram", "ait", "aient", "ava", "avano", "aba", "aban", "rà", "rá", "ará", "erá", "irá"];

    /// <summary>Who teaches or studies does so in something, whatever letter it begins with.</summary>
    private static readonly FrozenSet<uint> _academic = new[]
    {
        "lecturer", "lectureship", "professor", "professorship", "fellow", "fellowship", "postdoc", "tutor", "teacher", "reader", "assegno", "ricercatore",
        "ricercatrice", "docente", "professore", "professoressa", "assegnista", "profesor", "profesora", "professora", "docent", "hoogleraar",
    }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    /// <summary>"Ausbildung Floristin" is called so.</summary>
    private static readonly uint _training = Tokenizer.Hash("ausbildung");

    /// <summary>A job where nothing but what else stands in subjects is before them: "Convocatoria Coordinación de Admisiones", not "plan de la dirección".</summary>
    private static readonly FrozenSet<uint> _departments = new[]
    {
        "direccion", "direction", "direzione", "direcao", "coordinacion", "coordination", "coordinamento", "coordenacao", "jefatura", "chefia", "gerencia",
    }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    private static readonly uint _of = Tokenizer.Hash("of");

    /// <summary>Before what a job is about: "coordonnatrice à la production".</summary>
    private static readonly FrozenSet<uint> _articles = new[] { "la", "le", "l", "les", "il", "lo" }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

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
        // "Una búsqueda confidencial de gerente".
        if (words.RoleHead == RoleHead.First && head > first && words.Limits.Connectors.Contains(tokens[head - 1].Hash))
            first = head;
        // "Vacature docent": what says that it is a job is no part of its name.
        while (first < head && (words.Limits.RoleNouns.Contains(tokens[first].Hash) || words.SubjectWords.Contains(tokens[first].Hash) || words.Limits.Vague.Contains(tokens[first].Hash)))
            first++;
        var stop = words.RoleHead != RoleHead.Last ? PastAttributes(text, tokens, head, end, words) : PastNames(text, tokens, head, end, words);
        return (first, stop == end ? PastLinks(text, tokens, head, end, words) : stop, true);
    }

    /// <summary>
    /// The name of a job whose occupation stands at this place of a subject, as far as the part of the subject goes that signs set apart;
    /// null where there is none.
    /// </summary>
    public static (int First, int End)? InPart(NameSource source, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at)
    {
        var words = source.Words;
        if (!IsOccupation(text, tokens[at], words) || IsStop(tokens[at], words) || words.Limits.NoRoles.Contains(tokens[at].Hash))
            return null;
        if (_departments.Contains(tokens[at].Hash) && at > 0 && !IsApart(text, tokens, at) && !words.SubjectWords.Contains(tokens[at - 1].Hash))
            return null;
        var (part, stop) = (at, at + 1);
        while (part > 0 && !IsApart(text, tokens, part))
            part--;
        while (stop < tokens.Length && !IsApart(text, tokens, stop))
            stop++;
        var isForeign = !words.Occupations.Contains(text, tokens[at]);
        var first = at;
        // The small word before an ordinary one is none of its name; "Health and Safety Officer" has one.
        while (first > part && at - first < MostBeforeInPart && IsInside(text, tokens, first) && !IsBefore(tokens[first - 1], words)
            && (words.RoleHead != RoleHead.First || isForeign || (tokens[first - 1].Traits.HasFlag(TokenTraits.Capital) && tokens[at].Traits.HasFlag(TokenTraits.Capital)))
            && (tokens[first - 1].Traits & TokenTraits.Digits) == 0)
        {
            first--;
        }

        // "2.º fagote": the sign is a word of its own.
        if (first - 2 >= part && text[tokens[first - 1].Start] is 'º' or 'ª' && tokens[first - 2].Traits.HasFlag(TokenTraits.Digits))
            first -= 2;
        // "2. Klarinette", "Band 5 Nurse".
        if (first > part && tokens[first - 1].Traits.HasFlag(TokenTraits.Digits) && tokens[first - 1].Length == 1
            && (text[tokens[first - 1].End] is '.' or 'º' or 'ª' || (first - 2 >= part && tokens[first - 2].Traits.HasFlag(TokenTraits.Capital) && !IsBefore(tokens[first - 2], words))))
        {
            first -= text[tokens[first - 1].End] is '.' or 'º' or 'ª' ? 1 : 2;
        }

        var end = at + 1;
        var isSmall = !tokens[at].Traits.HasFlag(TokenTraits.Capital);
        for (var i = end; i < stop && i - at <= MostBehind + 1; i++)
        {
            var isConnector = words.Limits.Connectors.Contains(tokens[i].Hash);
            // "Mitarbeiterin / Mitarbeiter", not "Lead Engineer / Leeds".
            if (!IsInside(text, tokens, i) && !(IsBetween(text, tokens, i, " / ") && NamesAgain(text, tokens, i, stop, words)))
                break;
            if (IsEnding(text, tokens, i))
            {
                end = i + 1;
                continue;
            }

            var isLink = i + 1 < stop && (words.RoleLinks.Contains(tokens[i].Hash) || (_in.Contains(tokens[i].Hash) && _academic.Contains(tokens[at].Hash)))
                && (_academic.Contains(tokens[at].Hash) || tokens[i + 1].Traits.HasFlag(TokenTraits.Capital) == words.NounsAreCapital);
            if (isConnector || isLink)
                continue;
            if (words.Limits.RoleEnds.Contains(tokens[i].Hash) || (words.SubjectWords.Contains(tokens[i].Hash) && !words.Limits.Connectors.Contains(tokens[i - 1].Hash)) || IsFinite(text, tokens[i])
                || (words.NounsAreCapital && !isSmall && !IsAdjective(text, tokens, i, stop, words) && !tokens[i].Traits.HasFlag(TokenTraits.Capital) && !tokens[i].Traits.HasFlag(TokenTraits.Digits))
                || (tokens[i].Traits.HasFlag(TokenTraits.Digits) && tokens[i].Length > 1) || source.Own.IsSpelled(text.Slice(tokens[i].Start, tokens[i].Length)))
            {
                break;
            }

            // "verpleegkundige Breda": a place.
            if (isSmall && !words.NounsAreCapital && tokens[i].Traits.HasFlag(TokenTraits.Capital) && !tokens[i].Traits.HasFlag(TokenTraits.AllCapitals)
                && !words.Limits.Connectors.Contains(tokens[i - 1].Hash))
            {
                break;
            }

            isSmall |= words.RoleHead != RoleHead.First && !tokens[i].Traits.HasFlag(TokenTraits.Capital);
            end = i + 1;
        }

        return (first, end);
    }

    /// <summary>A sign between this token and the one before it sets parts of a subject apart.</summary>
    private static bool IsApart(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at)
    {
        var gap = text[tokens[at - 1].End..tokens[at].Start];
        return !IsEnding(text, tokens, at) && (gap.IndexOfAny(_apart) >= 0 || (gap.Contains('-') && gap.Length > 1)
            || gap.Contains('(') || (gap.Contains(')') && !IsEnding(text, tokens, at - 1)));
    }

    private static bool NamesAgain(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, int stop, FactWords words) =>
        IsOccupation(text, tokens[at], words) || (at + 1 < stop && IsInside(text, tokens, at + 1) && IsOccupation(text, tokens[at + 1], words));

    private static bool IsBetween(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, ReadOnlySpan<char> gap) =>
        text[tokens[at - 1].End..tokens[at].Start].SequenceEqual(gap);

    private static bool IsBefore(in Token token, FactWords words) => (words.SubjectWords.Contains(token.Hash) || words.Limits.Vague.Contains(token.Hash)
        || words.Limits.RoleEnds.Contains(token.Hash) || words.Limits.Connectors.Contains(token.Hash) || words.Limits.RoleNouns.Contains(token.Hash)) && token.Hash != _training;

    /// <summary>"Lecturer in Soil Science", "vendeuse en jardinerie": what the job is about; not "engineer in Leeds".</summary>
    private static int PastLinks(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int head, int end, FactWords words)
    {
        if (end + 1 >= tokens.Length || !IsInside(text, tokens, end) || !IsInside(text, tokens, end + 1))
            return end;
        var link = end;
        if (words.RoleHead == RoleHead.First && _articles.Contains(tokens[end + 1].Hash) && end + 2 < tokens.Length && IsInside(text, tokens, end + 2) && tokens[end].Length == 1)
            end++;
        var isAcademic = _academic.Contains(tokens[head].Hash) && _in.Contains(tokens[link].Hash);
        // German writes every noun with a capital; elsewhere one is a place or a firm.
        var isCapital = tokens[end + 1].Traits.HasFlag(TokenTraits.Capital);
        if (!isAcademic && (!words.RoleLinks.Contains(tokens[link].Hash) || isCapital != words.NounsAreCapital || IsTitled(text, tokens, head, link, words)))
            return link;
        if (IsStop(tokens[end + 1], words) || tokens[end + 1].Length < Short)
            return link;
        var stop = end + 2;
        while (stop < tokens.Length && stop < end + MostBehind && IsInside(text, tokens, stop)
            && ((isCapital && tokens[stop].Traits.HasFlag(TokenTraits.Capital)) || (words.RoleHead != RoleHead.Last && !tokens[stop].Traits.HasFlag(TokenTraits.Capital)))
            && tokens[stop].Length >= Short && !IsStop(tokens[stop], words) && !IsFinite(text, tokens[stop]))
        {
            stop++;
        }

        return stop;
    }

    /// <summary>"Investigador Júnior": after two words with a capital the name goes on with no small one.</summary>
    private static bool IsTitled(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int head, int end, FactWords words)
    {
        if (words.RoleHead != RoleHead.First || !tokens[head].Traits.HasFlag(TokenTraits.Capital))
            return false;
        for (var i = head + 1; i < end; i++)
        {
            if (tokens[i].Traits.HasFlag(TokenTraits.Capital))
                return true;
            if (!words.Limits.Connectors.Contains(tokens[i].Hash) && !IsEnding(text, tokens, i))
                return false;
        }

        return false;
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
            else if (words.Limits.Connectors.Contains(tokens[i].Hash) || tokens[i].Hash == _of || IsAdjective(text, tokens, i, end, words))
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
        var bare = 0;
        for (var i = stop; i < end && IsInside(text, tokens, i); i++)
        {
            var isConnector = words.Limits.Connectors.Contains(tokens[i].Hash);
            var isSmall = !tokens[i].Traits.HasFlag(TokenTraits.Capital) && !tokens[i].Traits.HasFlag(TokenTraits.Digits);
            if (!isConnector && !IsEnding(text, tokens, i) && (words.Limits.RoleEnds.Contains(tokens[i].Hash) || IsFinite(text, tokens[i])
                || (isSmall && (tokens[i].Length == 1 || (IsTitled(text, tokens, head, i, words) && !words.Limits.Connectors.Contains(tokens[i - 1].Hash))))))
            {
                break;
            }

            // Dutch puts no more than one bare word behind, "docent verpleegkunde", unless the name ends plainly behind two or three.
            if (words.RoleHead == RoleHead.Either && !isConnector && !words.Limits.Connectors.Contains(tokens[i - 1].Hash))
            {
                if (IsParticiple(text, tokens[i]) || (++bare > 1 && !EndsPlainly(text, tokens, i, words)))
                    break;
            }

            if (!isConnector)
                stop = i + 1;
        }

        return stop;
    }

    /// <summary>A sign or a small word ends the name one or two words on.</summary>
    private static bool EndsPlainly(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, FactWords words)
    {
        for (var i = at + 1; i <= at + 2; i++)
        {
            if (i >= tokens.Length || !IsInside(text, tokens, i) || words.Limits.RoleEnds.Contains(tokens[i].Hash))
                return true;
            if (IsParticiple(text, tokens[i]) || tokens[i].Traits.HasFlag(TokenTraits.Capital))
                return false;
        }

        return false;
    }

    /// <summary>"stilgelegd", "afgesloten": what became of a job, in Dutch.</summary>
    private static bool IsParticiple(ReadOnlySpan<char> text, in Token token)
    {
        var word = text.Slice(token.Start, token.Length);
        var ge = word.IndexOf("ge", StringComparison.Ordinal);
        return ge is > 1 and < LongestPrefix && (word.EndsWith('d') || word.EndsWith('t') || word.EndsWith("en", StringComparison.Ordinal));
    }

    /// <summary>"Einkäufer technische Textilien": a small word with an adjective's ending before a noun, where nouns have a capital.</summary>
    private static bool IsAdjective(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, int end, FactWords words)
    {
        if (!words.NounsAreCapital || at + 1 >= end || tokens[at].Length < LongestPrefix || !IsInside(text, tokens, at + 1) || !tokens[at + 1].Traits.HasFlag(TokenTraits.Capital)
            || words.Limits.RoleEnds.Contains(tokens[at].Hash) || words.SubjectWords.Contains(tokens[at].Hash))
        {
            return false;
        }

        var word = text.Slice(tokens[at].Start, tokens[at].Length);
        return char.IsLower(word[0]) && (word.EndsWith("sche") || word.EndsWith("ische") || word.EndsWith("liche") || word.EndsWith("ige") || word.EndsWith("ale") || word.EndsWith("scher") || word.EndsWith("licher"));
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
