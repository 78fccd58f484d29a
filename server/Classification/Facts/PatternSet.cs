using System.Collections.Frozen;
using System.Runtime.InteropServices;
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

    /// <summary>One pattern, and the place at which it is tried among those that begin with the same word.</summary>
    /// <param name="Opening">How many words are before its first capture or sign.</param>
    /// <param name="Needed">The hash of the first word behind that; 0 where there is none.</param>
    /// <param name="NeededBit">The bit that is set where that word, or none, stands in a text.</param>
    private readonly record struct Pattern(Element[] Elements, int Rank, int Opening, uint Needed, ulong NeededBit);

    /// <summary>A node of the trie of the words that open the patterns.</summary>
    /// <param name="Steps">The node for each word that may come next; few.</param>
    /// <param name="Patterns">Those whose opening ends here, by rank.</param>
    private sealed record Node(List<(uint Hash, Node Next)> Steps, List<Pattern> Patterns)
    {
        /// <summary>The bits of its patterns.</summary>
        public ulong NeededBits { get; set; }

        public Node? Next(uint hash)
        {
            foreach (var (word, next) in CollectionsMarshal.AsSpan(Steps))
            {
                if (word == hash)
                    return next;
            }

            return null;
        }
    }

    // The bit of patterns that need no word, or one beyond those that have a bit of their own.
    private const ulong Always = 1;
    private const int MostNeeded = 63;

    private readonly List<uint> _needed = [];
    private readonly FrozenDictionary<uint, Node> _byFirstWord;
    private readonly Pattern[] _capturesFirst;

    public PatternSet(IEnumerable<string> patterns)
    {
        var all = patterns.SelectMany(Alternatives.Of).Distinct().Select(Compile).Where(elements => elements.Length > 0).ToArray();
        Words = all.SelectMany(elements => elements).Where(element => element.Capture == Capture.None).Select(element => element.Hash)
            .ToFrozenSet();
        _capturesFirst = [.. all.Where(elements => elements[0].Capture != Capture.None).Select(Of)];
        // Of those that begin with the same word a longer one goes first.
        var opened = all.Where(elements => elements[0].Hash != 0).OrderByDescending(elements => elements.Length)
            .Select(Of).ToArray();
        Beginnings = new(
            [.. opened.Where(pattern => pattern.Opening == 1).Select(pattern => pattern.Elements[0].Hash)],
            [.. opened.Where(pattern => pattern.Opening > 1).Select(pattern => pattern.Elements[0].Hash)],
            [.. opened.Where(pattern => pattern.Opening > 1).Select(pattern => pattern.Elements[1].Hash)]);
        var root = new Node([], []);
        foreach (var pattern in opened)
            Add(root, pattern);
        _byFirstWord = root.Steps.ToFrozenDictionary(step => step.Hash, step => step.Next);
    }

    /// <summary>Every word of every pattern.</summary>
    public FrozenSet<uint> Words { get; }

    /// <summary>The words with which patterns begin, unless with a capture.</summary>
    public PhraseBeginnings Beginnings { get; }

    /// <summary>Adds the tokens of each capture of the wanted kind to <paramref name="found"/>.</summary>
    public void Find(in MarkedText text, Capture wanted, CaptureLimits limits, List<(int First, int End)> found)
    {
        // Asked once for each word, not for each pattern that needs it: there are hundreds of them.
        var present = Present(text);
        // Each with where the word that it needs stands next.
        Span<(ushort Pattern, int Needed)> open = stackalloc (ushort, int)[_capturesFirst.Length];
        var opens = 0;
        for (var i = 0; i < _capturesFirst.Length; i++)
        {
            if ((_capturesFirst[i].NeededBit & present) != 0 && MayMatch(_capturesFirst[i], wanted, text))
                open[opens++] = ((ushort)i, 0);
        }

        var tokens = text.Tokens;
        var mark = text.MarkOf(this);
        for (var at = opens > 0 ? 0 : text.Next(0, mark); at >= 0 && at < tokens.Length; at = opens > 0 ? at + 1 : text.Next(at + 1, mark))
        {
            var before = found.Count;
            if (text.IsMarked(at, mark) && Opened(text, at, present, wanted, limits) is { } span)
                found.Add(span);
            if (found.Count != before || !tokens[at].Traits.HasFlag(TokenTraits.Capital))
                continue;
            foreach (ref var one in open[..opens])
            {
                ref readonly var pattern = ref _capturesFirst[one.Pattern];
                if (pattern.Needed != 0 && !IsNear(tokens, pattern, at, ref one.Needed))
                    continue;
                if (Try(pattern, 0, text, at, wanted, limits) is { } capture)
                {
                    found.Add(capture);
                    break;
                }
            }
        }
    }

    /// <summary>The capture of the first pattern, by rank, that begins with the words from here on.</summary>
    private (int First, int End)? Opened(in MarkedText text, int at, ulong present, Capture wanted, CaptureLimits limits)
    {
        var tokens = text.Tokens;
        (int, int)? best = null;
        var rank = int.MaxValue;
        var node = _byFirstWord.GetValueOrDefault(tokens[at].Hash);
        for (var i = at; node is not null; i++)
        {
            foreach (ref readonly var pattern in (node.NeededBits & present) == 0 ? [] : CollectionsMarshal.AsSpan(node.Patterns))
            {
                if (pattern.Rank > rank)
                    break;
                if ((pattern.NeededBit & present) != 0 && MayMatch(pattern, wanted, text) && Try(pattern, pattern.Opening, text, i + 1, wanted, limits) is { } span)
                {
                    (best, rank) = (span, pattern.Rank);
                    break;
                }
            }

            node = i + 1 < tokens.Length && node.Steps.Count > 0 && IsJoined(text.Text, tokens, i + 1, anyGap: false) ? node.Next(tokens[i + 1].Hash) : null;
        }

        return best;
    }

    private Pattern Of(Element[] elements, int rank)
    {
        var opening = 0;
        while (opening < elements.Length && elements[opening].Hash != 0)
            opening++;
        var needed = elements[opening..].FirstOrDefault(element => element.Hash != 0).Hash;
        if (needed != 0 && !_needed.Contains(needed) && _needed.Count < MostNeeded)
            _needed.Add(needed);
        var number = _needed.IndexOf(needed);
        return new(elements, rank, opening, needed, number < 0 ? Always : Always << (number + 1));
    }

    /// <summary>The bits of the needed words that seem to stand in the text.</summary>
    private ulong Present(in MarkedText text)
    {
        var present = Always;
        var bit = Always;
        foreach (var needed in CollectionsMarshal.AsSpan(_needed))
        {
            bit <<= 1;
            present |= text.HasSeen(needed) ? bit : 0;
        }

        return present;
    }

    private static void Add(Node node, Pattern pattern)
    {
        foreach (var element in pattern.Elements[..pattern.Opening])
        {
            var next = node.Next(element.Hash);
            if (next is null)
                node.Steps.Add((element.Hash, next = new Node([], [])));
            node = next;
        }

        node.Patterns.Add(pattern);
        node.NeededBits |= pattern.NeededBit;
    }

    /// <summary>The word that the pattern needs stands near enough behind its first capture.</summary>
    /// <param name="needed">Where it stands next, as far as was looked; moved on.</param>
    private static bool IsNear(ReadOnlySpan<Token> tokens, in Pattern pattern, int at, ref int needed)
    {
        needed = Math.Max(needed, at + 1);
        while (needed < tokens.Length && tokens[needed].Hash != pattern.Needed)
            needed++;
        // Behind a sign or a second capture it may be farther.
        return needed < tokens.Length && (pattern.Elements[1].Hash == 0 || needed - at <= LongestRole + LongestName);
    }

    /// <summary>The pattern captures what is wanted, and each of its words seems to stand in the text.</summary>
    private static bool MayMatch(in Pattern pattern, Capture wanted, in MarkedText text)
    {
        var captures = false;
        foreach (ref readonly var element in pattern.Elements.AsSpan(pattern.Opening))
        {
            if (element.Hash != 0 && !text.HasSeen(element.Hash))
                return false;
            captures |= element.Capture == wanted;
        }

        return captures;
    }

    /// <summary>What the pattern captures, whose elements from <paramref name="element"/> on begin at this place; null where it does not match.</summary>
    private static (int First, int End)? Try(in Pattern pattern, int element, in MarkedText text, int at, Capture wanted, CaptureLimits limits)
    {
        (int, int)? capture = null;
        return Match(pattern.Elements, element, text.Text, text.Tokens, at, wanted, limits, ref capture) ? capture : null;
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

        if (!MayEnd(pattern, element, tokens, at))
            return false;
        // A capture that opens its pattern, or follows a sign, does not go on with the words before it.
        var longest = Longest(next, element == 0 || pattern[element - 1].Separator != '\0', text, tokens, at, limits);
        if (next.Capture == Capture.Role && longest > 0 && limits.NoRoles.Contains(tokens[at + longest - 1].Hash))
            return false;
        var isOpen = element == pattern.Length - 1;
        var behind = isOpen ? 0u : pattern[element + 1].Hash;
        for (var length = longest; length >= 1; length--)
        {
            var past = isOpen ? at + length : PastParentheses(text, tokens, at + length);
            // The word behind the capture is the quickest to tell that it ends elsewhere.
            if (behind != 0 && (past >= tokens.Length || tokens[past].Hash != behind))
                continue;
            if (!IsWhole(next.Capture, tokens.Slice(at, length), limits))
                continue;
            if (isOpen || Match(pattern, element + 1, text, tokens, past, wanted, limits, ref capture))
            {
                if (next.Capture == wanted)
                    capture = (at, at + length);
                return true;
            }
        }

        return false;
    }

    /// <summary>The word that must stand behind the capture is near enough.</summary>
    private static bool MayEnd(ReadOnlySpan<Element> pattern, int element, ReadOnlySpan<Token> tokens, int at)
    {
        if (element == pattern.Length - 1 || pattern[element + 1].Hash is not (> 0 and var behind))
            return true;
        var most = (pattern[element].Capture == Capture.Role ? LongestRole : LongestName) + LongestName;
        foreach (ref readonly var token in tokens.Slice(at + 1, Math.Min(most, tokens.Length - at - 1)))
        {
            if (token.Hash == behind)
                return true;
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
        if (gap is " ")
            return true;
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
