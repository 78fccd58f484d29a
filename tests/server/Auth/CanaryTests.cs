using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>
/// The main job, and what goes wrong in it, with everything that can talk at its most talkative: no token, address, name, subject or body gets
/// into logs, activities, metrics, event sources or problem details.
/// </summary>
public sealed class CanaryTests(CanaryTests.Fixture app) : IClassFixture<CanaryTests.Fixture>
{
    private const string Subject = "Quincebury application outcome";

    private static readonly string[] _canaries =
    [
        "Quincebury", "Wrenfield", "wrenfield.example", "Zebulon", "Marmaduke", "Pettigrove", "pettigrove.example", "Lapwing Street", "thimblerig", "Oxlade", "oxlade.example",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MainJob_AtTheMostTalkativeLevel_TellsNothingOfMailOrPeople()
    {
        using var ears = new Ears(app.Lines);
        app.Entra.Knobs.Consent(Fixture.User, "Mail.Read", "Mail.ReadWrite", "Calendars.ReadWrite", "Mail.Read.Shared");
        app.Entra.Graph.Share(Fixture.Owner, Fixture.User);
        using var client = app.ClientOf(Fixture.User);
        var message = await app.MessageAsync(Fixture.User, Subject, Cancellation);
        var id = message.GetProperty("id").GetString()!;
        app.Lines.Clear();

        await SucceedAsync(client, HttpMethod.Get, "/api/status");
        await SucceedAsync(client, HttpMethod.Post, "/api/suggestions", new { messageId = id, preferences = new { signature = "Marmaduke Pettigrove", personalNote = "thimblerig" } });
        await SucceedAsync(client, HttpMethod.Post, "/api/suggestions", new { lookup = new { internetMessageId = message.GetProperty("internetMessageId").GetString(), subject = Subject } });
        await ReadTheConversationAsync(client);
        await SucceedAsync(client, HttpMethod.Post, "/api/suggestions", new { message = new { subject = Subject, from = new { emailAddress = new { name = "Zebulon Wrenfield", address = "zebulon@wrenfield.example" } }, body = new { contentType = "text", content = "Dear Marmaduke, we chose another candidate for Lapwing Street." } } });
        await SucceedAsync(client, HttpMethod.Post, "/api/replies/check", new { messageId = id, text = "Dear Zebulon, thimblerig.", language = "en" });
        await SucceedAsync(client, HttpMethod.Post, "/api/replies/drafts", new { messageId = id, html = "<p>Dear Zebulon, thank you, thimblerig.</p>" });
        var date = await SucceedAsync(client, HttpMethod.Post, "/api/follow-ups", Date(id));
        await SucceedAsync(client, HttpMethod.Get, "/api/follow-ups?timeZone=UTC");
        await SucceedAsync(client, HttpMethod.Patch, $"/api/follow-ups/{date.GetProperty("id").GetString()}", new { subject = "Write to Wrenfield" });
        await SucceedAsync(client, HttpMethod.Post, "/api/follow-ups/ics", Date(null));
        await SucceedAsync(client, HttpMethod.Delete, $"/api/follow-ups/{date.GetProperty("id").GetString()}");

        await FailAsync(client, HttpMethod.Post, "/api/suggestions", new { messageId = id, more = Subject });
        await FailAsync(client, HttpMethod.Post, "/api/suggestions", new { messageId = Subject });
        await FailAsync(client, HttpMethod.Post, "/api/suggestions", new { lookup = new { internetMessageId = "<1@wrenfield.example>", subject = Subject } });
        await FailAsync(client, HttpMethod.Post, "/api/follow-ups", new { subject = Subject, body = 7 });
        await FailAtTheMailboxAsync(client, id, MailboxFault.Throttled(TimeSpan.FromSeconds(90)));
        await FailAtTheMailboxAsync(client, id, new() { Status = 500, Code = "Quincebury" });
        await FailAtTheMailboxAsync(client, id, new() { Rewrite = _ => MailboxAnswer.Error(403, "ErrorAccessDenied", "Marmaduke may not read Quincebury.", "1", DateTimeOffset.UnixEpoch) });
        await FailAtTheMailboxAsync(client, id, MailboxFault.Unreachable() with { Times = 9 });
        using var shared = app.ClientOf(Fixture.User);
        shared.DefaultRequestHeaders.Add(MailboxOwner.Header, Fixture.Owner);
        await FailAsync(shared, HttpMethod.Post, "/api/suggestions", new { messageId = id });
        using var forged = app.ClientWith(app.Entra.IdToken(Fixture.User));
        await FailAsync(forged, HttpMethod.Post, "/api/suggestions", new { messageId = id });
        using var unconsented = app.ClientOf(Fixture.User);
        app.Entra.Knobs.Withdraw(Fixture.User);
        await FailAsync(unconsented, HttpMethod.Post, "/api/suggestions", new { messageId = id });
        app.Entra.Knobs.IsOut = true;
        using var late = app.ClientOf(Fixture.User);
        await FailAsync(late, HttpMethod.Post, "/api/suggestions", new { messageId = id });

        string[] lines = [.. app.Lines];
        string[] tokens = [.. app.Entra.Mint.Issued.Select(token => token.Split('.')[2])];
        Assert.NotEmpty(tokens);
        // Each of these has something to say, or the test would listen to nobody.
        Assert.All((string[])["log ", "activity ", "metric ", "event "], kind => Assert.Contains(lines, line => line.StartsWith(kind, StringComparison.Ordinal)));
        Assert.True(lines.Count(line => line.StartsWith("log Microsoft.AspNetCore", StringComparison.Ordinal)) > 100, "The log is not at its most talkative level.");
        var leaks = lines.Where(line => !IsSharedMailboxesAddress(line)).Where(line => _canaries.Concat(tokens).Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase))).Distinct().ToList();
        Assert.True(leaks.Count == 0, $"{leaks.Count} lines tell too much, such as:\n{string.Join('\n', leaks.Take(12).Select(line => line[..Math.Min(line.Length, 600)]))}");
    }

    /// <summary>
    /// Graph names a shared mailbox by its address in the URL, and the runtime's own events tell URLs to a debugger at the process: that, and the
    /// same URL as it arrives at the stand-in, is known and told in README ▸ Security. Logs, activities and metrics do not hold it.
    /// </summary>
    private static bool IsSharedMailboxesAddress(string line) =>
        line.StartsWith("event ", StringComparison.Ordinal) && line.Contains("/graph/v1.0/users/", StringComparison.Ordinal);

    private static object Date(string? messageId) => new
    {
        messageId,
        kind = "stayInTouch",
        subject = "Write to Zebulon Wrenfield",
        body = "About Quincebury",
        start = new { dateTime = "2027-01-05T09:00:00", timeZone = "Europe/Paris" },
        end = new { dateTime = "2027-01-05T09:15:00", timeZone = "Europe/Paris" },
    };

    private static async Task<JsonElement> SucceedAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(client, method, path, body);
        var content = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {content}");
        return answer.Content.Headers.ContentType?.MediaType is "application/json" ? JsonElement.Parse(content) : default;
    }

    /// <summary>A no that leaves the stage open, with what came before, and when that cannot be read.</summary>
    private async Task ReadTheConversationAsync(HttpClient client)
    {
        var id = (await app.MessageAsync(Fixture.User, Fixture.Later, Cancellation)).GetProperty("id").GetString();
        var told = await SucceedAsync(client, HttpMethod.Post, "/api/suggestions", new { messageId = id });
        Assert.Equal("thread", told.GetProperty("classification").GetProperty("stageSource").GetString());
        foreach (var fault in (MailboxFault[])[new() { Status = 500, Code = "Quincebury" }, new() { Rewrite = _ => new(200, System.Text.Json.Nodes.JsonValue.Create("Quincebury")) }, MailboxFault.Unreachable()])
        {
            app.FaultsOf(Fixture.User).Add(fault with { Path = "/me/messages" });
            told = await SucceedAsync(client, HttpMethod.Post, "/api/suggestions", new { messageId = id });
            Assert.NotEqual("thread", told.GetProperty("classification").GetProperty("stageSource").GetString());
        }

        Assert.Contains(app.Lines, line => line.Contains("EarlierMail Warning", StringComparison.Ordinal));
    }

    /// <summary>What the caller is told is listened to as well.</summary>
    private async Task FailAsync(HttpClient client, HttpMethod method, string path, object body)
    {
        using var answer = await SendAsync(client, method, path, body);
        Assert.True(answer.StatusCode >= HttpStatusCode.BadRequest, path);
        app.Lines.Enqueue($"problem {answer.Headers} {await answer.Content.ReadAsStringAsync(Cancellation)}");
    }

    private async Task FailAtTheMailboxAsync(HttpClient client, string id, MailboxFault fault)
    {
        app.FaultsOf(Fixture.User).Add(fault with { Path = "/me/messages/*" });
        await FailAsync(client, HttpMethod.Post, "/api/suggestions", new { messageId = id });
        app.FaultsOf(Fixture.User).Clear();
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return client.SendAsync(request, Cancellation);
    }

    public sealed class Fixture : GraphModeFixture
    {
        public const string Owner = "jobs@oxlade.example";

        public const string Later = "Re: Quincebury";

        private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("canary-");

        public static StandInUser User { get; } = new("canary", "Marmaduke Pettigrove", "marmaduke@pettigrove.example", "44444444-dddd-4ddd-8ddd-444444444444", StandInUser.HomeTenant);

        public ConcurrentQueue<string> Lines { get; } = [];

        protected override void Prepare()
        {
            File.WriteAllText(Path.Combine(_mails.FullName, "canary.eml"), $"""
                From: Zebulon Wrenfield <zebulon@wrenfield.example>
                To: Marmaduke Pettigrove <marmaduke@pettigrove.example>
                Subject: {Subject}
                Message-ID: <outcome-1@wrenfield.example>
                Date: Fri, 20 Nov 2026 09:00:00 +0000
                Content-Type: text/plain; charset=utf-8

                Dear Marmaduke,

                Thank you for your application as Harbour Analyst at Quincebury and for coming to Lapwing Street. Unfortunately we have decided
                to move forward with another candidate.

                Kind regards,
                Zebulon Wrenfield
                """.ReplaceLineEndings("\r\n"));
            Put("before", "Quincebury", "Thu, 19 Nov 2026 09:00:00 +0000", "We would like to invite you to an interview at Lapwing Street on Tuesday at 10 am. Please let us know whether this suits you.");
            Put("after", Later, "Fri, 20 Nov 2026 10:00:00 +0000", "Thank you for your patience. We have now made our decision and will be going with another candidate. I wish you all the best.");
            Entra.Users.Add(User);
            AddMailbox(User.Address, User.Name, _mails.FullName);
            AddMailbox(Owner, "Jobs", _mails.FullName);
        }

        private void Put(string name, string subject, string date, string words) => File.WriteAllText(Path.Combine(_mails.FullName, $"{name}.eml"), $"""
            From: Zebulon Wrenfield <zebulon@wrenfield.example>
            To: Marmaduke Pettigrove <marmaduke@pettigrove.example>
            Subject: {subject}
            Message-ID: <{name}@wrenfield.example>
            References: <conversation@wrenfield.example>
            Date: {date}
            Content-Type: text/plain; charset=utf-8

            Dear Marmaduke,

            {words}
            """.ReplaceLineEndings("\r\n"));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var category in (string[])["Default", "Microsoft", "Microsoft.AspNetCore", "System", "System.Net.Http.HttpClient", "Azure", "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker"])
                builder.UseSetting($"Logging:LogLevel:{category}", "Trace");
            builder.ConfigureLogging(logging => logging.AddProvider(new LogEar(Lines)));
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && _mails.Exists)
                _mails.Delete(recursive: true);
        }
    }

    private sealed class LogEar(ConcurrentQueue<string> lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

        public void Dispose()
        {
            // Nothing is held.
        }

        private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue($"log {category} scope {Values(state)}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"log {category} {logLevel} {formatter(state, exception)} {Values(state)} {exception}");

            private static string Values(object? state) =>
                state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")) : $"{state}";
        }
    }

    /// <summary>Listens to everything in the process that is not a logger.</summary>
    private sealed class Ears : EventListener
    {
        private static readonly string[] _sources = ["Azure-Core", "Azure-Identity", "Microsoft.IdentityModel.EventSource", "System.Net.Http", "Microsoft-AspNetCore-Server-Kestrel", "Microsoft.AspNetCore.Hosting", "Microsoft-Diagnostics-DiagnosticSource"];

        private readonly ConcurrentQueue<string>? _lines;
        private readonly ActivityListener _activities;
        private readonly MeterListener _meters;

        public Ears(ConcurrentQueue<string> lines)
        {
            _lines = lines;
            _activities = new()
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => lines.Enqueue(
                    $"activity {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))} "
                    + string.Join(' ', activity.Events.SelectMany(item => item.Tags.Select(tag => $"{item.Name}:{tag.Key}={tag.Value}")))),
            };
            ActivitySource.AddActivityListener(_activities);
            _meters = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
            Hear<byte>();
            Hear<int>();
            Hear<long>();
            Hear<double>();
            _meters.Start();
            // Those that were there before this listener knew where to write.
            foreach (var source in EventSource.GetSources())
                OnEventSourceCreated(source);

            void Hear<T>()
                where T : struct => _meters.SetMeasurementEventCallback<T>((instrument, _, tags, _) => lines.Enqueue($"metric {instrument.Meter.Name} {instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (_lines is not null && _sources.Contains(eventSource.Name))
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            _lines?.Enqueue($"event {eventData.EventSource.Name} {eventData.EventName} {eventData.Message} {string.Join(' ', (eventData.Payload ?? (IEnumerable<object?>)[]).Select(Text))}");

        public override void Dispose()
        {
            base.Dispose();
            _activities.Dispose();
            _meters.Dispose();
        }

        private static string Text(object? value) => value is System.Collections.IEnumerable items and not string ? string.Join(' ', items.Cast<object?>().Select(Text)) : $"{value}";
    }
}
