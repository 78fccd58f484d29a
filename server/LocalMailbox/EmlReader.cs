using System.Globalization;
using System.Text.Json.Nodes;
using MimeKit;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>One .eml file as a Graph message.</summary>
internal sealed class EmlReader(MailboxAddress owner, ItemIds ids)
{
    /// <summary>Characters of a body that are kept: 8 Mi.</summary>
    public const int LargestBody = 8 * 1024 * 1024;

    private const int PreviewLength = 255;

    /// <param name="name">Names the message for good: the file's path inside its folder.</param>
    /// <param name="shift">Added to every date of the message.</param>
    /// <exception cref="FormatException">This is not a mail.</exception>
    public Item Read(string name, Stream content, MailboxFolder folder, TimeSpan shift = default, CancellationToken cancellationToken = default)
    {
        using var mime = MimeMessage.Load(content, cancellationToken);
        if (mime.Headers.All(header => header.Id is HeaderId.Unknown) && mime.Body?.Headers.All(header => header.Id is HeaderId.Unknown) is not false)
            throw new FormatException("None of its lines is a header that a mail has.");
        if (mime.Date != default)
            mime.Date += shift;

        var sent = mime.Date == default ? DateTimeOffset.UnixEpoch : mime.Date;
        var received = shift == default ? ReceivedAt(mime) ?? sent : sent;
        var isFromOwner = mime.From.Mailboxes.Any(from => from.Address.Equals(owner.Address, StringComparison.OrdinalIgnoreCase));
        var isDraft = mime.Headers["X-Unsent"] == "1";
        if (folder is MailboxFolder.None)
            folder = isDraft ? MailboxFolder.Drafts : isFromOwner ? MailboxFolder.SentItems : MailboxFolder.Inbox;

        var (kind, body) = BodyOf(mime);
        var resource = new JsonObject
        {
            ["createdDateTime"] = Json.Instant(received),
            ["lastModifiedDateTime"] = Json.Instant(received),
            ["changeKey"] = Convert.ToBase64String(ItemIds.KeyOf(name + received).ToByteArray()),
            ["categories"] = new JsonArray(),
            ["receivedDateTime"] = Json.Instant(received),
            ["sentDateTime"] = Json.Instant(sent),
            ["hasAttachments"] = mime.Attachments.Any(),
            ["internetMessageId"] = string.IsNullOrEmpty(mime.MessageId) ? $"<{ItemIds.KeyOf(name):N}@no-message-id.example>" : $"<{mime.MessageId}>",
            ["subject"] = mime.Subject ?? "",
            ["bodyPreview"] = Preview(kind, body),
            ["importance"] = mime.Importance switch { MessageImportance.Low => "low", MessageImportance.High => "high", _ => "normal" },
            ["conversationId"] = ids.WriteConversation(ItemIds.KeyOf("conversation " + (Conversation(mime) ?? name))),
            ["isDeliveryReceiptRequested"] = false,
            ["isReadReceiptRequested"] = false,
            ["isRead"] = isFromOwner || isDraft || (mime.Headers["Status"] ?? "").Contains('R', StringComparison.Ordinal),
            ["isDraft"] = isDraft,
            ["inferenceClassification"] = "focused",
            ["body"] = new JsonObject { ["contentType"] = kind, ["content"] = body },
            ["sender"] = Recipient(mime.Sender ?? mime.From.Mailboxes.FirstOrDefault()),
            ["from"] = Recipient(mime.From.Mailboxes.FirstOrDefault()),
            ["toRecipients"] = Recipients(mime.To),
            ["ccRecipients"] = Recipients(mime.Cc),
            ["bccRecipients"] = Recipients(mime.Bcc),
            ["replyTo"] = Recipients(mime.ReplyTo),
            ["flag"] = new JsonObject { ["flagStatus"] = "notFlagged" },
            ["internetMessageHeaders"] = new JsonArray([.. mime.Headers.Select(header => new JsonObject { ["name"] = header.Field, ["value"] = header.Value })]),
        };
        return new(ItemKind.Message, ItemIds.KeyOf("file " + name), folder, resource, resource);
    }

    public static string Preview(string kind, string body)
    {
        // A preview needs only the beginning; the body may be megabytes.
        var beginning = body.Length > 65_536 ? body[..65_536] : body;
        var text = string.Join(' ', (kind == "html" ? HtmlText.Read(beginning) : beginning).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= PreviewLength ? text : text[..PreviewLength];
    }

    private static (string Kind, string Content) BodyOf(MimeMessage mime)
    {
        var (kind, content) = mime.HtmlBody is { } html ? ("html", html) : ("text", mime.TextBody ?? "");
        return (kind, content.Length > LargestBody ? content[..LargestBody] : content);
    }

    /// <summary>The thread is named after its first message.</summary>
    private static string? Conversation(MimeMessage mime) =>
        mime.References.FirstOrDefault() ?? (string.IsNullOrEmpty(mime.InReplyTo) ? null : mime.InReplyTo) ?? (string.IsNullOrEmpty(mime.MessageId) ? null : mime.MessageId);

    /// <summary>The time the last server noted: after the last semicolon of the topmost Received header (RFC 5321 §4.4).</summary>
    private static DateTimeOffset? ReceivedAt(MimeMessage mime) =>
        mime.Headers[HeaderId.Received] is { } header
        && MimeKit.Utils.DateUtils.TryParse(header[(header.LastIndexOf(';') + 1)..], out var instant) ? instant : null;

    private static JsonArray Recipients(InternetAddressList list) => new([.. list.Mailboxes.Select(Recipient)]);

    private static JsonObject? Recipient(MailboxAddress? address) => address is null
        ? null
        : new() { ["emailAddress"] = new JsonObject { ["name"] = string.IsNullOrEmpty(address.Name) ? address.Address : address.Name, ["address"] = address.Address } };
}
