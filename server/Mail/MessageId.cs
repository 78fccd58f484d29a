using System.Buffers;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Mail;

/// <summary>The shape of Graph's ids of messages and events; what has another shape never becomes part of an address.</summary>
public static class MessageId
{
    private const int Longest = 512;

    private static readonly SearchValues<char> _characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_=-");

    public static bool IsWellFormed(string? id) => id is { Length: > 0 and <= Longest } && !id.AsSpan().ContainsAnyExcept(_characters);

    /// <summary>
    /// From the id that Outlook's library gives on the desktop and the web, which has two characters that a URL cannot carry; the REST form, which
    /// mobile gives, stays as it is (https://learn.microsoft.com/office/dev/add-ins/outlook/use-rest-api).
    /// </summary>
    public static string? ToRest(string? id) => id?.Replace('/', '-').Replace('+', '_');

    /// <returns>The id in REST form.</returns>
    /// <exception cref="ProblemException">400 "message-id-malformed".</exception>
    public static string Check(string? id) => ToRest(id) is { } rest && IsWellFormed(rest)
        ? rest
        : throw new ProblemException(StatusCodes.Status400BadRequest, "message-id-malformed", "This is not the id of a message.");
}
