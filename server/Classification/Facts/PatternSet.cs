using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

internal enum Capture
{
    None,
    Company,
    Role,
    Person,
}

/// <summary>What may stand in a capture.</summary>
/// <param name="RoleEnds">Words at which a role's name ends.</param>
/// <param name="Vague">Words with which no role's name begins: "other", "suitable".</param>
/// <param name="Connectors">Small words inside a proper name: "Bank of Leeds".</param>
/// <param name="NoNames">Words that are no part of a name: teams, "applicant".</param>
/// <param name="RoleNouns">"position", "job": no role by themselves.</param>
/// <param name="NoRoles">Words at the end of what is applied for that is no job: "loan".</param>
internal sealed record CaptureLimits(
    FrozenSet<uint> RoleEnds, FrozenSet<uint> Vague, FrozenSet<uint> Connectors, FrozenSet<uint> NoNames, FrozenSet<uint> RoleNouns,
    FrozenSet<uint> NoRoles);

/// <summary>Phrases with places to capture: <c>"application to &lt;company&gt;"</c>.</summary>
internal sealed class PatternSet
{
    private const int LongestRole = 10;
    private const int LongestName = 5;
    private const int LongestEnding = 5;

    private const int SeenBits = 1 << 11;

    private readonly FrozenDictionary<uint, Element[][]> _byFirstWord;
    private readonly Element[][] _capturesFirst;

    public PatternSet(IEnumerable<string> patterns)
    {
        var all = patterns.SelectMany(Alternatives.Of).Distinct().Select(Compile).Where(elements => elements.Length > 0).ToArray();
        _byFirstWord = all.Where(elements => elements[0].Capture == Capture.None).GroupBy(elements => elements[0].Hash)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(elements => elements.Length).ToArray());
        _capturesFirst = [.. all.Where(elements => elements[0].Capture != Capture.None)];
        Words = all.SelectMany(elements => elements).Where(element => element.Capture == Capture.None).Select(element => element.Hash)
            .ToFrozenSet();
    }

    /// <summary>Every word of every pattern.</summary>
    public FrozenSet<uint> Words { get; }

    /// <summary>Adds the tokens of each capture of the wanted kind to <paramref name="found"/>.</summary>
    public void Find(
        ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Capture wanted, CaptureLimits limits, List<(int First, int End)> found)
    {
        Span<ulong> seen = stackalloc ulong[SeenBits / 64];
        seen.Clear();
        foreach (ref readonly var token in tokens)
            seen[SeenBit(token.Hash) / 64] |= 1UL << (SeenBit(token.Hash) % 64);
        Span<ushort> open = stackalloc ushort[_capturesFirst.Length];
        var opens = 0;
        for (var i = 0; i < _capturesFirst.Length; i++)
        {
            if (MayMatch(_capturesFirst[i], wanted, seen))
                open[opens++] = (ushort)i;
        }

        for (var at = 0; at < tokens.Length; at++)
        {
            var before = found.Count;
            if (_byFirstWord.TryGetValue(tokens[at].Hash, out var patterns))
            {
                foreach (var pattern in patterns)
                {
                    if (MayMatch(pattern, wanted, seen) && Try(pattern, text, tokens, at, wanted, limits, found))
                        break;
                }
            }

            if (found.Count != before || !tokens[at].Traits.HasFlag(TokenTraits.Capital))
                continue;
            foreach (var pattern in open[..opens])
            {
                if (Try(_capturesFirst[pattern], text, tokens, at, wanted, limits, found))
                    break;
            }
        }
    }

    /// <summary>The pattern captures what is wanted, and each of its words seems to stand in the text.</summary>
    private static bool MayMatch(Element[] pattern, Capture wanted, ReadOnlySpan<ulong> seen)
    {
        var captures = false;
        foreach (ref readonly var element in pattern.AsSpan())
        {
            if (element.Hash != 0 && (seen[SeenBit(element.Hash) / 64] & (1UL << (SeenBit(element.Hash) % 64))) == 0)
                return false;
            captures |= element.Capture == wanted;
        }

        return captures;
    }

    private static int SeenBit(uint hash) => (int)((hash ^ (hash >> 13)) % SeenBits);

    private static bool Try(
        Element[] pattern, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, Capture wanted, CaptureLimits limits,
        List<(int First, int End)> found)
    {
        (int, int)? capture = null;
        if (!Match(pattern, 0, text, tokens, at, wanted, limits, ref capture) || capture is not { } span)
            return false;
        found.Add(span);
        return true;
    }

    private static bool Match(
        ReadOnlySpan<Element> pattern, int element, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, Capture wanted,
        CaptureLimits limits, ref (int First, int End)? capture)
    {
        if (element == pattern.Length)
            return true;
        if (at >= tokens.Length)
            return false;
        var next = pattern[element];
        if (next.Capture == Capture.None)
        {
            return (next.Separator == '\0' || HasSeparator(text, tokens, at, next.Separator))
                && (next.Hash == 0
                    ? Match(pattern, element + 1, text, tokens, at, wanted, limits, ref capture)
                    : tokens[at].Hash == next.Hash && (element == 0 || IsJoined(text, tokens, at, anyGap: pattern[element - 1].Separator != '\0'))
                        && Match(pattern, element + 1, text, tokens, at + 1, wanted, limits, ref capture));
        }

        // A capture that opens its pattern, or follows a sign, does not go on with the words before it.
        var longest = Longest(next, element == 0 || pattern[element - 1].Separator != '\0', text, tokens, at, limits);
        if (next.Capture == Capture.Role && longest > 0 && limits.NoRoles.Contains(tokens[at + longest - 1].Hash))
            return false;
        var isOpen = element == pattern.Length - 1;
        for (var length = longest; length >= 1; length--)
        {
            if (!IsWhole(next.Capture, tokens.Slice(at, length), limits))
                continue;
            if (isOpen || Match(pattern, element + 1, text, tokens, PastParentheses(text, tokens, at + length), wanted, limits, ref capture))
            {
                if (next.Capture == wanted)
                    capture = (at, at + length);
                return true;
            }
        }

        return false;
    }

    private static int Longest(
        in Element element, bool opens, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, CaptureLimits limits)
    {
        var most = Math.Min(element.Capture == Capture.Role ? LongestRole : LongestName, tokens.Length - at);
        var length = 0;
        while (length < most)
        {
            var token = tokens[at + length];
            if ((length > 0 || !opens) && at + length > 0 && !IsJoined(text, tokens, at + length, anyGap: false))
                break;
            var fits = element.Capture == Capture.Role
                ? !limits.RoleEnds.Contains(token.Hash) || (length > 0 && IsEnding(text, tokens, at + length))
                : token.Traits.HasFlag(TokenTraits.Capital) || (length > 0 && (limits.Connectors.Contains(token.Hash) || token.Traits.HasFlag(TokenTraits.Digits)));
            if (!fits)
                break;
            length++;
        }

        return length;
    }

    private static bool IsWhole(Capture capture, ReadOnlySpan<Token> tokens, CaptureLimits limits)
    {
        if (capture == Capture.Role)
        {
            if (limits.Vague.Contains(tokens[0].Hash))
                return false;
            foreach (var token in tokens)
            {
                if (!limits.Connectors.Contains(token.Hash) && !limits.RoleNouns.Contains(token.Hash) && !limits.NoNames.Contains(token.Hash))
                    return true;
            }

            return false;
        }

        if (!tokens[^1].Traits.HasFlag(TokenTraits.Capital) && !tokens[^1].Traits.HasFlag(TokenTraits.Digits))
            return false;
        var names = 0;
        foreach (var token in tokens)
        {
            if (limits.NoNames.Contains(token.Hash))
                return false;
            if (token.Traits.HasFlag(TokenTraits.Capital) && !limits.RoleNouns.Contains(token.Hash) && !limits.Vague.Contains(token.Hash))
                names++;
        }

        return names > 0;
    }

    /// <summary>Nothing between the token and the one before it but what stands inside a phrase or a name.</summary>
    private static bool IsJoined(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, bool anyGap)
    {
        if (at == 0 || anyGap)
            return true;
        var gap = text[tokens[at - 1].End..tokens[at].Start];
        if (gap.Length > 4)
            return false;
        if (IsEnding(text, tokens, at))
            return true;
        // What follows "(e)" or "(R-17)" goes on with the phrase.
        if (gap.StartsWith(')'))
            gap = gap[1..];
        foreach (var c in gap)
        {
            if (c is not (' ' or '-' or '&' or '\'' or '’' or '+' or '/' or '.' or '\u00A0' or '*' or ':'))
                return false;
        }

        // A full stop or colon followed by a space ends a phrase; inside a name it does not ("S.A.", "candidat:e").
        return !(gap.IndexOfAny('.', ':') >= 0 && gap.Contains(' '));
    }

    /// <summary>The place behind "(R-20418)" or "(m/w/d)", where there is one at this place.</summary>
    private static int PastParentheses(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at)
    {
        if (at == 0 || at >= tokens.Length || text[tokens[at - 1].End..tokens[at].Start] is not " (")
            return at;
        for (var past = at + 1; past < tokens.Length && past - at <= LongestName; past++)
        {
            if (text[tokens[past - 1].End..tokens[past].Start].StartsWith(')'))
                return past;
        }

        return at;
    }

    /// <summary>The second ending of a word for both sexes: "chargé·e", "addetto/a", "Leiter(in)", "Leiter:in", "técnico/a".</summary>
    public static bool IsEnding(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at)
    {
        if (at == 0 || tokens[at].Length > LongestEnding)
            return false;
        var gap = text[tokens[at - 1].End..tokens[at].Start];
        return gap is "·" or "•" or "(" or "(-" or "/" or "/-" or ":" or "*" or "."
            && char.IsLower(text[tokens[at].Start]);
    }

    private static bool HasSeparator(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, char separator)
    {
        if (at == 0)
            return false;
        var gap = text[tokens[at - 1].End..tokens[at].Start];
        return separator == '-' ? gap.IndexOfAny('-', '–', '—') >= 0 : gap.Contains(separator);
    }

    private static Element[] Compile(string pattern)
    {
        var elements = new List<Element>();
        foreach (var part in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (part)
            {
                case "<company>":
                    elements.Add(new Element(0, Capture.Company));
                    break;
                case "<role>":
                    elements.Add(new Element(0, Capture.Role));
                    break;
                case "<person>":
                    elements.Add(new Element(0, Capture.Person));
                    break;
                case "<colon>":
                    elements.Add(new Element(0, Capture.None, ':'));
                    break;
                case "<comma>":
                    elements.Add(new Element(0, Capture.None, ','));
                    break;
                case "<dash>":
                    elements.Add(new Element(0, Capture.None, '-'));
                    break;
                default:
                    foreach (var word in Folding.Phrase(part).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        elements.Add(new Element(Tokenizer.Hash(word), Capture.None));
                    break;
            }
        }

        return [.. elements];
    }

    private readonly record struct Element(uint Hash, Capture Capture, char Separator = '\0');
}
