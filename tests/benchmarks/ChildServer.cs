using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>A server in a process of its own, with the garbage collector that a web server has.</summary>
internal sealed class ChildServer : IDisposable
{
    private readonly Process _process;

    private ChildServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="probe">Path that answers 200 once the server is ready.</param>
    public static async Task<ChildServer> StartAsync(string assembly, string probe, params IEnumerable<string> arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments, "--urls", address.GetLeftPart(UriPartial.Authority)])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();

        var server = new ChildServer(process, address);
        using var http = new HttpClient();
        for (var patience = Stopwatch.StartNew(); !process.HasExited && patience.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, probe));
                if (answer.IsSuccessStatusCode)
                    return server;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        server.Dispose();
        throw new InvalidOperationException($"{Path.GetFileName(assembly)} did not start.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
