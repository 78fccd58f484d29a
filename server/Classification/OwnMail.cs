using OutlookRejectionHelper.Classification.Facts;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification;

/// <summary>Tells what the user wrote from what the user received.</summary>
public static class OwnMail
{
    /// <param name="address">The mailbox's own; null where it is not known.</param>
    /// <param name="signature">The name that the user signs with; counts only when it is a whole one.</param>
    public static bool Is(MailMessage message, string? address, string? signature)
    {
        if (message.IsDraft)
            return true;
        if (message.From is not { } from)
            return false;
        if (!string.IsNullOrWhiteSpace(address) && from.Address.Equals(address.Trim(), StringComparison.OrdinalIgnoreCase))
            return true;
        var name = FirstLine(signature);
        // One name alone is many people's; two people with the same whole name seldom write to each other.
        return name.Contains(' ') && from.Name is { Length: > 0 } shown && Candidates.Key(name) == Candidates.Key(shown);
    }

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end].TrimEnd() : text;
    }
}
