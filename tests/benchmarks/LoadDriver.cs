using System.Diagnostics;
using System.Net.Http.Headers;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>Sends the same requests over and over, one after the other on each connection.</summary>
internal sealed class LoadDriver(Uri address, string? key, IReadOnlyList<byte[]> bodies) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan });

    /// <summary>Any answer but 200 stops the run: a fast refusal is no throughput.</summary>
    public async Task<LoadResult> RunAsync(int connections, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var workers = await Task.WhenAll(Enumerable.Range(0, connections).Select(worker => Task.Run(async () =>
        {
            var ticks = new List<long>();
            var bytes = 0L;
            for (var i = worker; clock.Elapsed < duration; i += connections)
            {
                var start = Stopwatch.GetTimestamp();
                bytes += await SendAsync(bodies[i % bodies.Count]);
                ticks.Add(Stopwatch.GetTimestamp() - start);
            }
            return (Ticks: ticks, Bytes: bytes);
        })));
        var elapsed = clock.Elapsed;
        long[] all = [.. workers.SelectMany(worker => worker.Ticks)];
        Array.Sort(all);
        return new(all, elapsed, workers.Sum(worker => worker.Bytes));
    }

    public void Dispose() => _http.Dispose();

    private async Task<int> SendAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        if (key is not null)
            request.Headers.Add(Auth.LocalKey.Header, key);
        using var answer = await _http.SendAsync(request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? content.Length : throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}.");
    }
}

/// <param name="Ticks">Of <see cref="Stopwatch"/>, one a request, sorted.</param>
/// <param name="Bytes">Of all answers.</param>
internal sealed record LoadResult(long[] Ticks, TimeSpan Elapsed, long Bytes)
{
    public double PerSecond => Ticks.Length / Elapsed.TotalSeconds;

    /// <param name="share">0 to 1.</param>
    public TimeSpan Percentile(double share) => Stopwatch.GetElapsedTime(0, Ticks[(int)Math.Clamp(Math.Ceiling(share * Ticks.Length) - 1, 0, Ticks.Length - 1)]);

    public static LoadResult Sum(IReadOnlyCollection<LoadResult> rounds)
    {
        long[] all = [.. rounds.SelectMany(round => round.Ticks)];
        Array.Sort(all);
        return new(all, TimeSpan.FromTicks(rounds.Sum(round => round.Elapsed.Ticks)), rounds.Sum(round => round.Bytes));
    }
}
