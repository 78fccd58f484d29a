using System.ComponentModel.DataAnnotations;

namespace OutlookRejectionHelper.LocalMailbox;

public sealed class LocalMailboxOptions
{
    public const string Section = "LocalMailbox";

    /// <summary>
    /// A folder of <c>.eml</c> files, with folders below it; those called Inbox, Drafts, Sent, Deleted or Archive are put
    /// there. Null or empty: the sample mails.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Where drafts, events and other changes are kept. Default: <c>.local-mailbox</c> in <see cref="Folder"/>, or for the
    /// samples a folder in the user's local application data.
    /// </summary>
    public string? StateFolder { get; set; }

    /// <summary>Whose mailbox it is.</summary>
    [Required]
    public string Name { get; set; } = "Sam Doe";

    [Required, EmailAddress]
    public string Address { get; set; } = "sam.doe@mailbox.example";

    /// <summary>An IANA or Windows id; default: the machine's zone.</summary>
    public string? TimeZone { get; set; }
}
