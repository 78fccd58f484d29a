using System.Text;
using MimeKit.Text;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>HTML as text, as the mailbox itself gives it on request: one pass, without a tree.</summary>
internal static class HtmlText
{
    public static string Read(string html)
    {
        var writer = new TextFlow();
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        string? skipped = null;
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (skipped is not null)
                    skipped = tag.IsEndTag && tag.Name.Equals(skipped, StringComparison.OrdinalIgnoreCase) ? null : skipped;
                else if (!tag.IsEndTag && !tag.IsEmptyElement && tag.Id is HtmlTagId.Head or HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title)
                    skipped = tag.Name;
                else
                    writer.Tag(tag);
            }
            else if (skipped is null && token is HtmlDataToken { Kind: HtmlTokenKind.Data } data)
                writer.Words(data.Data);
        }
        return writer.ToString();
    }

    /// <summary>Puts one space between words, one line break after a line and an empty line after a paragraph.</summary>
    private sealed class TextFlow
    {
        private readonly StringBuilder _text = new();
        private int _breaks;
        private bool _space;

        public void Tag(HtmlTagToken tag)
        {
            var breaks = tag.Id switch
            {
                HtmlTagId.Br => tag.IsEndTag ? 0 : 1,
                HtmlTagId.P or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.H4 or HtmlTagId.UL or HtmlTagId.OL or HtmlTagId.Table or HtmlTagId.BlockQuote or HtmlTagId.HR => 2,
                HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.Section or HtmlTagId.Header or HtmlTagId.Footer or HtmlTagId.Article => 1,
                HtmlTagId.TD or HtmlTagId.TH => 0,
                _ => -1,
            };
            if (breaks < 0)
                return;
            _space |= breaks == 0;
            _breaks = tag.Id is HtmlTagId.Br ? _breaks + breaks : Math.Max(_breaks, breaks);
            if (tag is { Id: HtmlTagId.LI, IsEndTag: false })
                Words("* ");
        }

        public void Words(string words)
        {
            foreach (var c in words)
            {
                if (char.IsWhiteSpace(c))
                {
                    _space = true;
                    continue;
                }
                if (_text.Length > 0 && _breaks > 0)
                    _text.Append(_breaks == 1 ? "\r\n" : "\r\n\r\n");
                else if (_space && _text.Length > 0)
                    _text.Append(' ');
                (_space, _breaks) = (false, 0);
                _text.Append(c);
            }
        }

        public override string ToString() => _text.ToString();
    }
}
