using System.Buffers;

namespace OutlookRejectionHelper.Mail;

/// <summary>
/// Reads HTML once from left to right and writes what is seen of it. No tree, no recursion: the open elements lie in a
/// fixed number of places, deeper ones are only counted, so hostile mail costs time in proportion to its length and no
/// more memory than kind mail.
/// </summary>
internal ref struct HtmlScanner
{
    /// <summary>Open elements remembered; newsletters reach about 60.</summary>
    private const int Depth = 256;

    /// <summary>Hidden words at the top that make an ordinary preview line, no more.</summary>
    private const int PreheaderWords = 60;

    private static readonly SearchValues<char> _nameEnd = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> _attributeEnd = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> _valueEnd = SearchValues.Create(" \t\r\n\f>");

    private readonly ReadOnlySpan<char> _html;
    private int _position;

    private readonly Span<byte> _ids;
    private readonly Span<Frame> _frames;
    private int _depth;
    private int _deeper;
    private int _deeperHidden = -1;
    private int _paragraphs;
    private int _preformatted;

    private int _hiddenWords;
    private int _leadingHiddenWords;

    private HtmlScanner(ReadOnlySpan<char> html, Span<byte> ids, Span<Frame> frames)
    {
        _html = html;
        _ids = ids;
        _frames = frames;
    }

    /// <summary>Where parts begin in the text written; -1 for a part that is not there.</summary>
    internal struct Marks
    {
        public int QuoteStart;
        public int QuoteEnd;
        public int Signature;
        public bool HasHiddenText;
    }

    private struct Frame
    {
        public Concealment Concealment;
        public bool Preformatted;
        public bool Quote;
    }

    public static Marks Read(ReadOnlySpan<char> html, ref VisibleText text)
    {
        var ids = ArrayPool<byte>.Shared.Rent(Depth);
        var frames = ArrayPool<Frame>.Shared.Rent(Depth);
        var marks = new Marks { QuoteStart = -1, QuoteEnd = -1, Signature = -1 };
        new HtmlScanner(html, ids, frames).Run(ref text, ref marks);
        ArrayPool<byte>.Shared.Return(ids);
        ArrayPool<Frame>.Shared.Return(frames);
        return marks;
    }

    private void Run(ref VisibleText text, ref Marks marks)
    {
        while (_position < _html.Length && !text.IsTruncated)
        {
            var rest = _html[_position..];
            if (rest[0] != '<')
            {
                var end = rest.IndexOf('<');
                if (end < 0)
                    end = rest.Length;
                Text(rest[..end], ref text);
                _position += end;
            }
            else if (rest.Length > 1 && char.IsAsciiLetter(rest[1]))
            {
                Start(ref text, ref marks);
            }
            else if (rest.Length > 2 && rest[1] == '/' && char.IsAsciiLetter(rest[2]))
            {
                End(ref text, ref marks);
            }
            else if (rest.Length > 1 && rest[1] is '!' or '?' or '/')
            {
                SkipDeclaration(rest);
            }
            else
            {
                Text("<", ref text);
                _position++;
            }
        }

        marks.HasHiddenText = _hiddenWords >= 3 || _leadingHiddenWords > PreheaderWords;
    }

    private readonly Concealment Current => _depth == 0 ? Concealment.None : _frames[_depth - 1].Concealment;

    private readonly bool IsHidden => _deeperHidden >= 0 || Current != Concealment.None;

    private void Text(ReadOnlySpan<char> run, ref VisibleText text)
    {
        if (IsHidden)
        {
            CountHidden(run, text.Length == 0);
            return;
        }

        Span<char> decoded = stackalloc char[2];
        while (!run.IsEmpty && !text.IsTruncated)
        {
            var special = _preformatted > 0 ? run.IndexOfAny('&', '\n') : run.IndexOf('&');
            text.Append(special < 0 ? run : run[..special]);
            if (special < 0)
                return;
            run = run[special..];
            if (run[0] == '\n')
            {
                text.LineBreak();
                run = run[1..];
            }
            else if (HtmlEntities.Decode(run, decoded, out var written) is > 0 and var read)
            {
                text.Append(decoded[..written]);
                run = run[read..];
            }
            else
            {
                text.Append("&");
                run = run[1..];
            }
        }
    }

    private void CountHidden(ReadOnlySpan<char> run, bool leading)
    {
        // What Outlook on Windows alone hides, the other clients show; it is no secret.
        if ((Current & ~Concealment.OtherClients) == 0 && _deeperHidden < 0)
            return;
        ref var count = ref (leading ? ref _leadingHiddenWords : ref _hiddenWords);
        var letters = 0;
        foreach (var c in run)
        {
            if (count > PreheaderWords)
                return;
            letters = char.IsLetter(c) ? letters + 1 : c == '&' ? int.MinValue : c is ';' or ' ' ? 0 : letters;
            if (letters == 2)
                count++;
        }
    }

    private void SkipDeclaration(ReadOnlySpan<char> rest)
    {
        var length = rest.StartsWith("<!-->", StringComparison.Ordinal) ? 5
            : rest.StartsWith("<!--->", StringComparison.Ordinal) ? 6
            : rest.StartsWith("<!--", StringComparison.Ordinal) ? CommentEnd(rest)
            : rest.IndexOf('>') + 1;
        // What does not end swallows the rest, as it does in a browser.
        _position = length > 0 ? _position + length : _html.Length;
    }

    private static int CommentEnd(ReadOnlySpan<char> rest)
    {
        for (var from = 4; ;)
        {
            var dashes = rest[from..].IndexOf("--", StringComparison.Ordinal);
            if (dashes < 0)
                return 0;
            from += dashes + 2;
            if (from < rest.Length && rest[from] == '>')
                return from + 1;
            if (from + 1 < rest.Length && rest[from] == '!' && rest[from + 1] == '>')
                return from + 2;
            // "--->": the last two of the dashes close it.
            from--;
        }
    }

    private void Start(ref VisibleText text, ref Marks marks)
    {
        var name = Name(_position + 1);
        var tag = Tag.Find(name);
        _position += 1 + name.Length;
        var attributes = Attributes();
        var wasHidden = IsHidden;

        CloseImplied(tag, ref text, ref marks);
        if (!wasHidden)
            Space(tag, ref text);
        if (tag.Is(TagTraits.Raw))
        {
            SkipRaw(name);
            return;
        }

        if (!tag.Is(TagTraits.Void))
            Push(tag, attributes, ref text, ref marks);
        if (tag.Is(TagTraits.Item) && !IsHidden)
            text.Append("• ");
    }

    /// <summary>An element that HTML lets end without an end tag ends where the next one begins.</summary>
    private void CloseImplied(Tag tag, ref VisibleText text, ref Marks marks)
    {
        if (tag.Is(TagTraits.Block) && _paragraphs > 0)
        {
            var paragraph = Last(Tag.Paragraph);
            if (paragraph >= LastBarrier())
                PopTo(paragraph, ref text, ref marks);
        }

        if (tag.Is(TagTraits.Item))
        {
            var item = Last(Tag.Item);
            if (item > Math.Max(Last(Tag.List), Last(Tag.OrderedList)))
                PopTo(item, ref text, ref marks);
        }
        else if (tag.Is(TagTraits.Cell) || tag.Id == Tag.Row)
        {
            var table = Last(Tag.Table);
            var open = tag.Id == Tag.Row ? Last(Tag.Row) : Math.Max(Last(Tag.Cell), Last(Tag.HeaderCell));
            if (open > table)
                PopTo(open, ref text, ref marks);
        }
    }

    private static void Space(Tag tag, ref VisibleText text)
    {
        if (tag.Is(TagTraits.Paragraph))
            text.Paragraph();
        else if (tag.Is(TagTraits.Block))
            text.Break();
        else if (tag.Is(TagTraits.LineBreak))
            text.LineBreak();
        else if (tag.Is(TagTraits.Cell))
            text.Cell();
    }

    private void Push(Tag tag, Attribute attributes, ref VisibleText text, ref Marks marks)
    {
        var concealment = Current;
        if (!attributes.Style.IsEmpty)
            concealment = HtmlStyle.Apply(attributes.Style, concealment);
        if (attributes.Hidden || tag.Is(TagTraits.Hidden))
            concealment |= Concealment.Removed;

        var part = HtmlParts.Find(tag, attributes.Class, attributes.Id, attributes.Type, attributes.Name);
        if (part == HtmlPart.Preheader)
            concealment |= Concealment.Removed;
        else if (part == HtmlPart.Signature && marks.Signature < 0)
            marks.Signature = text.Length;
        var quote = part is HtmlPart.Quotation or HtmlPart.RestIsQuotation && marks.QuoteStart < 0;
        if (quote)
            marks.QuoteStart = text.Length;

        if (_depth == Depth)
        {
            _deeper++;
            if (concealment != Current && _deeperHidden < 0)
                _deeperHidden = _deeper;
            return;
        }

        _ids[_depth] = tag.Id;
        _frames[_depth] = new Frame { Concealment = concealment, Preformatted = tag.Is(TagTraits.Preformatted), Quote = quote && part == HtmlPart.Quotation };
        _depth++;
        _paragraphs += tag.Id == Tag.Paragraph ? 1 : 0;
        _preformatted += tag.Is(TagTraits.Preformatted) ? 1 : 0;
    }

    private void End(ref VisibleText text, ref Marks marks)
    {
        var name = Name(_position + 2);
        var tag = Tag.Find(name);
        var close = TagEnd(_position + 2 + name.Length);
        _position = close < 0 ? _html.Length : close + 1;

        if (!IsHidden)
        {
            if (tag.Is(TagTraits.LineBreak) || tag.Is(TagTraits.Block))
                Space(tag, ref text);
        }

        if (tag.Is(TagTraits.Void))
            return;
        if (_deeper > 0)
        {
            _deeper--;
            if (_deeper < _deeperHidden)
                _deeperHidden = -1;
            return;
        }

        var open = Last(tag.Id);
        if (open < 0 || (!tag.Is(TagTraits.Table) && open < LastBarrier()))
            return;
        if (tag.Is(TagTraits.Formatting) && open < _depth - 1)
            Unwrap(open);
        else
            PopTo(open, ref text, ref marks);
    }

    /// <summary>Takes a formatting element out from around what is still open in it.</summary>
    private void Unwrap(int open)
    {
        var outside = open == 0 ? Concealment.None : _frames[open - 1].Concealment;
        var added = _frames[open].Concealment & ~outside;
        _ids[(open + 1).._depth].CopyTo(_ids[open..]);
        _frames[(open + 1).._depth].CopyTo(_frames[open..]);
        _depth--;
        for (var i = open; i < _depth && added != 0; i++)
            _frames[i].Concealment &= ~added;
    }

    private void PopTo(int depth, ref VisibleText text, ref Marks marks)
    {
        while (_depth > depth)
        {
            _depth--;
            _paragraphs -= _ids[_depth] == Tag.Paragraph ? 1 : 0;
            _preformatted -= _frames[_depth].Preformatted ? 1 : 0;
            if (_frames[_depth].Quote)
                marks.QuoteEnd = text.Length;
        }
    }

    private readonly int Last(byte id) => _ids[.._depth].LastIndexOf(id);

    private readonly int LastBarrier() => Math.Max(Math.Max(Last(Tag.Cell), Last(Tag.HeaderCell)), Last(Tag.Table));

    private readonly ReadOnlySpan<char> Name(int start)
    {
        var rest = _html[start..];
        var end = rest.IndexOfAny(_nameEnd);
        return end < 0 ? rest : rest[..end];
    }

    private void SkipRaw(ReadOnlySpan<char> name)
    {
        var position = _position;
        while (true)
        {
            var found = _html[position..].IndexOf("</", StringComparison.Ordinal);
            if (found < 0)
            {
                _position = _html.Length;
                return;
            }

            position += found + 2;
            var rest = _html[position..];
            if (rest.Length > name.Length && rest[..name.Length].Equals(name, StringComparison.OrdinalIgnoreCase) && _nameEnd.Contains(rest[name.Length]))
            {
                var close = rest.IndexOf('>');
                _position = close < 0 ? _html.Length : position + close + 1;
                return;
            }
        }
    }

    /// <summary>The position of the <c>&gt;</c> that ends a tag: not one inside a quoted value.</summary>
    private readonly int TagEnd(int position)
    {
        while (true)
        {
            var found = _html[position..].IndexOfAny('>', '"', '\'');
            if (found < 0)
                return -1;
            position += found;
            if (_html[position] == '>')
                return position;
            var quote = _html[(position + 1)..].IndexOf(_html[position]);
            if (quote < 0)
                return -1;
            position += quote + 2;
        }
    }

    private ref struct Attribute
    {
        public ReadOnlySpan<char> Style;
        public ReadOnlySpan<char> Class;
        public ReadOnlySpan<char> Id;
        public ReadOnlySpan<char> Type;
        public ReadOnlySpan<char> Name;
        public bool Hidden;
    }

    /// <summary>Reads to behind the tag's end.</summary>
    private Attribute Attributes()
    {
        var attributes = new Attribute();
        while (true)
        {
            while (_position < _html.Length && _html[_position] is ' ' or '\t' or '\r' or '\n' or '\f' or '/')
                _position++;
            if (_position >= _html.Length)
                return attributes;
            if (_html[_position] == '>')
            {
                _position++;
                return attributes;
            }

            // A leading "=" belongs to the name (WHATWG HTML §13.2.5.32), and a step is always taken.
            var rest = _html[_position..];
            var end = rest[1..].IndexOfAny(_attributeEnd) + 1;
            var name = end == 0 ? rest : rest[..end];
            _position += name.Length;
            var value = Value();
            switch (name.Length)
            {
                case 5 when name.Equals("style", StringComparison.OrdinalIgnoreCase):
                    attributes.Style = value;
                    break;
                case 5 when name.Equals("class", StringComparison.OrdinalIgnoreCase):
                    attributes.Class = value;
                    break;
                case 2 when name.Equals("id", StringComparison.OrdinalIgnoreCase):
                    attributes.Id = value;
                    break;
                case 4 when name.Equals("type", StringComparison.OrdinalIgnoreCase):
                    attributes.Type = value;
                    break;
                case 4 when name.Equals("name", StringComparison.OrdinalIgnoreCase):
                    attributes.Name = value;
                    break;
                case 6 when name.Equals("hidden", StringComparison.OrdinalIgnoreCase):
                    attributes.Hidden = true;
                    break;
            }
        }
    }

    private ReadOnlySpan<char> Value()
    {
        var position = _position;
        while (position < _html.Length && _html[position] is ' ' or '\t' or '\r' or '\n' or '\f')
            position++;
        if (position >= _html.Length || _html[position] != '=')
            return default;
        position++;
        while (position < _html.Length && _html[position] is ' ' or '\t' or '\r' or '\n' or '\f')
            position++;
        var rest = _html[position..];
        if (rest.IsEmpty || rest[0] == '>')
        {
            _position = position;
            return default;
        }

        int end;
        if (rest[0] is '"' or '\'')
        {
            end = rest[1..].IndexOf(rest[0]);
            _position = end < 0 ? _html.Length : position + end + 2;
            return end < 0 ? default : rest.Slice(1, end);
        }

        end = rest.IndexOfAny(_valueEnd);
        _position = end < 0 ? _html.Length : position + end;
        return end < 0 ? rest : rest[..end];
    }
}
