using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>The whole server against the bare framework: same machine, same run, same client, in turn.</summary>
internal static class LoadRun
{
    private const string Key = "load-run";

    public static async Task<int> RunAsync(LoadOptions options)
    {
        var state = Directory.CreateTempSubdirectory("load-");
        try
        {
            using var server = await ChildServer.StartAsync(typeof(LocalMailboxOptions).Assembly.Location, "/readyz", "--Local:Key", Key, "--LocalMailbox:StateFolder", Path.Combine(state.FullName, "server"));
            using var bare = await ChildServer.StartAsync(typeof(LoadRun).Assembly.Location, "/ready", BareServer.Command, "--LocalMailbox:StateFolder", Path.Combine(state.FullName, "bare"));
            var posted = SampleMails.Read().Select(mail => Body(new JsonObject { ["message"] = mail })).ToList();
            var ids = (await IdsAsync(server.Address)).Select(id => Body(new JsonObject { ["messageId"] = id })).ToList();

            var api = new Uri(server.Address, "/api/suggestions");
            Contender[] contenders =
            [
                new("bare MVC, posted message", new(new Uri(bare.Address, "/bare"), null, posted)),
                new("server, posted message", new(api, Key, posted)),
                new("bare MVC, message id", new(new Uri(bare.Address, "/bare"), null, ids)),
                new("server, message id", new(api, Key, ids)),
            ];
            await MeasureAsync(contenders, options);
            Print(contenders, options);
            foreach (var contender in contenders)
                contender.Driver.Dispose();
            return 0;
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    /// <summary>Rounds alternate, so that a machine that slows down slows all.</summary>
    private static async Task MeasureAsync(Contender[] contenders, LoadOptions options)
    {
        foreach (var contender in contenders)
            await contender.Driver.RunAsync(options.Connections, TimeSpan.FromSeconds(options.Seconds));
        for (var round = 0; round < options.Rounds; round++)
            foreach (var contender in contenders)
                contender.Rounds.Add(await contender.Driver.RunAsync(options.Connections, TimeSpan.FromSeconds(options.Seconds)));
    }

    private static void Print(Contender[] contenders, LoadOptions options)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s each in turn, {Environment.ProcessorCount} processors shared with the client"));
        Console.WriteLine($"{"",-26} {"requests/s",12} {"p50 ms",9} {"p99 ms",9} {"bytes",8}");
        foreach (var contender in contenders)
        {
            var result = LoadResult.Sum(contender.Rounds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contender.Name,-26} {result.PerSecond,12:N0} {result.Percentile(0.5).TotalMilliseconds,9:N2} {result.Percentile(0.99).TotalMilliseconds,9:N2} {result.Bytes / result.Ticks.Length,8:N0}"));
        }
        for (var i = 0; i + 1 < contenders.Length; i += 2)
        {
            var (bare, server) = (LoadResult.Sum(contenders[i].Rounds), LoadResult.Sum(contenders[i + 1].Rounds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contenders[i + 1].Name}: {server.PerSecond / bare.PerSecond:P0} of the bare framework's requests/s, p50 {server.Percentile(0.5) / bare.Percentile(0.5):N2} times, p99 {server.Percentile(0.99) / bare.Percentile(0.99):N2} times"));
        }
    }

    private static async Task<IEnumerable<string>> IdsAsync(Uri server)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) } };
        using var page = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(server, "/graph/v1.0/me/mailFolders/inbox/messages?$top=999&$select=id")));
        return [.. page.RootElement.GetProperty("value").EnumerateArray().Select(message => message.GetProperty("id").GetString()!)];
    }

    private static byte[] Body(JsonObject request) => JsonSerializer.SerializeToUtf8Bytes(request, SampleMails.Json);

    private sealed record Contender(string Name, LoadDriver Driver)
    {
        public List<LoadResult> Rounds { get; } = [];
    }
}
