using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>All that the pane shows for one message.</summary>
/// <param name="Reply">Null when no reply is advised or the mail is no rejection.</param>
/// <param name="MessageId">Immutable, of the message that was read; null for a posted one.</param>
public sealed record SuggestionSet(
    MailClassification Classification,
    ReplyPlan Plan,
    Reply? Reply,
    ImmutableArray<FollowUpProposal> FollowUps,
    string? MessageId);
