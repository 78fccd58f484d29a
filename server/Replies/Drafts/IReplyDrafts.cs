using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Drafts;

/// <summary>The border to the mailbox's drafts.</summary>
public interface IReplyDrafts
{
    /// <summary>The draft that answers the message: the one made before, untouched, or a new one with the reply above the quotation.</summary>
    /// <param name="html">Sanitized.</param>
    /// <param name="text">Its plain-text twin, for a mail that is plain text.</param>
    /// <exception cref="ProblemException">What keeps the mailbox from answering.</exception>
    Task<(ReplyDraft Draft, bool IsNew)> SaveAsync(MailMessage message, string html, string text, DateTimeOffset? sendAt, CancellationToken cancellationToken);
}
