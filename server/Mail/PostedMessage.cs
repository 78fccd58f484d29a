using System.Collections.Immutable;

namespace OutlookRejectionHelper.Mail;

/// <summary>A message as the add-in posts it: the members of a Graph message resource that Office.js can read; others are ignored.</summary>
public sealed record PostedMessage
{
    /// <summary>Characters of a subject or a name kept.</summary>
    private const int LongestLine = 1000;

    private const int MostAddresses = 100;

    private const int MostHeaders = 500;

    public string? Subject { get; init; }

    public PostedRecipient? From { get; init; }

    public ImmutableArray<PostedRecipient>? ReplyTo { get; init; }

    public ImmutableArray<PostedRecipient>? ToRecipients { get; init; }

    public required PostedBody Body { get; init; }

    public DateTimeOffset? ReceivedDateTime { get; init; }

    public ImmutableArray<PostedHeader>? InternetMessageHeaders { get; init; }

    public string? ConversationId { get; init; }

    public string? InternetMessageId { get; init; }

    public MailMessage ToMessage() => new()
    {
        Subject = OneLine.Of(Subject, LongestLine),
        From = From?.ToAddress(),
        ReplyTo = Addresses(ReplyTo),
        To = Addresses(ToRecipients),
        Body = new MailBody(Body.ContentType, Body.Content ?? ""),
        ReceivedAt = ReceivedDateTime,
        Headers = [.. (InternetMessageHeaders ?? []).Take(MostHeaders).Where(header => header.Name is not null).Select(header => new MailHeader(header.Name!, header.Value ?? ""))],
        ConversationId = ConversationId,
        InternetMessageId = InternetMessageId,
    };

    private static ImmutableArray<MailAddress> Addresses(ImmutableArray<PostedRecipient>? recipients) =>
        [.. (recipients ?? []).Take(MostAddresses).Select(recipient => recipient.ToAddress()).OfType<MailAddress>()];

    /// <summary>Null for an address of nothing.</summary>
    internal static MailAddress? Address(string? name, string? address)
    {
        var clean = OneLine.Of(address, LongestLine);
        var shown = OneLine.Of(name, LongestLine);
        return clean.Length + shown.Length == 0 ? null : new MailAddress(shown.Length == 0 ? null : shown, clean);
    }
}

public sealed record PostedRecipient(PostedAddress? EmailAddress)
{
    internal MailAddress? ToAddress() => PostedMessage.Address(EmailAddress?.Name, EmailAddress?.Address);
}

public sealed record PostedAddress(string? Name, string? Address);

public sealed record PostedBody(MailBodyKind ContentType, string? Content);

public sealed record PostedHeader(string? Name, string? Value);
