using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>The ways of saying which mail is meant: its id, what else identifies it, or the mail itself.</summary>
internal static class MessageChoice
{
    /// <exception cref="ProblemException">
    /// 400 "invalid-request" when none is given, or the mail beside another; 404 "message-not-found"; what keeps the mailbox from answering.
    /// </exception>
    public static async Task<MailMessage> ReadAsync(this IMailReader mailbox, string? messageId, MessageLookup? lookup, PostedMessage? message, CancellationToken cancellationToken) => (messageId, lookup, message) switch
    {
        (null, null, { } posted) => posted.ToMessage(),
        ({ } id, null, null) => await mailbox.ReadAsync(id, cancellationToken),
        (_, { } other, null) => await mailbox.ReadOrFindAsync(messageId, other, cancellationToken),
        _ => throw new ProblemException(StatusCodes.Status400BadRequest, "invalid-request", "Send messageId, lookup or both, or else message."),
    };

    private static async Task<MailMessage> ReadOrFindAsync(this IMailReader mailbox, string? messageId, MessageLookup lookup, CancellationToken cancellationToken)
    {
        try
        {
            if (messageId is { Length: > 0 } && await mailbox.ReadAsync(messageId, cancellationToken) is { } message && lookup.Agrees(message))
                return message;
        }
        catch (ProblemException problem) when (problem.Code is "message-not-found" or "message-id-malformed")
        {
            // The id is of another mailbox, of a message not saved yet, or of none; the lookup says which mail is meant.
        }

        return await mailbox.FindAsync(lookup, cancellationToken)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "message-not-found", "The mailbox has no such message; send the message itself.");
    }
}
