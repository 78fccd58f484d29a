using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Mail;

/// <summary>The border to the mailbox.</summary>
public interface IMailReader
{
    /// <summary>One message in one round trip.</summary>
    /// <exception cref="ProblemException">
    /// 400 "message-id-malformed", 404 "message-not-found", or what keeps the mailbox from answering.
    /// </exception>
    Task<MailMessage> ReadAsync(string messageId, CancellationToken cancellationToken);
}
