using System.Buffers;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Mail;

/// <summary>The shape of Graph's ids of messages and events; what has another shape never becomes part of an address.</summary>
public static class MessageId
{
    private const int Longest = 512;

    private static readonly SearchValues<char> _characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_=+-");

    public static bool IsWellFormed(string? id) => id is { Length: > 0 and <= Longest } && !id.AsSpan().ContainsAnyExcept(_characters);

    /// <exception cref="ProblemException">400 "message-id-malformed".</exception>
    public static string Check(string? id) => IsWellFormed(id)
        ? id!
        : throw new ProblemException(StatusCodes.Status400BadRequest, "message-id-malformed", "This is not the id of a message.");
}
