using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>A mailbox in a folder of its own, without a server around it. Disposing it deletes the folder.</summary>
internal sealed class TestMailbox : IDisposable
{
    private readonly HttpClient _http;

    public TestMailbox(DirectoryInfo? folder = null, bool withSamples = false)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("mailbox-");
        Clock = new FakeTimeProvider(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        Faults = new LocalMailboxFaults(Clock);
        Mailbox = new Mailbox(
            withSamples ? new() { StateFolder = Folder.FullName } : new() { Folder = Folder.FullName, TimeZone = "Europe/Berlin" },
            Clock, NullLogger<Mailbox>.Instance);
        _http = new HttpClient(new InProcessHandler(new MailboxApi(Mailbox, Faults, Clock)));
        Graph = new GraphServiceClient(_http, new BaseBearerTokenAuthenticationProvider(new FixedKey("key")), "http://localhost/graph/v1.0");
    }

    public DirectoryInfo Folder { get; }

    public FakeTimeProvider Clock { get; }

    public LocalMailboxFaults Faults { get; }

    public Mailbox Mailbox { get; }

    public GraphServiceClient Graph { get; }

    public HttpClient Http => _http;

    /// <summary>What a new process would find.</summary>
    public TestMailbox Restarted() => new(Folder);

    public void Put(string name, string mail)
    {
        var path = Path.Combine(Folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, mail);
    }

    /// <summary>A plain mail; <paramref name="headers"/> are whole lines.</summary>
    public static string Mail(string subject, string body = "Hello.", string from = "Ada Reed <ada.reed@corvane.example>", string date = "Fri, 20 Nov 2026 10:00:00 +0000", params string[] headers) =>
        string.Join("\r\n", [$"From: {from}", "To: Sam Doe <sam.doe@mailbox.example>", $"Subject: {subject}", $"Date: {date}", $"Message-ID: <{subject.GetHashCode(StringComparison.Ordinal):x}@corvane.example>", .. headers, "", body, ""]);

    public void Dispose()
    {
        Graph.Dispose();
        _http.Dispose();
        if (Folder.Exists)
            Folder.Delete(recursive: true);
    }
}
