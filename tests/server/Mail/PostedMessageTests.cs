using System.Text.Json;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

public sealed class PostedMessageTests
{
    private static readonly JsonSerializerOptions _json = Options();

    [Fact]
    public void GraphResource_BecomesAMessage()
    {
        var message = Read("""
            {
              "@odata.type": "#microsoft.graph.message", "importance": "normal",
              "subject": "Your\r\napplication \u202e", "conversationId": "c1", "internetMessageId": "<1@firm.example>",
              "from": {"emailAddress": {"name": "Anna \u200bK.", "address": "anna@firm.example"}},
              "replyTo": [{"emailAddress": {"address": "jobs@firm.example"}}, {"emailAddress": null}],
              "toRecipients": [{"emailAddress": {"name": "Sam Doe"}}],
              "body": {"contentType": "HTML", "content": "<p>Hello</p>"},
              "receivedDateTime": "2026-11-20T09:00:00Z",
              "internetMessageHeaders": [{"name": "Auto-Submitted", "value": "auto-generated"}, {"value": "no name"}]
            }
            """);

        Assert.Null(message.Id);
        Assert.Equal("Your application", message.Subject);
        Assert.Equal(new MailAddress("Anna K.", "anna@firm.example"), message.From);
        Assert.Equal([new MailAddress(null, "jobs@firm.example")], message.ReplyTo);
        Assert.Equal([new MailAddress("Sam Doe", "")], message.To);
        Assert.Equal(new MailBody(MailBodyKind.Html, "<p>Hello</p>"), message.Body);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), message.ReceivedAt);
        Assert.Equal([new MailHeader("Auto-Submitted", "auto-generated")], message.Headers);
    }

    [Fact]
    public void BodyAlone_IsEnough()
    {
        var message = Read("""{"body": {"contentType": "text", "content": null}, "from": null, "replyTo": null, "subject": null}""");

        Assert.Equal(new MailBody(MailBodyKind.Text, ""), message.Body);
        Assert.Equal("", message.Subject);
        Assert.Null(message.From);
        Assert.Empty(message.ReplyTo);
    }

    [Fact]
    public void WithoutABody_IsRefused() => Assert.Throws<JsonException>(() => Read("""{"subject": "Hello"}"""));

    private static MailMessage Read(string json) => JsonSerializer.Deserialize<PostedMessage>(json, _json)!.ToMessage();

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        HttpExtensions.Configure(options);
        return options;
    }
}
