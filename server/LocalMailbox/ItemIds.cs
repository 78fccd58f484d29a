using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OutlookRejectionHelper.LocalMailbox;

internal enum IdFormat
{
    /// <summary>The default of Graph: changes when the item moves to another folder. URL-safe characters.</summary>
    Rest,

    /// <summary>The same bytes with '/' and '+', as Office.js gives them on the desktop and the web.</summary>
    Ews,

    /// <summary>Stays when the item moves.</summary>
    Immutable,
}

/// <summary>
/// Ids as Exchange makes them: base64 of a few fixed bytes, the mailbox, the folder (not in the immutable form) and the
/// item. They are opaque and case-sensitive, and have the length of the real ones.
/// </summary>
internal sealed class ItemIds
{
    private static readonly byte[] _immutablePrefix = Convert.FromBase64String("AAkALgAAAAAAHYQDEapmEc2byACqAC+EWg0A");

    private readonly byte[] _mailbox;
    private readonly byte[] _restPrefix;

    /// <param name="address">Of the mailbox: the ids of another mailbox are unknown here.</param>
    public ItemIds(string address)
    {
        _mailbox = SHA256.HashData(Encoding.UTF8.GetBytes("mailbox " + address.ToUpperInvariant()))[..16];
        _restPrefix = [0, 3, 0x24, 0, .. Encoding.ASCII.GetBytes(new Guid(_mailbox).ToString()), 0, 0x46, 0, 0, 0, 0, 0, .. _mailbox, 7, 0, .. _mailbox, 0, 0, 0, 0, 1];
    }

    /// <summary>A key that is the same whenever the name is.</summary>
    public static Guid KeyOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public string Write(Item item, IdFormat format) => Write(item.Kind, item.Key, item.Folder, format);

    public string Write(ItemKind kind, Guid key, MailboxFolder folder, IdFormat format)
    {
        byte[] bytes = format is IdFormat.Immutable
            ? [.. _immutablePrefix, .. _mailbox, 0, (byte)kind, 0, .. key.ToByteArray()]
            : [.. _restPrefix, (byte)folder, (byte)kind, 0, .. key.ToByteArray(), 0, 0, 0, 0];
        return format is IdFormat.Ews ? Convert.ToBase64String(bytes) : Convert.ToBase64String(bytes).Replace('/', '-').Replace('+', '_');
    }

    /// <summary>Conversations have ids of their own shape.</summary>
    public string WriteConversation(Guid key) => Convert.ToBase64String([0, 4, 0x24, .. _mailbox, 0, 0x10, 0, .. key.ToByteArray(), 0]).Replace('/', '-').Replace('+', '_');

    /// <summary>Reads any of the three forms.</summary>
    /// <exception cref="MailboxError">The text is no id, or one of another mailbox.</exception>
    public ItemReference Read(string id)
    {
        var bytes = Decode(id) ?? throw MailboxError.MalformedId();
        if (bytes.Length == _restPrefix.Length + 23 && bytes.AsSpan(0, 4).SequenceEqual(_restPrefix.AsSpan(0, 4)))
            return bytes.AsSpan().StartsWith(_restPrefix)
                ? Reference(bytes.AsSpan(_restPrefix.Length), isImmutable: false)
                : throw MailboxError.NotFound();
        if (bytes.Length == _immutablePrefix.Length + 35 && bytes.AsSpan().StartsWith(_immutablePrefix))
            return bytes.AsSpan(_immutablePrefix.Length).StartsWith(_mailbox)
                ? Reference(bytes.AsSpan(_immutablePrefix.Length + 16), isImmutable: true)
                : throw MailboxError.NotFound();
        throw MailboxError.MalformedId();
    }

    private static ItemReference Reference(ReadOnlySpan<byte> tail, bool isImmutable) =>
        new((ItemKind)tail[1], new Guid(tail.Slice(3, 16)), isImmutable ? null : (MailboxFolder)tail[0]);

    private static byte[]? Decode(string id)
    {
        var text = id.Replace('-', '/').Replace('_', '+');
        return text.Length is > 0 and <= 512 && Base64.IsValid(text, out var length) && text.Length % 4 == 0 && length > 0 ? Convert.FromBase64String(text) : null;
    }
}

/// <param name="Folder">Where the item was when the id was written; null in the immutable form.</param>
internal readonly record struct ItemReference(ItemKind Kind, Guid Key, MailboxFolder? Folder);
