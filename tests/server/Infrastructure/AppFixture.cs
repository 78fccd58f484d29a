using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.Tests.Infrastructure;

/// <summary>The real server in memory, with a fixed local key.</summary>
public class AppFixture : WebApplicationFactory<Program>
{
    public const string Key = "test-key";

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("mailbox-state-");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("AllowedHosts", "localhost;127.0.0.1");
        builder.UseSetting("Local:Key", Key);
        builder.UseSetting("LocalMailbox:StateFolder", _state.FullName);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }

    /// <summary>Carries the key and accepts English words.</summary>
    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.DefaultRequestHeaders.Add(LocalKey.Header, Key);
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _state.Exists)
            _state.Delete(recursive: true);
    }
}
