using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace OutlookRejectionHelper.Auth;

/// <summary>What this server proves to Entra that it is the registered application with. Loaded once, at start.</summary>
internal sealed class ServerCredential : IDisposable
{
    /// <summary>What a managed identity asks for to vouch for an app registration.</summary>
    private static readonly TokenRequestContext _exchange = new(["api://AzureADTokenExchange/.default"]);

    private readonly EntraOptions _entra;
    private readonly X509Certificate2? _certificate;
    private readonly TokenCredential? _identity;

    /// <param name="identity">In place of the machine's managed identity, for tests.</param>
    public ServerCredential(IOptions<EntraOptions> entra, TokenCredential? identity = null)
    {
        _entra = entra.Value;
        _certificate = IsSet(_entra.Certificate.Path) || IsSet(_entra.Certificate.Thumbprint) ? Load(_entra.Certificate) : null;
        _identity = !IsSet(_entra.ManagedIdentity) ? null : identity ?? new ManagedIdentityCredential(
            _entra.ManagedIdentity == "system" ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(_entra.ManagedIdentity));
    }

    public TokenCredential OnBehalfOf(SignedInUser user, OnBehalfOfCredentialOptions options) =>
        _certificate is not null ? new OnBehalfOfCredential(user.Tenant, _entra.ClientId, _certificate, user.Assertion, options)
        : _identity is not null ? new OnBehalfOfCredential(user.Tenant, _entra.ClientId, async cancellationToken => (await _identity.GetTokenAsync(_exchange, cancellationToken)).Token, user.Assertion, options)
        : new OnBehalfOfCredential(user.Tenant, _entra.ClientId, _entra.ClientSecret, user.Assertion, options);

    public void Dispose() => _certificate?.Dispose();

    /// <exception cref="CryptographicException">There is no such certificate, or it cannot be read.</exception>
    public static X509Certificate2 Load(EntraCertificateOptions options) =>
        IsSet(options.Path) ? FromFile(options.Path!, options.Password) : FromStore(options.Thumbprint!);

    internal static bool IsSet(string? setting) => !string.IsNullOrWhiteSpace(setting);

    private static X509Certificate2 FromFile(string path, string? password) =>
        Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, password);

    private static X509Certificate2 FromStore(string thumbprint)
    {
        foreach (var location in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException)
            {
                // There is no such store on this machine.
                continue;
            }

            if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var found, ..])
                return found;
        }

        throw new CryptographicException("No personal certificate store has it.");
    }
}
