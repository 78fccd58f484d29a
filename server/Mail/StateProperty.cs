namespace OutlookRejectionHelper.Mail;

/// <summary>
/// Where the product keeps what it knows of a message or an event: on the item itself, in one named property, so that the
/// mailbox stays the only store.
/// </summary>
/// <remarks>
/// A MAPI named property (MS-OXPROPS): the set's GUID is the product's own and never changes, or older items are lost.
/// Values begin with <see cref="Prefix"/> and a word for their kind: items of others never match.
/// </remarks>
internal static class StateProperty
{
    public const string Id = "String {5b0a1f6e-4c1d-4a52-9f0e-6f0d1f2f9c11} Name RejectionHelper.State";

    public const string Prefix = "rh1;";

    /// <summary>For display only: people may rename and remove categories.</summary>
    public const string Category = "Rejection Helper";
}
