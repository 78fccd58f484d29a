using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using static OutlookRejectionHelper.Auth.ServerCredential;

namespace OutlookRejectionHelper.Auth;

/// <summary>What must hold of a registration before the server starts; each sentence names the setting and says what to do.</summary>
internal sealed class EntraSettings(IHostEnvironment environment, TimeProvider clock) : IValidateOptions<EntraOptions>
{
    private const int ThumbprintLength = 40;

    public ValidateOptionsResult Validate(string? name, EntraOptions options)
    {
        string[] failures = [.. Registration(options), .. Authority(options), .. Credential(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Registration(EntraOptions options)
    {
        if (!IsSet(options.TenantId))
            yield return "Entra:TenantId is missing: set it to the directory (tenant) id of the app registration.";
        else if (options.TenantId != EntraOptions.Organizations && !IsId(options.TenantId))
            yield return $"Entra:TenantId is neither a tenant's id (a GUID) nor \"{EntraOptions.Organizations}\".";
        else if (options.TenantId == EntraOptions.Organizations && options.AllowedTenants.Count == 0)
            yield return $"Entra:AllowedTenants is empty: with Entra:TenantId \"{EntraOptions.Organizations}\" name the tenants whose people may sign in.";
        if (!IsSet(options.ClientId))
            yield return "Entra:ClientId is missing: set it to the application (client) id of the app registration.";
        else if (!IsId(options.ClientId))
            yield return "Entra:ClientId is not an application's id (a GUID).";
        if (options.AllowedTenants.Any(tenant => !IsId(tenant)))
            yield return "Entra:AllowedTenants holds something that is not a tenant's id (a GUID).";
        if (options.AllowedClients.Any(client => !IsId(client)))
            yield return "Entra:AllowedClients holds something that is not an application's id (a GUID).";
    }

    private static IEnumerable<string> Authority(EntraOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme != Uri.UriSchemeHttps || authority.AbsolutePath != "/")
            yield return $"Entra:Authority is not an https address without a path, such as {Cloud.Global.Authority}.";
        else if (options.StandIn && !authority.IsLoopback)
            yield return "Entra:StandIn is set, but Entra:Authority is not on this machine: a stand-in for Entra is for development only.";
        else if (!options.StandIn && authority.IsLoopback)
            yield return "Entra:Authority is on this machine: that is for development only, and needs Entra:StandIn.";
        else if (!options.StandIn && Cloud.All.All(cloud => cloud.Authority != Cloud.OriginOf(options.Authority)))
            yield return $"Entra:Authority is none of Microsoft's clouds: {string.Join(", ", Cloud.All.Select(cloud => cloud.Authority).Distinct())}.";
    }

    private IEnumerable<string> Credential(EntraOptions options)
    {
        string[] given = [.. new[]
        {
            (Name: "Entra:Certificate:Path", Value: options.Certificate.Path),
            (Name: "Entra:Certificate:Thumbprint", Value: options.Certificate.Thumbprint),
            (Name: "Entra:ManagedIdentity", Value: options.ManagedIdentity),
            (Name: "Entra:ClientSecret", Value: options.ClientSecret),
        }.Where(setting => IsSet(setting.Value)).Select(setting => setting.Name)];
        if (given.Length == 0)
            yield return "Entra has no credential: set Entra:Certificate:Path or Entra:Certificate:Thumbprint, Entra:ManagedIdentity, or for development Entra:ClientSecret.";
        if (given.Length > 1)
            yield return $"Entra has more than one credential: keep one of {string.Join(", ", given)}.";
        if (IsSet(options.ClientSecret) && !environment.IsDevelopment())
            yield return "Entra:ClientSecret is for development only (DOTNET_ENVIRONMENT=Development): use Entra:Certificate or Entra:ManagedIdentity.";
        if (IsSet(options.ManagedIdentity) && options.ManagedIdentity != "system" && !IsId(options.ManagedIdentity))
            yield return "Entra:ManagedIdentity is neither \"system\" nor the client id (a GUID) of a user-assigned identity.";
        if (Certificate(options.Certificate) is { } failure)
            yield return failure;
    }

    private string? Certificate(EntraCertificateOptions options)
    {
        var setting = IsSet(options.Path) ? "Entra:Certificate:Path" : "Entra:Certificate:Thumbprint";
        if (!IsSet(options.Path) && !IsSet(options.Thumbprint))
            return null;
        if (IsSet(options.Path) && !File.Exists(options.Path))
            return $"{setting} names no file.";
        if (!IsSet(options.Path) && (options.Thumbprint!.Length != ThumbprintLength || !options.Thumbprint.All(char.IsAsciiHexDigit)))
            return $"{setting} is not a thumbprint: {ThumbprintLength} hexadecimal digits, without spaces.";
        try
        {
            using var certificate = Load(options);
            return !certificate.HasPrivateKey ? $"{setting} leads to a certificate without its private key."
                : certificate.NotAfter <= clock.GetLocalNow() ? $"{setting} leads to a certificate that ended on {certificate.NotAfter:yyyy-MM-dd}."
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or UnauthorizedAccessException or IOException)
        {
            return IsSet(options.Path)
                ? $"{setting} could not be read: it is no .pfx or .pem file with its key, Entra:Certificate:Password is wrong, or reading it is not allowed."
                : $"{setting} was found in no personal certificate store of this user or machine.";
        }
    }

    private static bool IsId(string? id) => Guid.TryParseExact(id, "D", out _);
}
