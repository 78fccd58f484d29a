using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>
/// What an event of ours carries in its <see cref="StateProperty"/>: which press made it, of what content, for which mail.
/// </summary>
/// <param name="Transaction">From the idempotency key.</param>
/// <param name="Fingerprint">Of the content that the press asked for; the user may have changed the event since.</param>
internal sealed record FollowUpState(Guid Transaction, string Fingerprint, FollowUpKind Kind, string? MessageId)
{
    /// <summary>All of ours begin so.</summary>
    public const string Prefix = StateProperty.Prefix + "follow-up;";

    /// <summary>For the transactions of this product only; never changes, or a repeated press makes a second event.</summary>
    private static readonly Guid _space = new("b7d6b5a2-1a54-4c1f-8b52-3d0c0e7f9a41");

    public static Guid TransactionOf(string idempotencyKey) => NameUuid.Create(_space, idempotencyKey);

    public static string PrefixOf(Guid transaction) => $"{Prefix}{transaction:D};";

    public override string ToString() => $"{PrefixOf(Transaction)}{Fingerprint};{Kind};{MessageId}";

    /// <summary>Null for anything that this product has not written.</summary>
    public static FollowUpState? Parse(string? value)
    {
        if (value is null || !value.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        return value[Prefix.Length..].Split(';') is [var transaction, var fingerprint, var kind, var messageId]
            && Guid.TryParseExact(transaction, "D", out var id) && Enum.TryParse<FollowUpKind>(kind, out var known)
            ? new FollowUpState(id, fingerprint, known, Mail.MessageId.IsWellFormed(messageId) ? messageId : null)
            : null;
    }
}
