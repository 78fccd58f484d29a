using System.Text;

namespace OutlookRejectionHelper.Auth;

/// <summary>The claims that a 401 of Graph asks for: JSON, in base64, in the WWW-Authenticate header.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/claims-challenge</remarks>
internal static class ClaimsChallenge
{
    private const string Parameter = "claims=\"";

    /// <returns>JSON; null where the header holds no challenge.</returns>
    public static string? Read(string? header)
    {
        var start = header?.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase) ?? -1;
        return start < 0 ? null : Decode(header![(start + Parameter.Length)..].Split('"')[0]);
    }

    /// <returns>Null for what is no base64.</returns>
    public static string? Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
