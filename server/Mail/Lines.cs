namespace OutlookRejectionHelper.Mail;

/// <summary>Walks the lines of a part of a text, empty ones included, as spans without their line feed.</summary>
internal ref struct Lines(ReadOnlySpan<char> text, int from, int to)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next = from;

    public TextSpan Current { get; private set; }

    public bool MoveNext()
    {
        if (_next > to)
            return false;
        var feed = _text[_next..to].IndexOf('\n');
        var end = feed < 0 ? to : _next + feed;
        Current = new TextSpan(_next, end - _next);
        _next = end + 1;
        return true;
    }
}
