using System.Buffers;

namespace OutlookRejectionHelper.Mail;

/// <summary>
/// Collects what a person sees into a buffer of fixed size: white space collapsed, breaks at most one empty line high,
/// characters without a shape (zero width, direction marks, controls, tag characters) dropped.
/// </summary>
internal ref struct VisibleText(Span<char> buffer)
{
    private const char NoBreakSpace = '\u00A0';

    private static readonly SearchValues<char> _special = SearchValues.Create(Special());

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
            var skip = 1;
            var c = text[special];
            if (char.IsWhiteSpace(c))
            {
                _space = true;
                _filler |= c == NoBreakSpace && _breaks > 0;
            }
            // The joiner holds an emoji of several characters together; elsewhere it is only a way to hide.
            else if (c == '\u200D' && special > 0 && special + 1 < text.Length && (char.IsLowSurrogate(text[special - 1]) || text[special - 1] == '\uFE0F'))
                Put(text.Slice(special, 1));
            else if (c == '\uDB40' && special + 1 < text.Length && char.IsLowSurrogate(text[special + 1]))
                skip = 2;
            text = text[(special + skip)..];
        }
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

    private static string Special()
    {
        var special = new List<char>();
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            var category = char.GetUnicodeCategory(c);
            if (c != ' ' && (char.IsWhiteSpace(c)
                || category is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                || c is '\u034F' or '\u115F' or '\u1160' or '\u2800' or '\u3164' or '\uFFA0' or '\uDB40'))
                special.Add(c);
        }

        return new string([.. special]);
    }
}
