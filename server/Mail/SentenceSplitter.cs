using System.Buffers;
using System.Collections.Immutable;

namespace OutlookRejectionHelper.Mail;

/// <summary>Cuts text into sentences. A line end always ends one: hard wraps have been joined before.</summary>
internal ref struct SentenceSplitter
{
    private static readonly SearchValues<char> _marks = SearchValues.Create(".!?…\t");

    private readonly ReadOnlySpan<char> _text;
    private readonly SentenceWords _words;
    private readonly ImmutableArray<TextSpan>.Builder _sentences;

    private SentenceSplitter(ReadOnlySpan<char> text, ImmutableArray<TextSpan>.Builder sentences)
    {
        _text = text;
        _words = SentenceWords.Default;
        _sentences = sentences;
    }

    /// <summary>The sentences of a part, trimmed, in order, without list marks and quoted lines.</summary>
    /// <param name="more">There were more than <see cref="MailLimits.Sentences"/>.</param>
    public static ImmutableArray<TextSpan> Split(ReadOnlySpan<char> text, TextSpan part, out bool more)
    {
        var sentences = ImmutableArray.CreateBuilder<TextSpan>(32);
        var splitter = new SentenceSplitter(text, sentences);
        var lines = new Lines(text, part.Start, part.End);
        while (lines.MoveNext() && sentences.Count <= MailLimits.Sentences)
            splitter.Line(lines.Current);
        more = sentences.Count > MailLimits.Sentences;
        if (more)
            sentences.Count = MailLimits.Sentences;
        return sentences.DrainToImmutable();
    }

    private readonly void Line(TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && (char.IsWhiteSpace(_text[start]) || _text[start] is '•' or '·' or '▪' or '◦' or '‣' or '●' or '*' or '-' or '–'))
            start++;
        if (start == line.End || _text[start] == '>')
            return;
        for (var from = start; from < line.End;)
        {
            var next = _text[from..line.End].IndexOfAny(_marks);
            if (next < 0)
                break;
            var mark = from + next;
            var end = _text[mark] == '\t' ? mark : EndAt(mark, start, line.End);
            from = Math.Max(mark + 1, end);
            if (end < 0)
                continue;
            Add(start, end);
            start = end;
        }

        Add(start, line.End);
    }

    /// <summary>Behind the mark at <paramref name="mark"/> and what clings to it, if a sentence ends there; else -1.</summary>
    private readonly int EndAt(int mark, int start, int lineEnd)
    {
        var end = mark + 1;
        while (end < lineEnd && _text[end] is '.' or '!' or '?' or '…' or ')' or ']' or '"' or '\'' or '”' or '’' or '»' or '“')
            end++;
        if (end >= lineEnd)
            return lineEnd;
        if (!char.IsWhiteSpace(_text[end]))
            return end == mark + 1 && IsGlued(mark, lineEnd) ? end : -1;

        var next = end;
        while (next < lineEnd && !char.IsLetterOrDigit(_text[next]))
            next++;
        if (next == lineEnd)
            return lineEnd;
        if (char.IsLower(_text[next]))
            return -1;
        return _text[mark] == '.' && end == mark + 1 && IsAbbreviation(mark, start, char.IsDigit(_text[next])) ? -1 : end;
    }

    /// <summary>"application.We": a lower-case word, the mark, a capital and no address around them.</summary>
    private readonly bool IsGlued(int mark, int lineEnd)
    {
        if (mark < 3 || mark + 2 >= lineEnd || !char.IsUpper(_text[mark + 1]) || !(char.IsLower(_text[mark + 2]) || _text[mark + 2] is ' ' or '\''))
            return false;
        for (var i = mark - 1; i >= 0 && !char.IsWhiteSpace(_text[i]); i--)
        {
            if (_text[i] is '/' or '@' or '.' or ':' or '_' || (mark - i <= 3 && !char.IsLower(_text[i])))
                return false;
            if (mark - i >= 40)
                return false;
        }

        // "example.Com", "Node.Js/…": a word and then no space for long is a name.
        var rest = _text[(mark + 1)..lineEnd];
        var word = rest.IndexOf(' ') is >= 0 and var space ? rest[..space] : rest;
        return !word.ContainsAny('/', '@', '.') && char.IsLower(_text[mark - 1]) && char.IsLower(_text[mark - 2]);
    }

    private readonly bool IsAbbreviation(int dot, int start, bool beforeNumber)
    {
        var first = dot;
        while (first > start && !char.IsWhiteSpace(_text[first - 1]) && _text[first - 1] is not ('(' or '"' or '“' or '„' or '/' or ',') && dot - first < 12)
            first--;
        var word = _text[first..dot];
        if (word.IsEmpty)
            return false;
        // An initial: "J. Doe", "z. B. Ihre". A day: "am 3. Mai".
        if (word.Length == 1 && char.IsLetter(word[0]))
            return true;
        if (word.Length <= 2 && !word.ContainsAnyExceptInRange('0', '9'))
            return true;
        return _words.IsAbbreviation(word, beforeNumber);
    }

    private readonly void Add(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        while (end - start > MailLimits.SentenceLength)
        {
            var cut = Room(start);
            _sentences.Add(new TextSpan(start, cut - start));
            start = cut;
            while (start < end && char.IsWhiteSpace(_text[start]))
                start++;
            if (_sentences.Count > MailLimits.Sentences)
                return;
        }

        if (end > start)
            _sentences.Add(new TextSpan(start, end - start));
    }

    /// <summary>Where to cut a sentence that is too long: at the last space, or else between two characters.</summary>
    private readonly int Room(int start)
    {
        var space = _text.Slice(start, MailLimits.SentenceLength).LastIndexOf(' ');
        if (space > MailLimits.SentenceLength / 2)
            return start + space;
        var cut = start + MailLimits.SentenceLength;
        return char.IsLowSurrogate(_text[cut]) ? cut - 1 : cut;
    }
}
