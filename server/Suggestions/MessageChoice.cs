using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>The two ways of saying which mail is meant: its id, or the mail itself.</summary>
internal static class MessageChoice
{
    /// <exception cref="ProblemException">400 "invalid-request" when neither or both are given; what keeps the mailbox from answering.</exception>
    public static async Task<MailMessage> ReadAsync(this IMailReader mailbox, string? messageId, PostedMessage? message, CancellationToken cancellationToken) => (messageId, message) switch
    {
        ({ } id, null) => await mailbox.ReadAsync(id, cancellationToken),
        (null, { } posted) => posted.ToMessage(),
        _ => throw new ProblemException(StatusCodes.Status400BadRequest, "invalid-request", "Send either messageId or message."),
    };
}
