using System.Text;
using Microsoft.Graph.Models;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>Mails of a folder, good, odd and broken.</summary>
public sealed class SourceTests : IDisposable
{
    private readonly TestMailbox _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folder_WithBrokenFiles_ListsThemAndGivesTheOthers()
    {
        _folder.Put("good.eml", TestMailbox.Mail("Good"));
        _folder.Put("empty.eml", "");
        _folder.Put("binary.eml", Encoding.Latin1.GetString([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31))]));
        _folder.Put("text.eml", "This is a shopping list\nmilk\neggs\n");
        _folder.Put("notes.txt", "no mail at all");
        await using (var huge = File.Create(Path.Combine(_folder.Folder.FullName, "huge.eml")))
            huge.SetLength(64L * 1024 * 1024);

        using var mailbox = _folder.Restarted();
        var page = await mailbox.Graph.Me.Messages.GetAsync(cancellationToken: Cancellation);

        Assert.Equal("Good", Assert.Single(page!.Value!).Subject);
        Assert.Equal(["binary.eml", "empty.eml", "huge.eml", "text.eml"], mailbox.Mailbox.Broken.Select(mail => mail.File).Order(StringComparer.Ordinal));
        Assert.All(mailbox.Mailbox.Broken, mail => Assert.NotEmpty(mail.Reason));
    }

    [Fact]
    public async Task Folder_WithFoldersBelow_SortsByTheirNamesAndTheSender()
    {
        _folder.Put("Archive/2025/a.eml", TestMailbox.Mail("Archived"));
        _folder.Put("Sent Items/b.eml", TestMailbox.Mail("Sent"));
        _folder.Put("c.eml", TestMailbox.Mail("Mine", from: "Sam Doe <SAM.DOE@mailbox.example>"));
        _folder.Put("d.eml", TestMailbox.Mail("Unsent", headers: "X-Unsent: 1"));
        _folder.Put("e.EML", TestMailbox.Mail("Here"));

        using var mailbox = _folder.Restarted();

        Assert.Equal(["Archived"], await SubjectsAsync(mailbox, "archive"));
        Assert.Equal(["Mine", "Sent"], await SubjectsAsync(mailbox, "sentitems"));
        Assert.Equal(["Unsent"], await SubjectsAsync(mailbox, "drafts"));
        Assert.Equal(["Here"], await SubjectsAsync(mailbox, "inbox"));
    }

    [Fact]
    public async Task Mail_PutInWhileTheServerRuns_AppearsAndKeepsTheOthers()
    {
        _folder.Put("first.eml", TestMailbox.Mail("First"));
        using var mailbox = _folder.Restarted();
        var before = await SubjectsAsync(mailbox, "inbox");

        _folder.Put("second.eml", TestMailbox.Mail("Second"));
        var tooSoon = await SubjectsAsync(mailbox, "inbox");
        mailbox.Clock.Advance(TimeSpan.FromSeconds(3));
        var after = await SubjectsAsync(mailbox, "inbox");

        Assert.Equal(["First"], before);
        Assert.Equal(["First"], tooSoon);
        Assert.Equal(["First", "Second"], after);
    }

    [Fact]
    public async Task Mail_WithHeadersOfAllKinds_IsReadAsTheyMean()
    {
        _folder.Put("a.eml", TestMailbox.Mail("=?utf-8?B?R3LDvMOfZQ==?=", headers:
        [
            "Received: from mx.corvane.example by mailbox.example; Sat, 21 Nov 2026 06:30:00 +0100",
            "Received: from elsewhere; Fri, 20 Nov 2026 10:00:05 +0000",
            "Reply-To: \"Reed, Ada\" <ada@reply.example>",
            "References: <root@corvane.example> <second@corvane.example>",
            "Importance: high",
            "Content-Type: text/plain; charset=iso-8859-1",
            "Content-Transfer-Encoding: quoted-printable",
        ], body: "Gr=FC=DFe"));
        _folder.Put("b.eml", TestMailbox.Mail("Root", headers: "Message-ID: <root@corvane.example>").Replace("Message-ID: <", "X-Old: <", StringComparison.Ordinal).Replace("X-Old: <root", "Message-ID: <root", StringComparison.Ordinal));
        using var mailbox = _folder.Restarted();

        var all = (await mailbox.Graph.Me.Messages.GetAsync(cancellationToken: Cancellation))!.Value!;
        var message = all.Single(item => item.Subject == "Grüße");

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 5, 30, 0, TimeSpan.Zero), message.ReceivedDateTime);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), message.SentDateTime);
        Assert.Equal(("Reed, Ada", "ada@reply.example"), (message.ReplyTo![0].EmailAddress!.Name, message.ReplyTo[0].EmailAddress!.Address));
        Assert.Equal("Grüße", message.Body!.Content!.Trim());
        Assert.Equal(Importance.High, message.Importance);
        Assert.Single(all.Select(item => item.ConversationId).Distinct());
    }

    [Fact]
    public async Task Mail_WithAHugeBody_IsCut()
    {
        _folder.Put("a.eml", TestMailbox.Mail("Long", body: new string('x', 9 * 1024 * 1024)));
        using var mailbox = _folder.Restarted();

        var page = await mailbox.Graph.Me.Messages.GetAsync(cancellationToken: Cancellation);

        Assert.Equal(8 * 1024 * 1024, Assert.Single(page!.Value!).Body!.Content!.Length);
    }

    [Fact]
    public async Task Mail_WithTwoHundredThousandNestedElements_IsRead()
    {
        _folder.Put("a.eml", TestMailbox.Mail("Deep", headers: "Content-Type: text/html", body: string.Concat(Enumerable.Repeat("<div>\r\n", 200_000)) + "Bottom"));
        using var mailbox = _folder.Restarted();

        var page = await mailbox.Graph.Me.Messages.GetAsync(request => request.Headers.Add("Prefer", "outlook.body-content-type=\"text\""), Cancellation);

        Assert.Equal("Bottom", Assert.Single(page!.Value!).Body!.Content);
    }

    [Fact]
    public async Task Samples_AreAllReadAndForTheOwner()
    {
        using var mailbox = new TestMailbox(withSamples: true);

        var all = (await mailbox.Graph.Me.Messages.GetAsync(request => request.QueryParameters.Top = 999, Cancellation))!.Value!;

        Assert.Empty(mailbox.Mailbox.Broken);
        Assert.True(all.Count >= 30);
        Assert.Equal(all.Count, all.Select(message => message.InternetMessageId).Distinct().Count());
        Assert.All(all, message => Assert.Contains(message.ToRecipients!.Append(message.From!), person => person.EmailAddress!.Address == "sam.doe@mailbox.example"));
        Assert.All(all, message => Assert.EndsWith(".example", message.From!.EmailAddress!.Address, StringComparison.Ordinal));
        Assert.All(all, message => Assert.InRange(message.ReceivedDateTime!.Value, mailbox.Clock.GetUtcNow().AddDays(-60), mailbox.Clock.GetUtcNow()));
        Assert.All(all, message => Assert.NotEmpty(message.BodyPreview!));
    }

    [Fact]
    public async Task PublicSuite_OfOddMails_IsNeverFatal()
    {
        var files = Suites.Files("mail-parser", "*.eml").ToList();
        foreach (var (name, path) in files)
            File.Copy(path, Path.Combine(_folder.Folder.FullName, name.Replace('/', '-')));

        using var mailbox = _folder.Restarted();
        var page = await mailbox.Graph.Me.Messages.GetAsync(request =>
        {
            request.QueryParameters.Top = 999;
            request.QueryParameters.Select = ["subject", "from", "body", "uniqueBody", "internetMessageHeaders", "receivedDateTime", "conversationId"];
            request.Headers.Add("Prefer", "outlook.body-content-type=\"text\"");
        }, Cancellation);

        Assert.Equal(files.Count, page!.Value!.Count + mailbox.Mailbox.Broken.Count);
        Assert.True(mailbox.Mailbox.Broken.Count < files.Count / 10, string.Join(", ", mailbox.Mailbox.Broken));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IEnumerable<string?>> SubjectsAsync(TestMailbox mailbox, string folder) =>
        (await mailbox.Graph.Me.MailFolders[folder].Messages.GetAsync(cancellationToken: Cancellation))!.Value!.Select(message => message.Subject).Order();
}
