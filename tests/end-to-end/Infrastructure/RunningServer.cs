using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace OutlookRejectionHelper.EndToEnd.Infrastructure;

/// <summary>The real server on a port of its own, with the sample mails and a state folder that goes away with it.</summary>
public class RunningServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Key = "end-to-end-key";

    /// <summary>When the sample mails were new; the dates that the product proposes count from it.</summary>
    public static readonly DateTimeOffset Today = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("end-to-end-");

    /// <summary>A folder of mails in place of the samples; null for the samples.</summary>
    protected virtual string? MailFolder => null;

    public Uri Address { get; protected set; } = new("http://localhost");

    public virtual ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.First());
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Local:Key", Key);
        builder.UseSetting("LocalMailbox:Folder", MailFolder);
        builder.UseSetting("LocalMailbox:StateFolder", _state.FullName);
        builder.UseSetting("LocalMailbox:TimeZone", "Europe/Paris");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(new ShiftedClock(Today)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        _state.Delete(recursive: true);
    }

    /// <summary>Runs as the system's clock does, from another day on.</summary>
    private sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly TimeSpan _shift = start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }
}
