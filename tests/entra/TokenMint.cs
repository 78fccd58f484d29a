using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.Entra;

/// <summary>Makes tokens as Entra does, and on request such as it never would.</summary>
public sealed class TokenMint : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentBag<string> _issued = [];

    /// <summary>Every token signed so far.</summary>
    public IReadOnlyCollection<string> Issued => _issued;

    /// <summary>Names the key in the header of a token and in the list of keys.</summary>
    public string KeyId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The public half, as PEM: what a forger knows.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>RFC 7517, with the issuer that Entra adds to each key.</summary>
    public JsonObject ToKey(string issuer)
    {
        var parameters = _key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            ["issuer"] = issuer,
        };
    }

    /// <summary>RS256, signed with this mint's key.</summary>
    public string Sign(JsonObject claims, string? keyId = null)
    {
        var token = Sign(claims, new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = keyId ?? KeyId }, data => _key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        _issued.Add(token);
        return token;
    }

    /// <param name="sign">From the two encoded parts to a signature; empty for a token without one.</param>
    public static string Sign(JsonObject claims, JsonObject header, Func<byte[], byte[]> sign)
    {
        var content = $"{Part(header)}.{Part(claims)}";
        return $"{content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    /// <summary>The claims of a token with this mint's signature, else null. Looks at nothing else.</summary>
    public JsonObject? Read(string? token)
    {
        if (token?.Split('.') is not [var header, var claims, var signature] || !Base64Url.IsValid(signature) || !Base64Url.IsValid(claims))
            return null;
        return _key.VerifyData(Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? JsonNode.Parse(Base64Url.DecodeFromChars(claims))?.AsObject()
            : null;
    }

    public void Dispose() => _key.Dispose();

    private static string Part(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
