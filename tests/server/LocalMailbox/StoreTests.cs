using System.Text;
using System.Text.Json;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>What a restart finds, and what a crash leaves.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TestMailbox _mailbox = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string State => Path.Combine(_mailbox.Folder.FullName, ".local-mailbox");

    [Fact]
    public async Task Restart_FindsWhatWasWrittenAndKeepsTheIds()
    {
        _mailbox.Put("one.eml", TestMailbox.Mail("One"));
        _mailbox.Put("two.eml", TestMailbox.Mail("Two"));
        _mailbox.Put("three.eml", TestMailbox.Mail("Three"));
        using var before = _mailbox.Restarted();
        var (one, two, three) = (await IdAsync(before, "One"), await IdAsync(before, "Two"), await IdAsync(before, "Three"));

        await before.Graph.Me.Messages[one].PatchAsync(new() { IsRead = true, SingleValueExtendedProperties = [new() { Id = MailboxFixture.StateProperty, Value = "v1" }] }, cancellationToken: Cancellation);
        var draft = await before.Graph.Me.Messages[one].CreateReply.PostAsync(new() { Comment = "Thank you." }, cancellationToken: Cancellation);
        await before.Graph.Me.Messages[two].DeleteAsync(cancellationToken: Cancellation);
        await before.Graph.Me.Messages[three].DeleteAsync(cancellationToken: Cancellation);
        var inBin = (await before.Graph.Me.MailFolders["deleteditems"].Messages.GetAsync(request => request.QueryParameters.Filter = "subject eq 'Three'", Cancellation))!.Value!.Single().Id;
        await before.Graph.Me.Messages[inBin].DeleteAsync(cancellationToken: Cancellation);
        await before.Graph.Me.MailboxSettings.PatchAsync(new() { TimeZone = "Tokyo Standard Time" }, cancellationToken: Cancellation);
        using var after = _mailbox.Restarted();

        var read = await after.Graph.Me.Messages[one].GetAsync(request => request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MailboxFixture.StateProperty}')"], Cancellation);
        var all = await after.Graph.Me.Messages.GetAsync(cancellationToken: Cancellation);
        Assert.True(read!.IsRead);
        Assert.Equal("v1", read.SingleValueExtendedProperties!.Single().Value);
        Assert.StartsWith("Thank you.", (await after.Graph.Me.Messages[draft!.Id].GetAsync(cancellationToken: Cancellation))!.Body!.Content, StringComparison.Ordinal);
        Assert.Equal(["One", "RE: One", "Two"], all!.Value!.Select(message => message.Subject).Order());
        Assert.Equal("Tokyo Standard Time", (await after.Graph.Me.MailboxSettings.GetAsync(cancellationToken: Cancellation))!.TimeZone);
    }

    [Fact]
    public async Task Change_OfAMail_KeepsOnlyWhatDiffers()
    {
        _mailbox.Put("one.eml", TestMailbox.Mail("One", body: "A body that stays in its file."));
        using var mailbox = _mailbox.Restarted();

        await mailbox.Graph.Me.Messages[await IdAsync(mailbox, "One")].PatchAsync(new() { IsRead = true }, cancellationToken: Cancellation);

        var state = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(State)), Cancellation);
        Assert.Contains("isRead", state, StringComparison.Ordinal);
        Assert.DoesNotContain("A body", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterACrash_ForgetsHalfWrittenFilesAndLeavesUnreadableOnes()
    {
        Directory.CreateDirectory(State);
        var half = Path.Combine(State, $"event-{Guid.NewGuid():N}.json.abc{AtomicFile.TemporaryEnding}");
        var foreign = Path.Combine(State, "notes.json");
        await File.WriteAllTextAsync(half, """{"kind":"Event","resource":{"subj""", Cancellation);
        await File.WriteAllTextAsync(foreign, "not ours", Cancellation);

        using var mailbox = _mailbox.Restarted();

        Assert.Empty((await mailbox.Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!);
        Assert.False(File.Exists(half));
        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public async Task Write_ThatTheDiskRefuses_ChangesNothing()
    {
        _mailbox.Put("one.eml", TestMailbox.Mail("One"));
        using var mailbox = _mailbox.Restarted();
        var id = await IdAsync(mailbox, "One");
        Directory.Delete(State, recursive: true);
        await File.WriteAllTextAsync(State, "a file where the folder should be", Cancellation);

        var error = await Assert.ThrowsAsync<ODataError>(() => mailbox.Graph.Me.Messages[id].PatchAsync(new() { IsRead = true }, cancellationToken: Cancellation));
        var message = await mailbox.Graph.Me.Messages[id].GetAsync(cancellationToken: Cancellation);

        Assert.Equal((507, "ErrorQuotaExceeded"), (error.ResponseStatusCode, error.Error!.Code));
        Assert.False(message!.IsRead);
    }

    [Fact]
    public void AtomicFile_ThatCannotBeWritten_LeavesTheOldOne()
    {
        var path = Path.Combine(_mailbox.Folder.FullName, "folder", "x.json");
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(path, "new"u8));

        Directory.CreateDirectory(Path.Combine(_mailbox.Folder.FullName, "taken.json"));
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(Path.Combine(_mailbox.Folder.FullName, "taken.json"), "new"u8));
        Assert.Empty(Directory.GetFiles(_mailbox.Folder.FullName, "*" + AtomicFile.TemporaryEnding));
    }

    /// <summary>Readers in the middle of replacements always find a whole file, which is what a crash would leave.</summary>
    [Fact]
    public async Task AtomicFile_ReadWhileItIsReplaced_IsWhole()
    {
        var path = Path.Combine(_mailbox.Folder.FullName, "x.json");
        AtomicFile.Write(path, Content(0));
        using var done = new CancellationTokenSource();
        var reading = new TaskCompletionSource();
        var reader = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var content = File.ReadAllBytes(path);
                Assert.Equal(Content(content[0]), content);
                reading.TrySetResult();
            }
        }, Cancellation);

        // A busy thread pool may start the reader late: there is nothing to see before it reads.
        await reading.Task.WaitAsync(Cancellation);
        for (byte i = 1; i <= 60; i++)
            AtomicFile.Write(path, Content(i));
        await done.CancelAsync();

        await reader;
    }

    /// <summary>The whole server, killed while it writes: what it had confirmed is there, and nothing is half.</summary>
    [Fact]
    public async Task Kill_WhileWriting_LosesNothingConfirmedAndLeavesNothingHalf()
    {
        using var server = await ServerProcess.StartAsync(_mailbox.Folder.FullName, Cancellation);
        using var graph = new HttpClient { BaseAddress = server.Address, DefaultRequestHeaders = { { "Authorization", "Bearer " + ServerProcess.Key } } };
        var confirmed = new List<string>();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var body = JsonSerializer.Serialize(new
                {
                    subject = $"{i}",
                    transactionId = $"{i}",
                    body = new { contentType = "text", content = new string('x', 60_000) },
                    start = new { dateTime = "2027-01-05T09:00:00", timeZone = "UTC" },
                    end = new { dateTime = "2027-01-05T09:15:00", timeZone = "UTC" },
                });
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await graph.PostAsync(new Uri("/graph/v1.0/me/events", UriKind.Relative), content, Cancellation);
                answer.EnsureSuccessStatusCode();
                confirmed.Add($"{i}");
            }
        }, Cancellation);

        while (confirmed.Count < 25)
            await Task.WhenAny(writing, Task.Delay(5, Cancellation));
        server.Kill();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => writing);

        foreach (var file in Directory.GetFiles(State, "*.json"))
            using (var _ = JsonDocument.Parse(await File.ReadAllBytesAsync(file, Cancellation)))
                Assert.StartsWith("event-", Path.GetFileName(file), StringComparison.Ordinal);
        using var after = _mailbox.Restarted();
        var events = await after.Graph.Me.Events.GetAsync(request => request.QueryParameters.Top = 999, Cancellation);
        var subjects = events!.Value!.Select(item => item.Subject!).ToList();
        Assert.Superset(confirmed.ToHashSet(), subjects.ToHashSet());
        Assert.InRange(subjects.Count, confirmed.Count, confirmed.Count + 1);
        Assert.All(events.Value!, item => Assert.Equal(60_000, item.Body!.Content!.Length));
    }

    public void Dispose() => _mailbox.Dispose();

    private static byte[] Content(byte number) => [.. Enumerable.Repeat(number, 200_000 + number)];

    private static async Task<string> IdAsync(TestMailbox mailbox, string subject) =>
        (await mailbox.Graph.Me.Messages.GetAsync(request => request.QueryParameters.Filter = $"subject eq '{subject}'", Cancellation))!.Value!.Single().Id!;
}
