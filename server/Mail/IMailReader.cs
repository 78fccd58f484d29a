using System.Collections.Immutable;
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

    /// <summary>The message that a client cannot name by an id of the mailbox.</summary>
    /// <returns>Null where none agrees with the lookup.</returns>
    /// <exception cref="ProblemException">What keeps the mailbox from answering.</exception>
    Task<MailMessage?> FindAsync(MessageLookup lookup, CancellationToken cancellationToken);

    /// <summary>What came before a message of the mailbox in its conversation, in one request that is not repeated.</summary>
    /// <returns>
    /// At most <see cref="MailLimits.Earlier"/> messages, the newest first, sent ones among them and drafts not; their bodies as text, cut off
    /// at <see cref="MailLimits.EarlierText"/>. Empty for a message that is in no mailbox or in no conversation.
    /// </returns>
    /// <exception cref="ProblemException">What keeps the mailbox from answering.</exception>
    Task<ImmutableArray<MailMessage>> ReadEarlierAsync(MailMessage message, CancellationToken cancellationToken);
}
