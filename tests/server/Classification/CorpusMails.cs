using System.Text.Json;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>The invented mails of <c>tests/corpus</c>, judged.</summary>
internal static class CorpusMails
{
    /// <summary>Read for its facts and, later, for its judgment.</summary>
    public const string Later = "fresh-2.jsonl";

    /// <summary>Written last, by hands that had seen nothing: half of it to mislead.</summary>
    public const string Unseen = "fresh-3.jsonl";

    /// <summary>Written with it: the inboxes of twenty-one people, as they come.</summary>
    public const string Mailbox = "mailbox.jsonl";

    /// <summary>Whether the facts follow the first rule; those of the later files are held to floors of their own.</summary>
    public static bool IsOfFirst(string file) => file is not ("fresh.jsonl" or Later or Unseen or Mailbox);

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
