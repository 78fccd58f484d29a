using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>Version 5 UUIDs: the same name in the same space is always the same id (RFC 9562 §5.5).</summary>
internal static class NameUuid
{
    [SuppressMessage("Security", "CA5350", Justification = "Version 5 is defined by SHA-1, and nothing here rests on its strength: the name is no secret.")]
    public static Guid Create(Guid space, string name)
    {
        Span<byte> input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
