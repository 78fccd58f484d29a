using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Tests.Infrastructure;

/// <summary>The real server in Graph mode, with a stand-in for Entra and Graph; a mailbox with the sample mails for each user.</summary>
public class GraphModeFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("graph-mode-");
    private readonly Dictionary<string, LocalMailboxFaults> _faults = [];

    /// <summary>Of server, stand-in and mailboxes.</summary>
    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public StandInEntra Entra { get; private set; } = null!;

    /// <summary>What goes wrong at a user's mailbox.</summary>
    internal LocalMailboxFaults FaultsOf(StandInUser user) => _faults[user.Address];

    public async ValueTask InitializeAsync()
    {
        Entra = await StandInEntra.StartAsync(Clock);
        AddMailbox(StandInUser.Sam.Address, StandInUser.Sam.Name);
        AddMailbox(StandInUser.Kim.Address, StandInUser.Kim.Name);
        Prepare();
    }

    /// <summary>Before the first test: consents, further mailboxes.</summary>
    protected virtual void Prepare()
    {
        // Nothing is needed by itself.
    }

    /// <param name="folder">Of mails; null for the samples.</param>
    public void AddMailbox(string address, string name, string? folder = null)
    {
        var mailbox = new Mailbox(
            new() { Folder = folder, StateFolder = Path.Combine(_state.FullName, address), Address = address, Name = name, TimeZone = "Europe/Paris" }, Clock, NullLogger<Mailbox>.Instance);
        _faults[address] = new LocalMailboxFaults(Clock);
        Entra.Graph.Use(new MailboxApi(mailbox, _faults[address], Clock), address);
    }

    /// <summary>A client with a good token of the user's; null for one that is not signed in.</summary>
    public HttpClient ClientOf(StandInUser? user) => ClientWith(user is null ? null : Entra.ApiToken(user));

    public HttpClient ClientWith(string? token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>As another program would ask for it, past the server under test.</summary>
    /// <returns>The immutable id of the user's message with the subject.</returns>
    public async Task<string> MessageIdAsync(StandInUser user, string subject, CancellationToken cancellationToken) =>
        (await MessageAsync(user, subject, cancellationToken)).GetProperty("id").GetString()!;

    public Task<System.Text.Json.JsonElement> MessageAsync(StandInUser user, string subject, CancellationToken cancellationToken) =>
        GraphModeMailbox.MessageAsync(Entra, user, subject, cancellationToken);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in Entra.Settings)
            builder.UseSetting(name, value);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services =>
        {
            Entra.Trust(services);
            services.AddSingleton<TimeProvider>(Clock);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Entra.DisposeAsync();
        GC.SuppressFinalize(this);
        if (_state.Exists)
            _state.Delete(recursive: true);
    }
}
