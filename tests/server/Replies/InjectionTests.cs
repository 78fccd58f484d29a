using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Writing;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>Whatever a mail or the user puts into a name stays text: the reply's elements are those of "Alice".</summary>
public sealed partial class InjectionTests
{
    private const string Template = "Dear {given},\n\nThank you for the *good* talk about the {role} position at {company}. {note}\n\n{company}, {role} and **{name}** ({note})\n\nKind regards,\\\n{signature}";

    private const string Expected = "Dear @,\n\nThank you for the good talk about the @ position at @. @\n\n@, @ and @ (@)\n\nKind regards,\n@";

    private static readonly string[] _own =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "[a](javascript:alert(1))", "![a](https://evil.example/p.gif)",
        "# Heading", "- item", "> quote", "1. one", "`code`", "```\nblock\n```", "*a* **b** _c_", "a\n\nb", "a  \nb", "<https://evil.example>", "https://evil.example/login",
        "&lt;b&gt;", "&#60;b&#62;", "{company}", "{role}{note}", "{{signature}}", "a\\", "\\", "a</p><p>b", "<!-- a -->", "<![CDATA[a]]>", "a|b\n-|-\nc|d", "[^1]", "[a]: javascript:x",
        "Alice\u202e\u2066\u200b", "\u0000Alice", "A\u0301lice", "\u2028Alice\u2029", "😀 Alice", "<a href='mailto:x@evil.example'>a</a>", "</div></body></html>", "<style>p{color:red}</style>", "= = =", "***", "___", "<b", "a>b", "'", "\"",
    ];

    private static readonly string _alice = Skeleton(Render("Alice").Html);

    [Fact]
    public void Render_HostileValues_KeepTheElementsAndTheText() => AssertHarmless(_own);

    [Fact]
    public void Render_PublicSuites_KeepTheElementsAndTheText()
    {
        using var own = Read("own", "markdown-injection.json");
        using var strings = Read("blns", "blns.json");
        using var payloads = Read("owasp-xfe", "payloads.json");
        var values = own.RootElement.EnumerateArray().Select(entry => entry.GetProperty("payload").GetString()!)
            .Concat(strings.RootElement.EnumerateArray().Select(entry => entry.GetString()!))
            .Concat(payloads.RootElement.EnumerateArray().Select(entry => entry.GetString()!)).ToList();

        Assert.True(values.Count > 600);
        AssertHarmless(values);

        static JsonDocument Read(string suite, string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Suites.Folder(), suite, file)));
    }

    [Fact]
    public void Write_HostileValuesEverywhere_HoldsParagraphsAndLineBreaksOnly()
    {
        foreach (var value in _own)
        {
            var fact = ReplyCase.Fact(value, FactSource.User);
            var reply = new ReplyCase(ReplyCase.Rejection with { Company = fact, Role = fact, Person = fact })
            {
                Subject = value,
                Preferences = new() { Signature = value, PersonalNote = value },
            }.Write()!;

            Assert.True(TagPattern().Matches(reply.Html).All(tag => tag.Value is "<p>" or "</p>" or "<br>"), $"{value}\n{reply.Html}");
            Assert.DoesNotContain('\n', reply.Subject);
            Assert.DoesNotContain(value, reply.Markdown.Length > 0 && value.Length > 6 ? reply.Markdown : "", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Alice\u202e\u2066\u200b", "Alice")]
    [InlineData("\u0000A\tl\r\nice ", "A l ice")]
    [InlineData("A\u0301lice", "Álice")]
    [InlineData("\u200b\u00ad\u0007", null)]
    [InlineData("   ", null)]
    public void Clean_KeepsWhatIsSeen(string value, string? expected) => Assert.Equal(expected, ValueText.Clean(value, 100));

    [Theory]
    [InlineData("<p>a <b>b</b> <a href=\"https://example.org\" onclick=x>c</a></p>", "<p>a  <a href=\"https://example.org\">c</a></p>")]
    [InlineData("<a href=\"javascript:x\">a</a><a href='data:text/html,x'>b</a><a href='http://a.example'>c</a>", "<a>a</a><a>b</a><a>c</a>")]
    [InlineData("<form><p>x</p></form><p class=\"c\" style=\"s\">y</p>", "<p>y</p>")]
    public void Sanitize_LeavesTheStrictList(string html, string expected) => Assert.Equal(expected, ReplyHtml.Sanitize(html).Html);

    private static void AssertHarmless(IReadOnlyCollection<string> values)
    {
        foreach (var value in values)
        {
            if (ValueText.Clean(value, 4000) is not { } clean)
                continue;
            var (html, text) = Render(clean);
            Assert.True(_alice == Skeleton(html), $"{value}\n{html}");
            Assert.Equal(Expected.Replace("@", clean, StringComparison.Ordinal), text);
        }
    }

    private static (string Html, string Text) Render(string value) => ReplyHtml.Render(
        Template, new[] { "given", "role", "company", "note", "name", "signature" }.ToFrozenDictionary(slot => slot, _ => value));

    /// <summary>The tags with their attributes, without the words.</summary>
    private static string Skeleton(string html) => string.Concat(TagPattern().Matches(html).Select(tag => tag.Value));

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
