using System.Text.Json;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>The invented mails of <c>tests/corpus</c>, judged.</summary>
internal static class CorpusMails
{
    /// <summary>Some of its facts follow another rule.</summary>
    public const string Fresh = "fresh.jsonl";

    /// <summary>Written last, by hands that had seen nothing; read for its facts since, not for its judgment.</summary>
    public const string Unseen = "fresh-2.jsonl";

    private static readonly MailClassifier _classifier = new();

    /// <param name="isIn">Which files, by name.</param>
    public static IEnumerable<(JsonElement Gold, MailClassification Said)> Judge(Func<string, bool> isIn)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "OutlookRejectionHelper.sln")))
            root = root.Parent!;
        foreach (var line in Directory.EnumerateFiles(Path.Combine(root.FullName, "tests", "corpus"), "*.jsonl", SearchOption.AllDirectories)
            .Where(file => isIn(Path.GetFileName(file))).SelectMany(File.ReadLines))
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

    /// <summary>A member's text, "true" or "false" for a flag; null where the mail does not say.</summary>
    public static string? Gold(JsonElement mail, string field) => !mail.TryGetProperty(field, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
