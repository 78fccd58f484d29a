using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>L04 to L07, L19, L20, L24: what may be said about the world, and in whose words.</summary>
internal static partial class FactChecks
{
    /// <summary>As many words in a row as the mail has them are a quotation.</summary>
    private const int Quotation = 7;

    private const int ShortestName = 4;

    /// <summary>A letter may be missing.</summary>
    private const int ShortestMisspelling = 3;

    public static Finding? Placeholder(CheckSubject subject) =>
        Finding.At("found", Spans(PlaceholderPattern().EnumerateMatches(subject.Reply.Text)));

    /// <summary>A name that is nearly right is the mistake that readers notice most.</summary>
    public static Finding? Names(CheckSubject subject)
    {
        var names = subject.Names.Where(name => name.Length >= ShortestName).ToList();
        var mends = ImmutableArray.CreateBuilder<TextEdit>();
        foreach (var word in subject.Whole.Words)
        {
            if (word.Length >= ShortestMisspelling && char.IsUpper(word.Exact[0]) && !subject.Source.Contains(word.Lower) && !subject.Lexicon.Known.Contains(word.Lower)
                && names.Find(name => Spelling.IsOneOff(word.Lower, name.ToLowerInvariant())) is { } right)
            {
                mends.Add(new(word.Start, word.Length, right));
            }
        }

        return Finding.At("spelling", [.. mends.Select(mend => new TextSpan(mend.Start, mend.Length))]) is { } finding ? finding with { Mends = mends.ToImmutable() } : null;
    }

    public static Finding? Invented(CheckSubject subject)
    {
        var found = subject.Body.Words
            .Where((word, index) => IsClaim(word, index) && !subject.Source.Contains(word.Lower) && !subject.Lexicon.Known.Contains(word.Lower))
            .Select(word => new TextSpan(word.Start, word.Length)).ToImmutableArray();
        // The user may know more than the mail says.
        return Finding.At("found", found) is { } finding
            ? finding with { Severity = subject.Reply.IsGenerated ? CheckSeverity.Block : CheckSeverity.Info }
            : null;

        bool IsClaim(StreamWord word, int index) => word.Exact.Any(char.IsDigit)
            || (!subject.Lexicon.NounsHaveCapitals && char.IsUpper(word.Exact[0]) && word.Length > 1
                && index != subject.Body.Sentences[word.Sentence].FirstWord && !IsAfterColon(subject.Reply.Text, word.Start));
    }

    public static Finding? Stage(CheckSubject subject)
    {
        var stage = subject.Stage;
        var isEarly = stage is Classification.Stage.Application or Classification.Stage.Unknown;
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        if (isEarly || stage is Classification.Stage.Screen or Classification.Stage.Assessment)
            found.AddRange(subject.InBody(subject.Lexicon.Interview));
        if (isEarly)
            found.AddRange(subject.InBody(subject.Lexicon.Call));
        if (isEarly || stage is Classification.Stage.Screen)
            found.AddRange(subject.InBody(subject.Lexicon.Task));
        return Finding.At("found", found.ToImmutable()) is { } finding
            // Where the stage is our guess, or nobody knows it, the user may well have had that interview.
            ? finding with { Severity = subject.Reply.IsGenerated || stage is not Classification.Stage.Unknown ? CheckSeverity.Block : CheckSeverity.Info }
            : null;
    }

    public static Finding? Leverage(CheckSubject subject) =>
        Finding.At("found", [.. subject.Sentences(subject.Lexicon.Leverage), .. Spans(MoneyPattern().EnumerateMatches(subject.Reply.Text))]);

    public static Finding? Sensitive(CheckSubject subject) =>
        Finding.At("found", [.. subject.InBody(subject.Lexicon.Sensitive), .. Numbers(subject)]);

    public static Finding? Echo(CheckSubject subject)
    {
        var formulas = subject.InBody(subject.Lexicon.RejectionFormula);
        if (!formulas.IsEmpty)
            return new("formula", formulas);
        return subject.Reply.MailText is { } mail ? Finding.At("quotation", Quoted(subject, mail)) : null;
    }

    private static ImmutableArray<TextSpan> Quoted(CheckSubject subject, MailText mail)
    {
        var end = Math.Min(mail.Newest.End, mail.Newest.Start + ReplyChecker.LongestText);
        var theirs = WordStream.Of(mail.Visible, mail.Newest.Start, end).Words;
        var runs = new Dictionary<long, int>(theirs.Length);
        for (var at = 0; at + Quotation <= theirs.Length; at++)
            runs[Run(theirs, at)] = at;

        var own = subject.Body.Words;
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        for (var at = 0; at + Quotation <= own.Length; at++)
        {
            // What the user calls one thing they enjoyed, or a long role, is in the mail by right.
            if (runs.TryGetValue(Run(own, at), out var there) && IsSame(own, at, theirs, there) && !IsValue(subject, own, at))
            {
                var last = own[at + Quotation - 1];
                spans.Add(new(own[at].Start, last.Start + last.Length - own[at].Start));
                at += Quotation - 1;
            }
        }

        return spans.ToImmutable();

        static long Run(ImmutableArray<StreamWord> words, int at)
        {
            var hash = 0L;
            foreach (var word in words.AsSpan(at, Quotation))
                hash = (hash * 1_000_003) ^ string.GetHashCode(word.Lower, StringComparison.Ordinal);
            return hash;
        }

        static bool IsSame(ImmutableArray<StreamWord> a, int atA, ImmutableArray<StreamWord> b, int atB)
        {
            for (var next = 0; next < Quotation; next++)
            {
                if (a[atA + next].Lower != b[atB + next].Lower)
                    return false;
            }

            return true;
        }
    }

    private static bool IsValue(CheckSubject subject, ImmutableArray<StreamWord> words, int at)
    {
        var mail = subject.Reply.Mail;
        var values = new[] { mail.Company?.Value, mail.Role?.Value, subject.Reply.Preferences.PersonalNote }
            .Where(value => value is not null).SelectMany(value => WordStream.Of(value!).Words.Select(word => word.Lower)).ToHashSet(StringComparer.Ordinal);
        return words.AsSpan(at, Quotation).ToArray().Count(word => values.Contains(word.Lower)) >= 2;
    }

    private static IEnumerable<TextSpan> Numbers(CheckSubject subject) =>
        Spans(LongNumberPattern().EnumerateMatches(subject.Reply.Text))
            .Where(span => span.Start >= subject.Parts.Body.Start && span.End <= subject.Parts.Body.End
                && !subject.SourceText.Contains(subject.Text(span).ToString(), StringComparison.Ordinal));

    private static bool IsAfterColon(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '“' or '„' or '«'))
            at--;
        return at >= 0 && text[at] == ':';
    }

    private static ImmutableArray<TextSpan> Spans(Regex.ValueMatchEnumerator matches)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var match in matches)
            spans.Add(new(match.Index, match.Length));
        return spans.ToImmutable();
    }

    [GeneratedRegex(@"\[[^\]\n]{0,60}\]|\{[^}\n]{0,60}\}|<[^>\n]{0,60}>|_{3,}|\bX{3,}\b|\bTODO\b|\{\{", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex(@"[€$£¥]\s?[0-9]|[0-9][0-9.,]*\s?(€|£|\$|EUR\b|USD\b|GBP\b|CHF\b|BRL\b)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MoneyPattern();

    /// <summary>Seven digits or more, with what usually parts them: a telephone, an account, an identity card.</summary>
    [GeneratedRegex(@"\+?[0-9]([ ()./-]?[0-9]){6,20}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LongNumberPattern();
}

internal static class Spelling
{
    /// <summary>One letter more, less, other, or two neighbors exchanged; false for the same word.</summary>
    public static bool IsOneOff(string a, string b)
    {
        if (a == b || Math.Abs(a.Length - b.Length) > 1)
            return false;
        var same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same])
            same++;
        ReadOnlySpan<char> restA = a.AsSpan(same), restB = b.AsSpan(same);
        return a.Length != b.Length
            ? a.Length > b.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA)
            : restA[1..].SequenceEqual(restB[1..])
                || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
    }
}
