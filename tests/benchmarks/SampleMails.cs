using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>The sample mailbox's received mails, in the form in which the add-in posts them.</summary>
internal static class SampleMails
{
    /// <summary>Members of a Graph message that the API takes.</summary>
    private static readonly string[] _posted = ["subject", "from", "replyTo", "toRecipients", "body", "receivedDateTime", "internetMessageHeaders", "internetMessageId"];

    public static JsonSerializerOptions Json { get; } = CreateOptions();

    /// <summary>In a fixed order.</summary>
    public static IReadOnlyList<JsonObject> Read()
    {
        var state = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            var mailbox = new Mailbox(new() { StateFolder = state.FullName }, TimeProvider.System, NullLogger<Mailbox>.Instance);
            return [.. mailbox.Store.All(ItemKind.Message).Where(item => item.Folder is MailboxFolder.Inbox)
                .OrderBy(item => item.Resource.Text("internetMessageId"), StringComparer.Ordinal)
                .Select(item => new JsonObject(_posted.Select(name => KeyValuePair.Create(name, item.Resource[name]?.DeepClone()))))];
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    public static MailMessage Message(JsonObject posted) => posted.Deserialize<PostedMessage>(Json)!.ToMessage();

    public static MailMessage Find(string subject) => Message(Read().First(mail => mail.Text("subject")!.StartsWith(subject, StringComparison.Ordinal)));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        HttpExtensions.Configure(options);
        return options;
    }
}
