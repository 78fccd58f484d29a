using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.Http;

/// <summary>Where the server listens: on this machine only, unless it is told otherwise and knows who calls by their sign-in.</summary>
internal static partial class LocalAddresses
{
    private const string Http = "http://localhost:5080";

    private const string Https = "https://localhost:5443";

    /// <summary>Marks the certificate of `dotnet dev-certs https`.</summary>
    private const string DevelopmentCertificateOid = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Without a setting: http, and https as well where a development certificate exists (Outlook asks for https).</summary>
    public static void UseLocalAddresses(this WebApplicationBuilder builder, ServerMode mode)
    {
        // A container's ports are open to others; that is for Graph mode.
        string[] settings = mode.IsLocal ? [WebHostDefaults.ServerUrlsKey] : [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (settings.All(name => string.IsNullOrEmpty(builder.Configuration[name])))
            builder.WebHost.UseUrls(HasDevelopmentCertificate() ? [Http, Https] : [Http]);
    }

    /// <summary>Says where to go once the server listens; stops it if others could come who should not.</summary>
    public static void AnnounceAddresses(this WebApplication app, ServerMode mode) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (!StartSettings.IsOpenToOthers(app.Configuration, mode) && addresses.FirstOrDefault(address => !IsLoopback(address)) is { } foreign)
        {
            Log.NotLoopback(app.Logger, foreign);
            Environment.ExitCode = 1;
            app.Lifetime.StopApplication();
            return;
        }

        foreach (var address in addresses)
            Log.Ready(app.Logger, address);
    });

    internal static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static bool HasDevelopmentCertificate()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Any(certificate => certificate.HasPrivateKey && certificate.NotAfter > TimeProvider.System.GetLocalNow()
            && certificate.Extensions.Any(extension => extension.Oid?.Value == DevelopmentCertificateOid));
    }

    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Information, "Outlook Rejection Helper is ready: open {Address}")]
        public static partial void Ready(ILogger logger, string address);

        [LoggerMessage(1011, LogLevel.Critical, "Without a real Entra registration the server may only listen on this machine, but {Address} is open to others. Use --urls http://localhost:5080.")]
        public static partial void NotLoopback(ILogger logger, string address);
    }
}
