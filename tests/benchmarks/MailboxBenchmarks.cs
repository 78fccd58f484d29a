using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>The local mailbox through the real Graph client, in process.</summary>
[MemoryDiagnoser]
public class MailboxBenchmarks : IDisposable
{
    private DirectoryInfo _state = null!;
    private HttpClient _http = null!;
    private GraphServiceClient _graph = null!;
    private string _id = "";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _state = Directory.CreateTempSubdirectory("benchmark-");
        var mailbox = new Mailbox(new() { StateFolder = _state.FullName }, TimeProvider.System, NullLogger<Mailbox>.Instance);
        _http = new(new InProcessHandler(new MailboxApi(mailbox, new(TimeProvider.System), TimeProvider.System)));
        _graph = new(_http, new BaseBearerTokenAuthenticationProvider(new Key()), "http://localhost/graph/v1.0");
        _id = (await ListAsync())!.Value![0].Id!;
    }

    [Benchmark(Baseline = true)]
    public Task<Message?> GetAsync() => _graph.Me.Messages[_id].GetAsync(request => request.QueryParameters.Select = ["subject", "from", "body", "internetMessageHeaders"]);

    [Benchmark]
    public Task<MessageCollectionResponse?> ListAsync() => _graph.Me.MailFolders["inbox"].Messages.GetAsync(request => (request.QueryParameters.Top, request.QueryParameters.Select) = (50, ["subject", "from", "receivedDateTime"]));

    /// <summary>With the flush to the disk.</summary>
    [Benchmark]
    public Task<Message?> MarkAsync() => _graph.Me.Messages[_id].PatchAsync(new() { Categories = ["Job search"] });

    [GlobalCleanup]
    public void Dispose()
    {
        _graph.Dispose();
        _http.Dispose();
        _state.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private sealed class Key : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new(["localhost"]);

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) => Task.FromResult("key");
    }
}
