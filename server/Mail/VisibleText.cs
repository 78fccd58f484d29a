using System.Buffers;
using System.Globalization;

namespace OutlookRejectionHelper.Mail;

/// <summary>
/// Collects what a person sees into a buffer of fixed size: white space collapsed, breaks at most one empty line high,
/// characters without a shape (zero width, direction marks, controls, tag characters) dropped.
/// </summary>
internal ref struct VisibleText(Span<char> buffer)
{
    private const char NoBreakSpace = '\u00A0';

    private const char Joiner = '\u200D';

    /// <summary>The first half of the characters U+E0000 to U+E03FF, which spell text that nobody sees.</summary>
    private const char TagLead = '\uDB40';

    private static readonly string _noShape = WithoutShape();
    private static readonly SearchValues<char> _special = SearchValues.Create(_noShape + Joiner + TagLead);
    private static readonly SearchValues<char> _shapeless = SearchValues.Create(_noShape);
    private static readonly SearchValues<char> _white = SearchValues.Create(string.Concat(_noShape.Where(char.IsWhiteSpace)));

    private readonly Span<char> _buffer = buffer;
    private int _length;
    private int _breaks;
    private bool _space;
    private bool _cell;
    private bool _filler;

    public readonly int Length => _length;

    public readonly Span<char> Written => _buffer[.._length];

    /// <summary>Something did not fit.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Ends the line; after a line of nothing but no-break spaces this makes an empty line, as it does on screen.</summary>
    public void Break()
    {
        _breaks = Math.Max(_breaks, _filler ? 2 : 1);
        _filler = false;
    }

    /// <summary>Ends the paragraph.</summary>
    public void Paragraph() => _breaks = 2;

    /// <summary>A forced line break: two of them make an empty line.</summary>
    public void LineBreak() => _breaks = Math.Min(2, _breaks + 1);

    /// <summary>Sets the next word off from what stands before it in the same row.</summary>
    public void Cell() => _cell = true;

    public void Append(scoped ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !IsTruncated)
        {
            var special = text.IndexOfAny(_special);
            AppendRun(special < 0 ? text : text[..special]);
            if (special < 0)
                return;
            var before = special > 0 ? text[special - 1] : '\0';
            text = text[special..];
            text = text[(text[0] is Joiner or TagLead ? Composed(text, before) : Gap(text))..];
        }
    }

    /// <summary>Reads white space and what has no shape.</summary>
    /// <returns>Characters read.</returns>
    private int Gap(scoped ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(_shapeless);
        var gap = end < 0 ? text : text[..end];
        if (gap.ContainsAny(_white))
        {
            _space = true;
            _filler |= _breaks > 0 && gap.Contains(NoBreakSpace);
        }

        return gap.Length;
    }

    /// <summary>Reads a character that shapes others: the joiner holds emoji together, elsewhere it only hides; tag characters always do.</summary>
    /// <returns>Characters read.</returns>
    private int Composed(scoped ReadOnlySpan<char> text, char before)
    {
        if (text[0] is TagLead)
            return text.Length > 1 && char.IsLowSurrogate(text[1]) ? 2 : 1;
        if (text.Length > 1 && (char.IsLowSurrogate(before) || before == '\uFE0F'))
            Put(text[..1]);
        return 1;
    }

    /// <summary>No white space in it but plain spaces.</summary>
    private void AppendRun(scoped ReadOnlySpan<char> run)
    {
        if (run.IsEmpty)
            return;
        _space |= run[0] == ' ';
        var words = run.Trim(' ');
        if (words.IsEmpty)
            return;
        FlushGap();
        if (words.IndexOf("  ", StringComparison.Ordinal) < 0)
        {
            Put(words);
        }
        else
        {
            foreach (var range in words.Split(' '))
            {
                var word = words[range];
                if (word.IsEmpty)
                    continue;
                FlushGap();
                Put(word);
                _space = true;
            }
        }

        _space = run[^1] == ' ';
    }

    private void FlushGap()
    {
        if (_length > 0)
        {
            if (_breaks > 0)
                Put("\n\n".AsSpan(0, _breaks));
            else if (_cell)
                Put("\t");
            else if (_space)
                Put(" ");
        }

        _breaks = 0;
        _space = _cell = _filler = false;
    }

    private void Put(scoped ReadOnlySpan<char> text)
    {
        var room = _buffer.Length - _length;
        if (text.Length > room)
        {
            IsTruncated = true;
            text = text[..room];
        }

        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    /// <summary>White space but the plain space, controls, and characters of no width.</summary>
    private static string WithoutShape() => string.Concat(Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(c => c is not (' ' or Joiner)
        && (char.IsWhiteSpace(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            || c is '\u034F' or '\u115F' or '\u1160' or '\u2800' or '\u3164' or '\uFFA0')));
}
