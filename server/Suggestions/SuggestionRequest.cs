using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>Which mail, and what the user said of it: its id, a lookup or both, or else the message.</summary>
/// <param name="MessageId">Graph's or Office.js' id; the server reads the message itself.</param>
/// <param name="Lookup">Finds the message where the id is missing, unknown or another mail's.</param>
/// <param name="Message">What Office.js could read of the message.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SuggestionRequest(string? MessageId = null, MessageLookup? Lookup = null, PostedMessage? Message = null, SuggestionPreferences? Preferences = null);

/// <summary>Every member is optional; a correction wins over every guess.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SuggestionPreferences
{
    /// <summary>BCP 47, of the reply; without it the reply is in the mail's language.</summary>
    public string? Language { get; init; }

    public Register? Register { get; init; }

    public string? Signature { get; init; }

    /// <summary>The mailbox's own address: mail from it is the user's.</summary>
    public string? OwnAddress { get; init; }

    /// <summary>IANA id; without it the mailbox's own, else UTC.</summary>
    public string? TimeZone { get; init; }

    public MailCategory? Category { get; init; }

    public Nuance? Nuance { get; init; }

    public Stage? Stage { get; init; }

    public RejectionReason? Reason { get; init; }

    public string? Company { get; init; }

    public string? Role { get; init; }

    public string? Person { get; init; }

    public ImmutableDictionary<string, bool> Blocks { get; init; } = ImmutableDictionary<string, bool>.Empty;

    public string? PersonalNote { get; init; }

    public ReplyTone Tone { get; init; }

    public ReplyExtent Length { get; init; }

    /// <summary>Messages of the user's in this conversation that got no answer.</summary>
    public int Unanswered { get; init; }

    internal Corrections CorrectionsOf(MailMessage message) => new()
    {
        IsOwn = OwnMail.Is(message, OwnAddress, Signature),
        Category = Category,
        Nuance = Nuance,
        Stage = Stage,
        Reason = Reason,
        Company = Company,
        Role = Role,
        Person = Person,
    };

    internal ReplyPreferences Reply => new()
    {
        Language = Language,
        Register = Register,
        Signature = Signature,
        Blocks = Blocks,
        PersonalNote = PersonalNote,
        Tone = Tone,
        Length = Length,
        Unanswered = Unanswered,
    };
}
