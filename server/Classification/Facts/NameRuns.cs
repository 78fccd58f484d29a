using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Runs of words with a capital in which the sender's own firm is named, whatever stands around them.</summary>
internal static class NameRuns
{
    private const int Longest = 9;

    private const int LongestOpening = 5;

    private const int ShortestFirm = 4;

    /// <summary>A firm, but no word of its name: "Azienda di Pordenone", "Centro-Oeste".</summary>
    private static readonly FrozenSet<uint> _anyFirm = new[]
    {
        "company", "firma", "empresa", "azienda", "entreprise", "societe", "societa", "sociedad", "sociedade", "compania", "companhia", "compagnie", "bedrijf", "gesellschaft", "betrieb",
        "centro", "centre", "centrum", "casa", "stadt", "ville", "commune", "comune", "provincia", "region", "regione", "mercado", "junta", "porto", "district", "kreis", "county", "stad",
    }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    private static readonly FrozenSet<uint> _articles =
        new[] { "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "de", "het", "o", "a", "os", "as", "der", "die", "das" }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    /// <summary>The name opens with "Le", "Il", "De".</summary>
    public static bool IsArticle(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[1];
        return Tokenizer.Read(name, 0, buffer) > 0 && _articles.Contains(buffer[0].Hash);
    }

    /// <summary>Adds the places of <paramref name="tokens"/> at which the firm is named.</summary>
    public static void Find(NameSource source, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, FactSource from, List<(Place Place, bool IsPart)> found)
    {
        if (!source.Own.IsKnown)
            return;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].Traits.HasFlag(TokenTraits.Capital) || (from == FactSource.Subject && source.Words.SubjectWords.Contains(tokens[i].Hash)))
                continue;
            var (end, isLikely) = End(source, text, tokens, i);
            if (isLikely && Named(source, text, tokens[i..end], from) is { Place.Length: > 1 } named && source.Own.IsNamed(text.Slice(named.Place.Start, named.Place.Length)))
                found.Add(named);
            i = end - 1;
        }
    }

    /// <summary>Adds the runs that are a firm's by a word in them, by their legal form or by the sign between two names.</summary>
    public static void FindFirms(NameSource source, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, FactSource from, List<Place> found)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].Traits.HasFlag(TokenTraits.Capital) || (from == FactSource.Subject && source.Words.SubjectWords.Contains(tokens[i].Hash)))
                continue;
            var (end, _) = End(source, text, tokens, i);
            var first = i;
            i = end - 1;
            if (end - first < 2)
                continue;
            var hasForm = LegalForms.Length(text[tokens[end - 1].End..]) > 0;
            bool isJoined = false, hasSmall = false;
            var firm = -1;
            for (var at = first; at < end; at++)
            {
                isJoined |= at > first && text[tokens[at - 1].End..tokens[at].Start].Contains('&');
                if (firm < 0 && tokens[at].Length >= ShortestFirm && FactWords.Firms.Contains(text, tokens[at]) && !source.IsTeam(tokens[at]) && !_anyFirm.Contains(tokens[at].Hash))
                    firm = at;
                hasSmall |= !tokens[at].Traits.HasFlag(TokenTraits.Capital);
            }

            // Where each noun has a capital, "Zettel von der Schule" is no name.
            if ((firm < 0 && !hasForm && !isJoined) || (hasSmall && source.Words.NounsAreCapital))
                continue;
            // "Jefe de Planta en Frigorífico Norte": the firm begins with its own word, unless that closes it.
            if (firm > first && firm < end - 1 && source.Words.RoleHead == RoleHead.First)
                first = firm;
            while (first < end - 1 && from == FactSource.Subject && source.Words.SubjectWords.Contains(tokens[first].Hash) && !text[tokens[first].End..tokens[first + 1].Start].Contains('&'))
                first++;
            if (end - first > 1)
                found.Add(new Place(from, tokens[first].Start, tokens[end - 1].End - tokens[first].Start));
        }
    }

    /// <summary>Adds names of two words and more in the subject that the text tells again, below its greeting.</summary>
    public static void FindTold(NameSource source, ReadOnlySpan<Token> subject, List<Place> found)
    {
        ReadOnlySpan<char> text = source.Message.Subject;
        var body = source.Text[source.Text.Newest];
        body = body[Math.Max(body.IndexOf('\n'), 0)..];
        for (var i = 0; i < subject.Length; i++)
        {
            if (!subject[i].Traits.HasFlag(TokenTraits.Capital) || source.Words.SubjectWords.Contains(subject[i].Hash))
                continue;
            var (end, _) = End(source, text, subject, i);
            var name = text[subject[i].Start..subject[end - 1].End];
            var isJob = false;
            for (var at = i; at < end; at++)
                isJob |= RoleShape.IsOccupation(text, subject[at], source.Words);
            if (end - i > 1 && !isJob && !source.Words.NounsAreCapital && body.Contains(name, StringComparison.Ordinal))
                found.Add(new Place(FactSource.Subject, subject[i].Start, name.Length));
            i = end - 1;
        }
    }

    /// <summary>Where the run ends that begins here, and whether the sender's domain may be in it.</summary>
    private static (int End, bool IsLikely) End(NameSource source, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int first)
    {
        var end = first + 1;
        var isLikely = source.Own.MayHave(text.Slice(tokens[first].Start, tokens[first].Length));
        for (var i = end; i < tokens.Length && i - first < Longest && IsJoined(text, tokens, i); i++)
        {
            if (tokens[i].Traits.HasFlag(TokenTraits.Capital) || (char.IsAsciiDigit(text[tokens[i].Start]) && !tokens[i].Traits.HasFlag(TokenTraits.Digits))
                || (tokens[i].Length == 1 && i == end && IsClitic(text, tokens, i)))
            {
                end = i + 1;
                isLikely |= source.Own.MayHave(text.Slice(tokens[i].Start, tokens[i].Length));
            }
            else if (!source.IsConnector(tokens[i]))
            {
                break;
            }
        }

        return (end, isLikely);
    }

    /// <summary>The narrowest part of the run that is the firm, with the words before and behind it that firms have in their names.</summary>
    private static (Place Place, bool IsPart) Named(NameSource source, ReadOnlySpan<char> text, ReadOnlySpan<Token> run, FactSource from)
    {
        var (first, end) = (0, run.Length);
        var covered = source.Own.Covered(Slice(text, run, first, end));
        if (covered == 0)
            return default;
        while (first < end - 1 && source.Own.Covered(Slice(text, run, first + 1, end)) >= covered)
            first++;
        while (end > first + 1 && source.Own.Covered(Slice(text, run, first, end - 1)) >= covered)
            end--;
        var isPart = from != FactSource.Subject && IsPart(text, run, from);
        if (isPart)
            end = run.Length;
        while (end < run.Length && IsOfFirm(source, text, run, end, from))
            end++;
        while (end > first + 1 && source.IsConnector(run[end - 1]))
            end--;
        var core = first;
        for (var i = core - 1; i >= 0; i--)
        {
            if (FactWords.Firms.Contains(text, run[i]) && !source.IsTeam(run[i]))
                first = i;
            else if (!source.IsConnector(run[i]) && !isPart)
                break;
        }

        if (first == core && isPart && (from == FactSource.Sender || (core == 1 && _articles.Contains(run[0].Hash))))
            first = 0;
        var start = first == core && isPart ? Opening(source, text, run[0].Start, from) ?? run[first].Start : run[first].Start;
        return (source.Strip(new Place(from, start, run[end - 1].End - start)), isPart);
    }

    /// <summary>"Casa anziani" before "Al Ticinello": where the line begins, if it does so with what firms call themselves.</summary>
    private static int? Opening(NameSource source, ReadOnlySpan<char> text, int run, FactSource from)
    {
        if (from != FactSource.Sender)
            return null;
        Span<Token> buffer = stackalloc Token[LongestOpening];
        var tokens = buffer[..Tokenizer.Read(text[..run], 0, buffer)];
        return tokens.Length > 0 && tokens.Length < LongestOpening && FactWords.Firms.Contains(text, tokens[0]) ? tokens[0].Start : null;
    }

    /// <summary>Nothing else is in the line, or in a part of it that signs set apart.</summary>
    private static bool IsPart(ReadOnlySpan<char> text, ReadOnlySpan<Token> run, FactSource from)
    {
        var before = text[..run[0].Start].TrimEnd(' ');
        var behind = text[run[^1].End..].TrimStart(" .");
        return (before.IsEmpty || IsBreak(before[^1], from) || from == FactSource.Sender)
            && (behind.IsEmpty || IsBreak(behind[0], from) || LegalForms.Length(text[run[^1].End..]) > 0);
    }

    private static bool IsBreak(char c, FactSource from) => c is '\n' or '\r' or '|' or '·' or '•' || (from == FactSource.Sender && c is '-' or '–' or '—' or ',' or '(' or ')');


    /// <summary>"Marsh &amp; Moraine", "Ostra Group": the name goes on.</summary>
    private static bool IsOfFirm(NameSource source, ReadOnlySpan<char> text, ReadOnlySpan<Token> run, int at, FactSource from)
    {
        var gap = text[run[at - 1].End..run[at].Start];
        // Where nouns have no capital, a word with one in the running text is the name's.
        if (from == FactSource.Mail && !source.Words.NounsAreCapital && gap is " " && run[at].Traits.HasFlag(TokenTraits.Capital)
            && (source.IsAgency || !source.IsTeam(run[at])) && !source.Words.SubjectWords.Contains(run[at].Hash))
        {
            return true;
        }

        return gap.Contains('&') || gap is "-" || IsClitic(text, run, at) || FactWords.Firms.Contains(text, run[at])
            || (source.IsConnector(run[at]) && at + 1 < run.Length && FactWords.Firms.Contains(text, run[at + 1]));
    }

    private static bool IsClitic(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at) =>
        text[tokens[at - 1].End..tokens[at].Start] is "'" or "’" && tokens[at].Length == 1;

    private static bool IsJoined(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at)
    {
        var gap = text[tokens[at - 1].End..tokens[at].Start];
        return gap is " " or "\u00A0" or "-" or "'" or "’" or " & " or "&" or "." or " + " or " '" or " ’" || (gap is ". " && tokens[at - 1].Length <= 2);
    }

    private static ReadOnlySpan<char> Slice(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int first, int end) => text[tokens[first].Start..tokens[end - 1].End];
}
