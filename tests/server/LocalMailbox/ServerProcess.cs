using System.Diagnostics;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>The server in a process of its own, so that it can be killed.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Key = "killed-key";

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="folder">Of the mailbox.</param>
    public static async Task<ServerProcess> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            ArgumentList = { typeof(LocalMailboxOptions).Assembly.Location, "--urls", $"http://127.0.0.1:{port}", "--Local:Key", Key, "--LocalMailbox:Folder", folder },
        };
        var process = Process.Start(start)!;
        var server = new ServerProcess(process, new($"http://127.0.0.1:{port}"));
        using var http = new HttpClient();
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50, cancellationToken))
        {
            if (process.HasExited)
                break;
            try
            {
                if ((await http.GetAsync(new Uri(server.Address, "/healthz"), cancellationToken)).IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        server.Dispose();
        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>As kill -9 does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
