using System.Buffers;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Cuts a line of a signature at its separators: "Kim Reed | Recruiter, Norvik" has three parts.</summary>
internal ref struct SignatureParts(ReadOnlySpan<char> line)
{
    private static readonly SearchValues<char> _always = SearchValues.Create("|·•,\t/");

    private static readonly SearchValues<char> _dashes = SearchValues.Create("-–—");

    private readonly ReadOnlySpan<char> _line = line;
    private int _start;

    public Range Current { get; private set; }

    public readonly SignatureParts GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_start > _line.Length)
            return false;
        var end = _start;
        while (end < _line.Length && !IsSeparator(end))
            end++;
        Current = _start..end;
        _start = end + 1;
        return true;
    }

    private readonly bool IsSeparator(int at)
    {
        // A dash or a dot inside a word belongs to it.
        var isDash = _dashes.Contains(_line[at]);
        if (!isDash && !_always.Contains(_line[at]))
            return false;
        return !((isDash || _line[at] is '/' or '·') && !IsSpace(at - 1) && !IsSpace(at + 1));
    }

    private readonly bool IsSpace(int at) => at >= 0 && at < _line.Length && char.IsWhiteSpace(_line[at]);
}
