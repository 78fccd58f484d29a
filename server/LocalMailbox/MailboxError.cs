namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>A refusal in Graph's words.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Graph's code, such as <c>ErrorItemNotFound</c>.</param>
internal sealed class MailboxError(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static MailboxError NotFound() => new(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static MailboxError MalformedId() => new(400, "ErrorInvalidIdMalformed", "Id is malformed.");

    public static MailboxError BadRequest(string message) => new(400, "BadRequest", message);

    public static MailboxError Invalid(string message) => new(400, "ErrorInvalidArgument", message);
}
