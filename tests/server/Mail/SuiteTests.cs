using System.Text.Json;
using MimeKit;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Mail;

/// <summary>Public collections of difficult input: reading never throws, keeps its contract and stays quick.</summary>
public sealed class SuiteTests
{
    [Fact]
    public void HtmlParserCases_AreRead()
    {
        var count = 0;
        foreach (var (name, path) in Suites.Files("html5lib-tests", "*.dat"))
        {
            foreach (var test in File.ReadAllText(path).Split("#data\n", StringSplitOptions.RemoveEmptyEntries))
            {
                Hold(name, test.Split("\n#errors", 2)[0]);
                count++;
            }
        }

        Assert.True(count > 1500, $"Only {count} cases were found.");
    }

    [Fact]
    public void PathologicalHtml_IsReadInTime()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(Suites.Folder(), "own", "html-pathological.json")));
        foreach (var item in cases.RootElement.EnumerateArray())
        {
            var body = string.Concat(item.GetProperty("parts").EnumerateArray().Select(part => string.Concat(Enumerable.Repeat(part[0].GetString(), part[1].GetInt32()))));
            Hold(item.GetProperty("name").GetString()!, body);
        }
    }

    [Fact]
    public void NaughtyStrings_AreRead()
    {
        using var strings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Suites.Folder(), "blns", "blns.json")));
        using var payloads = JsonDocument.Parse(File.ReadAllText(Path.Combine(Suites.Folder(), "owasp-xfe", "payloads.json")));
        foreach (var text in Strings(strings.RootElement).Concat(Strings(payloads.RootElement)))
            Hold("string", text);
    }

    [Fact]
    public void MailParserMails_AreRead()
    {
        var count = 0;
        foreach (var (name, path) in Suites.Files("mail-parser", "*.eml"))
        {
            var message = MimeMessage.Load(path, TestContext.Current.CancellationToken);
            foreach (var body in new[] { message.HtmlBody, message.TextBody }.OfType<string>())
            {
                Hold(name, body);
                count++;
            }
        }

        Assert.True(count > 50, $"Only {count} bodies were found.");
    }

    [Fact]
    public void LeakPage_IsRead()
    {
        var html = File.ReadAllText(Path.Combine(Suites.Folder(), "httpleaks", "leak.html"));

        Hold("leak.html", html);
    }

    private static void Hold(string name, string body)
    {
        foreach (var kind in new[] { MailBodyKind.Html, MailBodyKind.Text })
        {
            MailTextContract.Hold(InTime.Read(new MailMessage { Body = new MailBody(kind, body) }, $"{name} as {kind}"));
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };
}
