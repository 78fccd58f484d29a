using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>The real server on a real port, and real Graph clients for its mailbox: over the wire and in process.</summary>
public sealed class MailboxFixture : AppFixture
{
    /// <summary>What the product marks messages with.</summary>
    public const string StateProperty = "String {5b0a1f6e-4c1d-4a52-9f0e-6f0d1f2f9c11} Name RejectionHelper.State";

    private readonly Lazy<Uri> _address;

    public MailboxFixture()
    {
        UseKestrel(0);
        _address = new(() =>
        {
            StartServer();
            var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            return new Uri(addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal));
        });
    }

    public Uri Address => _address.Value;

    internal LocalMailboxFaults Faults => Services.GetRequiredService<LocalMailboxFaults>();

    /// <summary>A client like any other program's, with the SDK's own handlers.</summary>
    public GraphServiceClient OverTheWire(string key = Key) =>
        new(new BaseBearerTokenAuthenticationProvider(new FixedKey(key)), new Uri(Address, "/graph/v1.0").ToString());

    /// <summary>The client that the server itself uses.</summary>
    public GraphServiceClient InProcess(IServiceScope scope)
    {
        _ = Address;
        return scope.ServiceProvider.GetRequiredService<GraphServiceClient>();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Urls", "http://127.0.0.1:0");
    }
}
