using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>New drafts, as Exchange prepares them.</summary>
internal static class Drafts
{
    public static JsonObject New(Mailbox mailbox)
    {
        var now = Json.Instant(mailbox.Now);
        var key = Guid.NewGuid();
        return mailbox.Changed(new()
        {
            ["createdDateTime"] = now,
            ["categories"] = new JsonArray(),
            ["receivedDateTime"] = now,
            ["sentDateTime"] = now,
            ["hasAttachments"] = false,
            ["internetMessageId"] = $"<{key:N}@{mailbox.Options.Address.Split('@')[^1]}>",
            ["subject"] = "",
            ["bodyPreview"] = "",
            ["importance"] = "normal",
            ["conversationId"] = mailbox.Ids.WriteConversation(key),
            ["isDeliveryReceiptRequested"] = false,
            ["isReadReceiptRequested"] = false,
            ["isRead"] = true,
            ["isDraft"] = true,
            ["inferenceClassification"] = "focused",
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "" },
            ["sender"] = mailbox.Owner,
            ["from"] = mailbox.Owner,
            ["toRecipients"] = new JsonArray(),
            ["ccRecipients"] = new JsonArray(),
            ["bccRecipients"] = new JsonArray(),
            ["replyTo"] = new JsonArray(),
            ["flag"] = new JsonObject { ["flagStatus"] = "notFlagged" },
        });
    }

    /// <summary>Answers <paramref name="source"/>: recipients, subject and quoted history are set, in the source's conversation.</summary>
    /// <param name="action">The action's parameters: a comment, or properties of the draft in "message", not both bodies.</param>
    public static JsonObject Reply(Mailbox mailbox, Item source, JsonObject action)
    {
        var comment = action["comment"].AsText();
        var message = action["message"] as JsonObject;
        if (comment is not null && message?["body"] is not null)
            throw MailboxError.Invalid("Specify either the comment or the body property of the message parameter, not both.");
        if (source.Resource.Flag("isDraft"))
            throw new MailboxError(400, "ErrorInvalidReferenceItem", "A draft cannot be replied to.");

        var draft = New(mailbox);
        var subject = source.Resource.Text("subject") ?? "";
        draft["subject"] = subject.StartsWith("RE:", StringComparison.OrdinalIgnoreCase) ? subject : "RE: " + subject;
        draft["conversationId"] = source.Resource["conversationId"]?.DeepClone();
        draft["toRecipients"] = source.Resource["replyTo"] is JsonArray { Count: > 0 } replyTo
            ? replyTo.DeepClone()
            : new JsonArray(source.Resource["from"]?.DeepClone());
        draft["internetMessageHeaders"] = new JsonArray(new JsonObject { ["name"] = "In-Reply-To", ["value"] = source.Resource.Text("internetMessageId") });
        MessageEdit.SetBody(draft, Quote(source.Resource, comment));
        if (message is not null)
            MessageEdit.Apply(draft, message);
        return draft;
    }

    private static JsonObject Quote(JsonObject source, string? comment)
    {
        var body = source["body"].Text("content") ?? "";
        var sent = DateTimeOffset.Parse(source.Text("sentDateTime")!, CultureInfo.InvariantCulture).ToString("dddd, d MMMM yyyy HH:mm", CultureInfo.InvariantCulture);
        var (from, to, subject) = (Person(source["from"]), string.Join("; ", (source["toRecipients"] as JsonArray ?? []).Select(Person)), source.Text("subject"));
        if (source["body"].Text("contentType") == "text")
            return new()
            {
                ["contentType"] = "text",
                ["content"] = $"{comment}\r\n\r\n________________________________________\r\nFrom: {from}\r\nSent: {sent}\r\nTo: {to}\r\nSubject: {subject}\r\n\r\n{body}",
            };

        var lines = WebUtility.HtmlEncode(comment ?? "").ReplaceLineEndings("<br>");
        var head = $"<div>{lines}</div><hr tabindex=\"-1\" style=\"display:inline-block; width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> {WebUtility.HtmlEncode(from)}<br><b>Sent:</b> {sent}<br><b>To:</b> {WebUtility.HtmlEncode(to)}<br><b>Subject:</b> {WebUtility.HtmlEncode(subject)}<div>&nbsp;</div></div>";
        var at = AfterBodyTag(body);
        return new() { ["contentType"] = "html", ["content"] = at < 0 ? $"<html><body>{head}{body}</body></html>" : body.Insert(at, head) };
    }

    private static int AfterBodyTag(string html)
    {
        var tag = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        return tag < 0 ? -1 : html.IndexOf('>', tag) + 1 is var end and > 0 ? end : -1;
    }

    private static string Person(JsonNode? recipient)
    {
        var (name, address) = (recipient?["emailAddress"].Text("name"), recipient?["emailAddress"].Text("address"));
        return name is null || name == address ? address ?? "" : $"{name} <{address}>";
    }
}
