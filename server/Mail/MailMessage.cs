using System.Collections.Immutable;

namespace OutlookRejectionHelper.Mail;

/// <summary>One message as it was read, from Graph or from what the add-in posted.</summary>
public sealed record MailMessage
{
    /// <summary>Characters of a subject that are kept.</summary>
    public const int LongestSubject = 1000;

    /// <summary>Graph's immutable id; null for a posted message.</summary>
    public string? Id { get; init; }

    public string? ConversationId { get; init; }

    public string? InternetMessageId { get; init; }

    public string Subject { get; init; } = "";

    public MailAddress? From { get; init; }

    public ImmutableArray<MailAddress> ReplyTo { get; init; } = [];

    public ImmutableArray<MailAddress> To { get; init; } = [];

    public required MailBody Body { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public ImmutableArray<MailHeader> Headers { get; init; } = [];

    public bool IsDraft { get; init; }
}

/// <summary>A sender or recipient; <see cref="Address"/> may lack a domain in damaged mail.</summary>
public sealed record MailAddress(string? Name, string Address);

public sealed record MailBody(MailBodyKind Kind, string Content);

public enum MailBodyKind
{
    Text,
    Html,
}

public sealed record MailHeader(string Name, string Value);
