using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>Every wrong setting stops the start with a sentence that names it; the right ones start.</summary>
public sealed class SettingsTests : IDisposable
{
    private const string Tenant = "6f1d2c3b-0a4e-4b5f-9c6d-7e8f90a1b2c3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings-");

    /// <summary>Changes to a good registration with a certificate, and the setting that must be named. {folder} holds the certificates, &amp; stands for a semicolon.</summary>
    public static TheoryData<string, string> WrongInGraphMode => new()
    {
        { "Entra:TenantId=", "Entra:TenantId" },
        { "Entra:TenantId=common", "Entra:TenantId" },
        { "Entra:TenantId=contoso.onmicrosoft.com", "Entra:TenantId" },
        { "Entra:TenantId=organizations", "Entra:AllowedTenants" },
        { "Entra:AllowedTenants:0=*", "Entra:AllowedTenants" },
        { "Entra:ClientId=", "Entra:ClientId" },
        { "Entra:ClientId=api://rejection-helper", "Entra:ClientId" },
        { "Entra:AllowedClients:0=outlook", "Entra:AllowedClients" },
        { "Entra:Authority=http://login.microsoftonline.com", "Entra:Authority" },
        { "Entra:Authority=https://login.microsoftonline.com.evil.example", "Entra:Authority" },
        { "Entra:Authority=https://login.microsoftonline.com/common", "Entra:Authority" },
        { "Entra:Authority=https://localhost:7000", "Entra:StandIn" },
        { "Entra:StandIn=true", "Entra:StandIn" },
        { "Entra:StandIn=perhaps", "Entra:StandIn" },
        { "Entra:StandIn=true;Entra:Authority=https://localhost:7000", "Graph:BaseUrl" },
        { "Entra:StandIn=true;Entra:Authority=https://localhost:7000;Graph:BaseUrl=https://localhost:7000/v1.0;urls=http://0.0.0.0:5080", "Entra:StandIn" },
        { "Entra:Certificate:Path=", "Entra:Certificate:Path" },
        { "Entra:Certificate:Path={folder}/none.pfx", "Entra:Certificate:Path" },
        { "Entra:Certificate:Path={folder}/broken.pfx", "Entra:Certificate:Path" },
        { "Entra:Certificate:Path={folder}/ended.pfx", "Entra:Certificate:Path" },
        { "Entra:Certificate:Path={folder}/public.pfx", "Entra:Certificate:Path" },
        { "Entra:Certificate:Password=wrong", "Entra:Certificate:Password" },
        { "Entra:Certificate:Path=;Entra:Certificate:Thumbprint=12 34", "Entra:Certificate:Thumbprint" },
        { "Entra:Certificate:Path=;Entra:Certificate:Thumbprint=0123456789012345678901234567890123456789", "Entra:Certificate:Thumbprint" },
        { "Entra:ManagedIdentity=system", "Entra:ManagedIdentity" },
        { "Entra:Certificate:Path=;Entra:ManagedIdentity=my-identity", "Entra:ManagedIdentity" },
        { "Entra:Certificate:Path=;Entra:ClientSecret=secret", "Entra:ClientSecret" },
        { "Graph:BaseUrl=http://graph.microsoft.com/v1.0", "Graph:BaseUrl" },
        { "Graph:BaseUrl=https://graph.microsoft.com", "Graph:BaseUrl" },
        { "Graph:BaseUrl=https://graph.microsoft.com.evil.example/v1.0", "Graph:BaseUrl" },
        { "Graph:BaseUrl=https://graph.microsoft.com@evil.example/v1.0", "Graph:BaseUrl" },
        { "Graph:BaseUrl=http://169.254.169.254/latest", "Graph:BaseUrl" },
        { "Graph:BaseUrl=https://localhost:7000/v1.0", "Graph:BaseUrl" },
        { "Graph:BaseUrl=https://graph.microsoft.us/v1.0", "Graph:BaseUrl" },
        { "Local:Key=key", "Local:Key" },
        { "LocalMailbox:Folder={folder}", "LocalMailbox:Folder" },
        { "LocalMailbox:StateFolder={folder}", "LocalMailbox:StateFolder" },
        { "AllowedHosts=*", "AllowedHosts" },
        { "AllowedHosts=", "AllowedHosts" },
        { "Outlook:Hosts:0=https://*.example.com/path", "Outlook:Hosts" },
        { "Outlook:Hosts:0=https://mail.example.com& script-src *", "Outlook:Hosts" },
    };

    public static TheoryData<string, string> WrongInLocalMode => new()
    {
        { "urls=http://0.0.0.0:5080", "urls" },
        { "urls=http://*:5080", "urls" },
        { "urls=http://localhost:5080&http://192.168.1.4:5080", "urls" },
        { "Kestrel:Endpoints:All:Url=http://[::]:5080", "Kestrel:Endpoints" },
        { "AllowedHosts=*", "AllowedHosts" },
        { "Graph:BaseUrl=https://graph.microsoft.com/v1.0", "Graph:BaseUrl" },
        { "LocalMailbox:Folder={folder}/none", "LocalMailbox:Folder" },
        { "LocalMailbox:TimeZone=Middle-earth", "LocalMailbox:TimeZone" },
        { "LocalMailbox:Address=nobody", "Address" },
        { "Outlook:Hosts:0=http://mail.example.com", "Outlook:Hosts" },
    };

    [Theory]
    [MemberData(nameof(WrongInGraphMode))]
    public void Start_WithARegistrationAndAWrongSetting_StopsAndNamesIt(string changes, string setting) => AssertStops(Good(changes), setting);

    [Theory]
    [MemberData(nameof(WrongInLocalMode))]
    public void Start_WithoutARegistrationAndWithAWrongSetting_StopsAndNamesIt(string changes, string setting) => AssertStops(Local(changes), setting);

    [Theory]
    [InlineData("")]
    [InlineData("Entra:Certificate:Path={folder}/good.pem")]
    [InlineData("Entra:Certificate:Path=;Entra:ManagedIdentity=system")]
    [InlineData("Entra:Certificate:Path=;Entra:ManagedIdentity=" + Tenant)]
    [InlineData("Entra:Certificate:Path=;Entra:ClientSecret=secret;environment=Development")]
    [InlineData("Entra:TenantId=organizations;Entra:AllowedTenants:0=" + Tenant)]
    [InlineData("Entra:Authority=https://login.microsoftonline.us;Graph:BaseUrl=https://dod-graph.microsoft.us/v1.0")]
    [InlineData("Entra:StandIn=true;Entra:Authority=https://localhost:7000;Graph:BaseUrl=https://localhost:7000/v1.0")]
    [InlineData("urls=http://0.0.0.0:8080;AllowedHosts=rejection-helper.example.com")]
    [InlineData("Outlook:Hosts:0=https://mail.example.com")]
    public void Start_WithAGoodRegistration_Starts(string changes) => AssertStarts(Good(changes));

    [Fact]
    public void Start_WithASecret_Warns()
    {
        using var app = new Server(Good("Entra:Certificate:Path=;Entra:ClientSecret=secret;environment=Development"));

        app.Start();

        Assert.Contains(app.Messages, message => message.StartsWith("Entra:ClientSecret", StringComparison.Ordinal));
    }

    [Fact]
    public void Endpoints_InGraphMode_HoldNothingOfLocalMode()
    {
        using var app = new Server(Good(""));
        app.Start();

        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText ?? "").ToList();

        Assert.Contains("api/suggestions", routes);
        Assert.DoesNotContain(routes, route => route.Contains("graph", StringComparison.OrdinalIgnoreCase) || route.Contains("outlook", StringComparison.OrdinalIgnoreCase) || route.Contains("office-js", StringComparison.OrdinalIgnoreCase) || route == "/");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/graph/v1.0/me")]
    [InlineData("/outlook/index.html")]
    [InlineData("/office-js/office.js")]
    public async Task LocalModesAddress_InGraphMode_Answers404(string path)
    {
        using var app = new Server(Good(""));
        using var client = app.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void AssertStops(Dictionary<string, string> settings, string setting)
    {
        using var app = new Server(settings);

        Assert.ThrowsAny<Exception>(app.Start);

        var told = app.Messages.Where(message => message.StartsWith("The server does not start: ", StringComparison.Ordinal)).ToList();
        Assert.Contains(told, message => message.Contains(setting, StringComparison.Ordinal) && message.EndsWith('.'));
        Environment.ExitCode = 0;
    }

    private static void AssertStarts(Dictionary<string, string> settings)
    {
        using var app = new Server(settings);

        app.Start();

        Assert.DoesNotContain(app.Messages, message => message.StartsWith("The server does not start: ", StringComparison.Ordinal));
    }

    private Dictionary<string, string> Good(string changes)
    {
        Write("good.pfx", now => now.AddDays(2));
        Write("ended.pfx", now => now.AddDays(-1));
        File.WriteAllText(Path.Combine(_folder.FullName, "broken.pfx"), "not a certificate");
        return With(changes, new()
        {
            ["Entra:TenantId"] = Tenant,
            ["Entra:ClientId"] = "c1e2d3f4-5a6b-4c7d-8e9f-0a1b2c3d4e5f",
            ["Entra:Certificate:Path"] = "{folder}/good.pfx",
            ["Entra:Certificate:Password"] = "password",
        });
    }

    private Dictionary<string, string> Local(string changes) => With(changes, new() { ["LocalMailbox:StateFolder"] = "{folder}/state" });

    private Dictionary<string, string> With(string changes, Dictionary<string, string> settings)
    {
        foreach (var change in changes.Split(';', StringSplitOptions.RemoveEmptyEntries).Where(change => change.Contains('=', StringComparison.Ordinal)))
            settings[change[..change.IndexOf('=', StringComparison.Ordinal)]] = change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return settings.ToDictionary(setting => setting.Key, setting => setting.Value.Replace("{folder}", _folder.FullName, StringComparison.Ordinal).Replace('&', ';'));
    }

    private void Write(string name, Func<DateTimeOffset, DateTimeOffset> end)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=settings", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-3), end(now));
        File.WriteAllBytes(Path.Combine(_folder.FullName, name), certificate.Export(X509ContentType.Pfx, "password"));
        if (name != "good.pfx")
            return;
        using var publicPart = X509CertificateLoader.LoadCertificate(certificate.RawData);
        File.WriteAllBytes(Path.Combine(_folder.FullName, "public.pfx"), publicPart.Export(X509ContentType.Pfx, "password"));
        File.WriteAllText(Path.Combine(_folder.FullName, "good.pem"), certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The server with exactly these settings, and what it logs.</summary>
    private sealed class Server(Dictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        private readonly LogLines _log = new();

        public ConcurrentQueue<string> Messages => _log.Messages;

        public void Start() => _ = Server.Services;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(settings.GetValueOrDefault("environment", "Production"));
            foreach (var (name, value) in settings.Where(setting => setting.Key != "environment"))
                builder.UseSetting(name, value);
            builder.ConfigureLogging(logging => logging.AddProvider(_log));
        }
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Messages.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
