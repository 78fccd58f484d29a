using System.Collections.Immutable;

namespace OutlookRejectionHelper.Mail;

/// <summary>
/// What a person sees of a message, as plain text, and where its parts lie. Offsets everywhere in the product are UTF-16
/// code units, half open, into <see cref="Visible"/>.
/// </summary>
public sealed record MailText
{
    /// <summary>The whole visible text, quotation included; paragraphs are separated by one empty line.</summary>
    public required string Visible { get; init; }

    /// <summary>The part the sender wrote now; for a forwarded message, the part below the cut.</summary>
    public required TextSpan Newest { get; init; }

    /// <summary>The sentences of <see cref="Newest"/> without the signature, in order; at most <see cref="MailLimits.Sentences"/>.</summary>
    public required ImmutableArray<TextSpan> Sentences { get; init; }

    /// <summary>From the valediction ("Kind regards,") to the end of <see cref="Newest"/>; null when there is none.</summary>
    public TextSpan? Signature { get; init; }

    /// <summary>The quoted history below <see cref="Newest"/>; null when there is none.</summary>
    public TextSpan? Quotation { get; init; }

    /// <summary>The message was forwarded and is read below the cut.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>The HTML held words that are not shown (not counting a preheader, which is ordinary marketing craft).</summary>
    public bool HasHiddenText { get; init; }

    /// <summary>A cap of <see cref="MailLimits"/> cut something off.</summary>
    public bool IsTruncated { get; init; }

    public ReadOnlySpan<char> this[TextSpan span] => Visible.AsSpan(span.Start, span.Length);
}

/// <summary>UTF-16 code units, half open: <c>[Start, Start + Length)</c>.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Caps on what is read of one message. Past them the rest is ignored, never an error.</summary>
public static class MailLimits
{
    /// <summary>Characters of HTML or text looked at: 8 Mi.</summary>
    public const int Source = 8 * 1024 * 1024;

    /// <summary>Characters of visible text kept: 64 Ki.</summary>
    public const int Text = 64 * 1024;

    public const int Sentences = 256;

    /// <summary>Characters; a longer sentence is split.</summary>
    public const int SentenceLength = 600;

    /// <summary>Messages of a conversation before the one that is read.</summary>
    public const int Earlier = 10;

    /// <summary>Characters of each of those: 32 Ki.</summary>
    public const int EarlierText = 32 * 1024;

    /// <summary>Bytes of them all as the mailbox gives them: 2 MiB.</summary>
    public const int EarlierBytes = 2 * 1024 * 1024;
}
