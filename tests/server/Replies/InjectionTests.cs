using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Later;
using OutlookRejectionHelper.Replies.Words;
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
        var values = SuiteValues().ToList();

        Assert.True(values.Count > 3000, $"Only {values.Count} values were found.");
        AssertHarmless(values);
    }

    [Fact]
    public void Write_HostileValuesEverywhere_KeepsTheElementsOfTheHarmlessLetter() => AssertHarmlessLetters(_own);

    [Fact]
    public void Write_PublicSuitesEverywhere_KeepsTheElementsOfTheHarmlessLetter() => AssertHarmlessLetters([.. SuiteValues()]);

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

    /// <summary>As company, role, person, sign-off name and note at once, each also from the mail itself, in the reply and in a note for later.</summary>
    private static void AssertHarmlessLetters(string[] values)
    {
        var alice = new[] { "company", "role", "name", "given", "family", "note", "signature" }.ToFrozenDictionary(slot => slot, _ => "Alice");
        var inserted = 0;
        foreach (var (value, index) in values.Select((value, index) => (value, index)))
        {
            var fact = ReplyCase.Fact(value, index % 2 == 0 ? FactSource.User : FactSource.Mail);
            var letter = new ReplyCase(ReplyCase.Rejection with { Language = ReplyWords.Tags[index % ReplyWords.Tags.Length], Company = fact, Role = fact, Person = fact })
            {
                Subject = value,
                Preferences = new() { Signature = value, PersonalNote = value },
            };
            var reply = letter.Write()!;
            var later = LaterNotes.Write(LaterKind.StayInTouch, letter.Mail, letter.Message, letter.Preferences, null)!;

            Assert.True(Skeleton(ReplyHtml.Render(reply.Markdown, alice).Html) == Skeleton(reply.Html), $"{value}\n{reply.Html}");
            Assert.True(TagPattern().Matches(reply.Html + later.Html).All(tag => tag.Value is "<p>" or "</p>" or "<br>"), $"{value}\n{reply.Html}\n{later.Html}");
            Assert.DoesNotContain('\n', reply.Subject);
            Assert.DoesNotContain(reply.Text, character => char.GetUnicodeCategory(character) is UnicodeCategory.Control && character != '\n');
            inserted += ValueText.Clean(value, 80) is { } clean && reply.Text.EndsWith(clean, StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(inserted > 0.9 * values.Length, $"Only {inserted} of {values.Length} values reached the letter.");
    }

    /// <summary>Every hostile string of the suites, whole files cut into their cases.</summary>
    private static IEnumerable<string> SuiteValues()
    {
        var folder = Suites.Folder();
        return Json("own/markdown-injection.json", entry => [entry.GetProperty("payload").GetString()!])
            .Concat(Json("own/html-pathological.json", Parts))
            .Concat(Json("cmark/pathological.json", Parts))
            .Concat(Json("blns/blns.json", entry => [entry.GetString()!]))
            .Concat(Json("owasp-xfe/payloads.json", entry => [entry.GetString()!]))
            .Concat(Cases("cmark/spec.txt", "example\n", "\n````"))
            .Concat(Text("httpleaks/leak.html").Split('\n'))
            .Concat(Suites.Files("html5lib-tests", "*.dat").SelectMany(file => Cases(file.Path, "#data\n", "\n#errors")))
            .Where(value => value.Trim().Length > 0);

        string Text(string file) => File.ReadAllText(Path.Combine(folder, file)).Replace("\r\n", "\n", StringComparison.Ordinal);

        IEnumerable<string> Cases(string file, string start, string end) =>
            Text(file).Split(start).Skip(1).Select(part => part.Split(end, 2)[0]);

        List<string> Json(string file, Func<JsonElement, IEnumerable<string>> values)
        {
            using var document = JsonDocument.Parse(Text(file));
            return [.. document.RootElement.EnumerateArray().SelectMany(values)];
        }

        // A name of ten thousand brackets is cut anyway; a hundred show the same.
        static IEnumerable<string> Parts(JsonElement entry) =>
            [string.Concat(entry.GetProperty("parts").EnumerateArray().Select(part => string.Concat(Enumerable.Repeat(part[0].GetString(), Math.Min(100, part[1].GetInt32())))))];
    }

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
