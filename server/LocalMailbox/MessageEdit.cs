using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Writes a request's properties into a message.</summary>
internal static class MessageEdit
{
    private static readonly HashSet<string> _always = ["categories", "flag", "importance", "isRead", "inferenceClassification", "isReadReceiptRequested", "isDeliveryReceiptRequested"];

    private static readonly HashSet<string> _ofDrafts = ["subject", "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "from", "sender", "internetMessageHeaders"];

    /// <exception cref="MailboxError">400: a property that is not there, or no longer to be written.</exception>
    public static void Apply(JsonObject message, JsonObject written)
    {
        Schema.Message.RequireBody(written);
        var isDraft = message.Flag("isDraft");
        foreach (var (name, value) in written)
        {
            if (name.Contains('@', StringComparison.Ordinal))
                continue;
            if (!value.Fits(message[name]))
                throw MailboxError.Invalid($"The value of '{name}' has the wrong type.");
            if (name == Projection.ExtendedProperties)
                ExtendedProperties.Merge(message, value);
            else if (name == "body" && isDraft)
                SetBody(message, value);
            else if (_always.Contains(name) || isDraft && _ofDrafts.Contains(name))
                message[name] = value?.DeepClone();
            else
                throw new MailboxError(400, "ErrorInvalidPropertyUpdateSentMessage", $"Update operation is invalid for property '{name}' that is read-only after being sent.");
        }
    }

    public static void SetBody(JsonObject message, JsonNode? body)
    {
        var kind = body.Text("contentType")?.ToLowerInvariant() ?? "text";
        if (body.Text("content") is not { } content || kind is not ("html" or "text"))
            throw MailboxError.Invalid("The body needs a content, and a contentType of 'html' or 'text'.");
        message["body"] = new JsonObject { ["contentType"] = kind, ["content"] = content };
        message["bodyPreview"] = EmlReader.Preview(kind, content);
    }
}
