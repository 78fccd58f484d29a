using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using AngleSharp;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>
/// Markdown of ours to HTML that is safe to hand to Outlook. The order is the safety: the template is rendered first, then
/// values are encoded and put in, then a strict list of elements decides what stays. No value ever is Markdown.
/// </summary>
internal static class ReplyHtml
{
    /// <summary>Characters of HTML taken from outside: far above any reply, far below what makes a parser slow.</summary>
    public const int LongestInput = 32 * 1024;

    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private static readonly HtmlSanitizer _sanitizer = Sanitizer();

    public static (string Html, string Text) Render(string markdown, FrozenDictionary<string, string> values)
    {
        var template = Markdown.ToHtml(markdown, _pipeline);
        return Sanitize(Slot.Pattern().Replace(template, slot =>
            values.TryGetValue(slot.Groups[1].Value, out var value) ? HtmlEncoder.Default.Encode(value) : ""));
    }

    /// <summary>What the strict list leaves of it, and the same as plain text.</summary>
    /// <param name="html">At most <see cref="LongestInput"/> characters.</param>
    public static (string Html, string Text) Sanitize(string html)
    {
        using var document = _sanitizer.SanitizeDom(html);
        var body = document.Body!;
        var text = new StringBuilder();
        foreach (var node in body.ChildNodes)
            Append(text, node);
        return (string.Concat(body.ChildNodes.Select(node => node.ToHtml())).Trim(), text.ToString().Trim());
    }

    private static void Append(StringBuilder text, INode node)
    {
        switch (node)
        {
            case IText words:
                // White space between paragraphs and after a line break is the source's, not the reader's.
                text.Append(text.Length == 0 || text[^1] == '\n' ? words.Data.TrimStart().Replace('\n', ' ') : words.Data.Replace('\n', ' '));
                break;
            case IElement { LocalName: "br" }:
                TrimSpaces(text);
                text.Append('\n');
                break;
            case IElement { LocalName: "p" }:
                foreach (var child in node.ChildNodes)
                    Append(text, child);
                TrimSpaces(text);
                text.Append("\n\n");
                break;
            default:
                foreach (var child in node.ChildNodes)
                    Append(text, child);
                break;
        }

        static void TrimSpaces(StringBuilder text)
        {
            while (text.Length > 0 && text[^1] == ' ')
                text.Length--;
        }
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["p", "br", "strong", "em", "a"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.Add("href");
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["https", "mailto"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.UriAttributes.Clear();
        sanitizer.UriAttributes.Add("href");
        sanitizer.KeepChildNodes = false;
        return sanitizer;
    }
}
