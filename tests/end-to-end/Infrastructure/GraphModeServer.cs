using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OutlookRejectionHelper.Entra;

namespace OutlookRejectionHelper.EndToEnd.Infrastructure;

/// <summary>
/// The product in Graph mode as a browser meets it, at one address: the simulated Outlook and its mailbox come from a server in local mode, the
/// add-in from a server in Graph mode, which reads the same mailbox through the stand-in for Entra and Graph.
/// </summary>
/// <remarks>
/// Neither server knows of the other. The page of the simulated Outlook carries <c>&lt;meta name="sign-in" content="stand-in"&gt;</c>: its
/// nested-app bridge then asks <c>/stand-in/token</c>.
/// </remarks>
public sealed class GraphModeServer : RunningServer
{
    private const string OfficeJsTag = "<script src=\"https://appsforoffice.microsoft.com/lib/1/hosted/office.js\"></script>";

    // As the local mode does it, for the test has no network; and the bridge, which the library on npm lacks.
    private const string LocalOfficeJsTags = "<script src=\"/outlook/nested-app-auth.js\"></script><script src=\"/outlook/microsoft-ajax.js\"></script><script src=\"/office-js/office.js\"></script>";

    private const string BridgeTag = "<meta name=\"sign-in\" content=\"stand-in\" />";

    private static readonly string[] _notForwarded = ["Connection", "Transfer-Encoding", "Keep-Alive"];

    private HttpClient _http = null!;
    private GraphServer _graph = null!;
    private WebApplication _front = null!;
    private Uri _local = null!;

    /// <summary>Whose mailbox the simulated Outlook shows, and whom its bridge signs in.</summary>
    public static StandInUser User => StandInUser.Sam;

    public StandInEntra Entra { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _local = Address;
        var clock = Services.GetRequiredService<TimeProvider>();
        Entra = await StandInEntra.StartAsync(clock);
        Entra.Graph.UseMailboxOf(Services, User);
        _http = new HttpClient(Entra.NewHandler());
        _graph = new GraphServer(Entra, clock);
        _front = NewFront();
        await _front.StartAsync();
        Address = new Uri(_front.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
    }

    public override async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        await _graph.DisposeAsync();
        _http.Dispose();
        await Entra.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private WebApplication NewFront()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var front = builder.Build();
        front.Run(ForwardAsync);
        return front;
    }

    private Uri TargetOf(PathString path) =>
        path.StartsWithSegments("/stand-in") ? Entra.Address
        : path == "/" || path.StartsWithSegments("/outlook") || path.StartsWithSegments("/office-js") || path.StartsWithSegments("/graph") ? _local
        : _graph.Address;

    private async Task ForwardAsync(HttpContext context)
    {
        var request = context.Request;
        var target = TargetOf(request.Path);
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(target, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()));
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
            forwarded.Content = new StreamContent(request.Body);
        foreach (var (name, values) in request.Headers)
            if (!_notForwarded.Contains(name) && !forwarded.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());

        using var answer = await _http.SendAsync(forwarded, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!_notForwarded.Contains(name))
                context.Response.Headers[name] = values.ToArray();
        if (request.Path == "/" || request.Path == "/taskpane.html")
            await WritePageAsync(context.Response, await answer.Content.ReadAsStringAsync(context.RequestAborted));
        else
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task WritePageAsync(HttpResponse response, string html)
    {
        var page = Encoding.UTF8.GetBytes(html
            .Replace(OfficeJsTag, LocalOfficeJsTags, StringComparison.Ordinal)
            .Replace("</head>", (response.HttpContext.Request.Path == "/" ? BridgeTag : "") + "</head>", StringComparison.Ordinal));
        response.ContentLength = page.Length;
        return response.Body.WriteAsync(page).AsTask();
    }

    /// <summary>The server under test, on a port of its own.</summary>
    private sealed class GraphServer : WebApplicationFactory<Program>
    {
        private readonly StandInEntra _entra;
        private readonly TimeProvider _clock;

        public GraphServer(StandInEntra entra, TimeProvider clock)
        {
            (_entra, _clock) = (entra, clock);
            UseKestrel(0);
            StartServer();
            Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }

        public Uri Address { get; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in _entra.Settings)
                builder.UseSetting(name, value);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.ConfigureTestServices(services =>
            {
                _entra.Trust(services);
                services.AddSingleton(_clock);
            });
        }
    }
}
