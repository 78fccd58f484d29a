using System.Security.Cryptography;
using System.Text;

namespace OutlookRejectionHelper.Auth;

/// <summary>
/// The key that the pages of this server carry and its API asks for while no Entra registration is configured: it keeps
/// other pages and programs of the machine out.
/// </summary>
/// <param name="configured"><c>Local:Key</c>; null draws 256 random bits at each start.</param>
public sealed class LocalKey(string? configured)
{
    public const string Header = "X-Local-Key";

    /// <summary>URL-safe characters, fit for an HTML attribute and a header.</summary>
    public string Value { get; } = string.IsNullOrEmpty(configured)
        ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))
        : configured;

    /// <summary>Compares in constant time.</summary>
    public bool Matches(string? candidate) => candidate is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate), Encoding.UTF8.GetBytes(Value));
}
