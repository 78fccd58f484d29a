using System.Buffers;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

/// <summary>Names the owner of a shared mailbox: in a header, so that every call can be about one.</summary>
internal static class MailboxOwner
{
    public const string Header = "X-Mailbox-Owner";

    /// <summary>RFC 5321 §4.5.3.1.</summary>
    private const int Longest = 254;

    // An address may hold more; what else it may hold has a meaning in a URL.
    private static readonly SearchValues<char> _characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@.-_+'");

    /// <returns>Null where there is no header.</returns>
    /// <exception cref="ProblemException">400 "mailbox-owner-malformed".</exception>
    public static string? Read(HttpRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count == 0)
            return null;
        return values is [{ Length: > 2 and <= Longest } owner] && !owner.AsSpan().ContainsAnyExcept(_characters) && owner.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
            ? owner
            : throw new ProblemException(StatusCodes.Status400BadRequest, "mailbox-owner-malformed", $"{Header} holds the address of one mailbox.");
    }
}
