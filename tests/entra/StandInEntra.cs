using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Entra;

/// <summary>
/// Entra and Graph for tests, on this machine: an OpenID provider with discovery, keys, sign-in and on-behalf-of, and a Graph that looks
/// at the tokens and then asks a local mailbox. It knows one registration, whose server half and browser half share the client id.
/// </summary>
public sealed class StandInEntra : IAsyncDisposable
{
    /// <summary>What Entra calls Microsoft Graph in scopes and audiences.</summary>
    public const string GraphResource = "https://graph.microsoft.com";

    /// <summary>The registration's.</summary>
    public const string ClientId = "c1e2d3f4-5a6b-4c7d-8e9f-0a1b2c3d4e5f";

    /// <summary>The registration's, for a server that proves itself so.</summary>
    public const string ClientSecret = "stand-in-secret";

    private const string CertificatePassword = "stand-in";

    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stand-in-");

    private StandInEntra(TimeProvider clock)
    {
        Clock = clock;
        _certificate = NewCertificate("localhost");
        ServerCertificate = NewCertificate("outlook-rejection-helper");
        CertificatePath = Path.Combine(_folder.FullName, "server.pfx");
        File.WriteAllBytes(CertificatePath, ServerCertificate.Export(X509ContentType.Pfx, CertificatePassword));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _app = builder.Build();
        Graph = new StandInGraph(this);
        new SignInEndpoints(this).Map(_app);
        new BridgeEndpoint(this).Map(_app);
        Graph.Map(_app);
    }

    /// <summary>https, on this machine, with a certificate that nobody but <see cref="Trust"/> trusts.</summary>
    public Uri Address { get; private set; } = new("https://localhost");

    public StandInKnobs Knobs { get; } = new();

    /// <summary>The mailboxes behind it, and what was asked of them.</summary>
    public StandInGraph Graph { get; }

    public TokenMint Mint { get; } = new();

    /// <summary>Who can sign in; a test may add to them before it starts.</summary>
    public IList<StandInUser> Users { get; } = [StandInUser.Sam, StandInUser.Kim, StandInUser.Stranger];

    /// <summary>The scope that the pane asks for.</summary>
    public static string ApiScope => $"api://{ClientId}/access_as_user";

    /// <summary>A token of another issuer that the registration trusts in place of its certificate (workload identity federation).</summary>
    public string? FederatedAssertion { get; set; }

    internal TimeProvider Clock { get; }

    /// <summary>What the server proves itself with.</summary>
    internal X509Certificate2 ServerCertificate { get; }

    /// <summary>The settings that put the server into Graph mode against this stand-in.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Entra:TenantId"] = StandInUser.HomeTenant,
        ["Entra:ClientId"] = ClientId,
        ["Entra:Authority"] = Address.GetLeftPart(UriPartial.Authority),
        ["Entra:StandIn"] = "true",
        ["Entra:Certificate:Path"] = CertificatePath,
        ["Entra:Certificate:Password"] = CertificatePassword,
        ["Graph:BaseUrl"] = new Uri(Address, "/graph/v1.0").ToString(),
    };

    private string CertificatePath { get; }

    /// <param name="clock">Tokens begin and end by it: the same as the server's.</param>
    public static async Task<StandInEntra> StartAsync(TimeProvider? clock = null)
    {
        var entra = new StandInEntra(clock ?? TimeProvider.System);
        await entra._app.StartAsync();
        var address = entra._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        entra.Address = new UriBuilder(address) { Host = "localhost" }.Uri;
        return entra;
    }

    /// <summary>Lets the server under test reach the stand-in: its certificate, and no other, is trusted.</summary>
    public void Trust(IServiceCollection services)
    {
        foreach (var client in (string[])[GraphConnection.ClientName, OnBehalfOfTokens.ClientName])
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(NewHandler);
    }

    /// <summary>For a client that speaks to the stand-in itself.</summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.GetCertHashString() },
    };

    /// <summary>The claims of a good access token for our API; a test may change them before <see cref="TokenMint.Sign(JsonObject, string?)"/>.</summary>
    public JsonObject ApiClaims(StandInUser user, TimeSpan? lifetime = null) => new()
    {
        ["ver"] = "2.0",
        ["aud"] = ClientId,
        ["azp"] = ClientId,
        ["azpacr"] = "0",
        ["scp"] = "access_as_user",
        ["preferred_username"] = user.Address,
        ["name"] = user.Name,
        ["sub"] = "api-" + user.ObjectId,
        ["oid"] = user.ObjectId,
        ["tid"] = user.Tenant,
        ["iss"] = Issuer(user.Tenant),
        ["iat"] = Now,
        ["nbf"] = Now,
        ["exp"] = Now + (long)(lifetime ?? Knobs.TokenLifetime).TotalSeconds,
        ["uti"] = Guid.NewGuid().ToString("N"),
    };

    /// <summary>A good access token for our API.</summary>
    public string ApiToken(StandInUser user, TimeSpan? lifetime = null) => Mint.Sign(ApiClaims(user, lifetime));

    /// <summary>A good access token for Graph.</summary>
    /// <param name="scopes">Short: "Mail.Read".</param>
    public string GraphToken(StandInUser user, params IEnumerable<string> scopes) => Mint.Sign(GraphClaims(user, scopes));

    /// <summary>What a client learns of who signed in, and must not send to an API.</summary>
    public string IdToken(StandInUser user, string? nonce = null)
    {
        var claims = ApiClaims(user);
        foreach (var name in (string[])["azp", "azpacr", "scp"])
            claims.Remove(name);
        if (nonce is not null)
            claims["nonce"] = nonce;
        return Mint.Sign(claims);
    }

    internal JsonObject GraphClaims(StandInUser user, IEnumerable<string> scopes)
    {
        var claims = ApiClaims(user, Knobs.GraphTokenLifetime);
        (claims["aud"], claims["scp"]) = (GraphResource, string.Join(' ', scopes));
        return claims;
    }

    internal string Issuer(string tenant) => $"{Address.GetLeftPart(UriPartial.Authority)}/{tenant}/v2.0";

    internal long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    internal StandInUser? Find(string? loginOrAddress) =>
        Users.FirstOrDefault(user => user.Login == loginOrAddress || user.Address.Equals(loginOrAddress, StringComparison.OrdinalIgnoreCase) || user.ObjectId == loginOrAddress);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Mint.Dispose();
        _certificate.Dispose();
        ServerCertificate.Dispose();
        _folder.Delete(recursive: true);
    }

    private static X509Certificate2 NewCertificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        // Kestrel on Windows asks for a key that came out of a file.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx, CertificatePassword), CertificatePassword, X509KeyStorageFlags.Exportable);
    }
}
