using System.Buffers;
using OutlookRejectionHelper.Classification.Facts;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification;

/// <summary>Which messages of a conversation come from the side that one of them comes from: the same person, or the same firm.</summary>
/// <remarks>
/// A conversation of Exchange's may hold messages that have nothing but a subject in common, and "Your application" is many firms'
/// (https://github.com/microsoftgraph/microsoft-graph-docs/issues/869).
/// </remarks>
public static class SenderSide
{
    private const int ShortestName = 3;

    private static readonly SearchValues<char> _ofAddresses = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_+'");

    /// <param name="mail">From the side that is asked for.</param>
    /// <returns>False in doubt, and for whomever <paramref name="mail"/> was sent to.</returns>
    public static bool IsSame(MailMessage mail, MailMessage other) => other.From is { } from && IsSame(mail, from);

    /// <param name="sender">Words above a quotation: a name, an address, more.</param>
    internal static bool IsNamed(MailMessage mail, ReadOnlySpan<char> sender)
    {
        var isNamed = mail.From?.Name is { Length: >= ShortestName } name && sender.Contains(name, StringComparison.OrdinalIgnoreCase);
        if (Address(sender) is { } address)
            return IsSame(mail, new MailAddress(isNamed ? mail.From!.Name : null, address));
        if (!isNamed)
            return false;
        foreach (var reader in mail.To)
        {
            if (reader.Name is { Length: >= ShortestName } own && sender.Contains(own, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static bool IsSame(MailMessage mail, MailAddress sender)
    {
        if (mail.To.Any(reader => IsSame(reader.Address, sender.Address)))
            return false;
        return (mail.From is { } from && IsSame(from, sender)) || mail.ReplyTo.Any(reply => IsSame(reply, sender));
    }

    private static bool IsSame(MailAddress one, MailAddress other)
    {
        var (domain, second) = (Senders.Split(one.Address).Domain, Senders.Split(other.Address).Domain);
        // What writes for many firms tells by its name alone for which.
        if (IsForMany(domain) && IsForMany(second))
            return IsSame(one.Address, other.Address) && one.Name is { Length: >= ShortestName } name && other.Name is not null && Candidates.Key(name) == Candidates.Key(other.Name);
        if (IsSame(one.Address, other.Address))
            return true;
        var (own, theirs) = (OwnDomain.Of(domain), OwnDomain.Of(second));
        if (own.IsKnown && theirs.IsKnown)
            return own.Label == theirs.Label;
        return (IsForMany(domain) && one.Name is not null && theirs.IsNamed(one.Name)) || (IsForMany(second) && other.Name is not null && own.IsNamed(other.Name));
    }

    private static bool IsSame(string address, string other) => address.Length > 0 && address.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool IsForMany(string domain) => Senders.Shared.IsTracking(domain) || Senders.Shared.IsBoard(domain);

    /// <summary>The first address in a text; null where there is none.</summary>
    private static string? Address(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at < 0)
            return null;
        var start = text[..at].LastIndexOfAnyExcept(_ofAddresses) + 1;
        var length = text[(at + 1)..].IndexOfAnyExcept(_ofAddresses);
        return text[start..(length < 0 ? text.Length : at + 1 + length)].ToString();
    }
}
