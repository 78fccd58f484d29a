using System.Text.Json;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>What the invented mails of <c>tests/corpus</c> hold the fact finding to. They have guided it: floors, no estimates.</summary>
public class FactsCorpusTests
{
    private static readonly MailClassifier _classifier = new();

    private static readonly Lazy<IReadOnlyList<(JsonElement Gold, MailClassification Said)>> _judged = new(() => [.. Read()]);

    [Theory]
    [InlineData("company", 0.97, 0.95)]
    [InlineData("role", 0.94, 0.92)]
    [InlineData("person", 0.98, 0.95)]
    public void Classify_OfTheCorpus_NamesRightly(string field, double precision, double coverage)
    {
        var with = _judged.Value.Where(one => Gold(one.Gold, field) is not null).ToList();
        var given = with.Where(one => Fact(one.Said, field) is not null).ToList();
        var right = given.Count(one => Plain(Gold(one.Gold, field)!) == Plain(Fact(one.Said, field)!));

        Assert.True(right >= precision * given.Count, $"{right} of {given.Count} right");
        Assert.True(given.Count >= coverage * with.Count, $"{given.Count} of {with.Count} given");
    }

    [Theory]
    [InlineData("senderKind", 0.90)]
    [InlineData("register", 0.94)]
    [InlineData("canReply", 0.99)]
    public void Classify_OfTheCorpus_TellsRightly(string field, double accuracy)
    {
        var with = _judged.Value.Where(one => Gold(one.Gold, field) is not null).ToList();
        var right = with.Count(one => Plain(Gold(one.Gold, field)!) == Plain(field switch
        {
            "senderKind" => one.Said.SenderKind.ToString(),
            "register" => one.Said.Register.ToString(),
            _ => one.Said.CanReply.ToString(),
        }));

        Assert.True(right >= accuracy * with.Count, $"{right} of {with.Count} right");
    }

    private static string? Fact(MailClassification said, string field) =>
        (field switch { "company" => said.Company, "role" => said.Role, _ => said.Person })?.Value;

    private static IEnumerable<(JsonElement Gold, MailClassification Said)> Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "OutlookRejectionHelper.sln")))
            root = root.Parent!;
        // Those of fresh.jsonl are half unread, and say a few things of persons and firms by another rule.
        foreach (var line in Directory.EnumerateFiles(Path.Combine(root.FullName, "tests", "corpus"), "*.jsonl", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "fresh.jsonl").SelectMany(File.ReadLines))
        {
            var gold = JsonDocument.Parse(line).RootElement;
            var from = gold.GetProperty("from");
            var message = new MailMessage
            {
                Subject = Gold(gold, "subject") ?? "",
                From = new MailAddress(Gold(from, "name"), Gold(from, "address") ?? ""),
                Body = new MailBody(Gold(gold, "contentType") == "html" ? MailBodyKind.Html : MailBodyKind.Text, Gold(gold, "body")!),
                ReceivedAt = gold.GetProperty("receivedDateTime").GetDateTimeOffset(),
            };
            yield return (gold, _classifier.Classify(message, MailTextReader.Read(message)));
        }
    }

    private static string? Gold(JsonElement mail, string field) => !mail.TryGetProperty(field, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string Plain(string value) => string.Concat(value.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
