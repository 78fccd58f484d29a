using System.Text.Json.Serialization;

namespace OutlookRejectionHelper.Mail;

/// <summary>
/// How a message is found where its id is missing or wrong: some clients give none, or one of another mailbox (OfficeDev/office-js #5876, #3093).
/// </summary>
/// <param name="InternetMessageId">RFC 5322 §3.6.4, with its angle brackets.</param>
/// <param name="Subject">As the client shows it: ids are said to be unique, and copies and forgeries exist.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MessageLookup([property: JsonRequired] string InternetMessageId, [property: JsonRequired] string Subject)
{
    /// <summary>RFC 5322 §2.1.1, a line.</summary>
    private const int LongestId = 998;

    internal bool IsPossible => InternetMessageId is { Length: > 2 and <= LongestId };

    /// <summary>Whether this is the message that was meant.</summary>
    internal bool Agrees(MailMessage message) =>
        (message.InternetMessageId is null || message.InternetMessageId == InternetMessageId) && message.Subject == OneLine.Of(Subject, MailMessage.LongestSubject);
}
