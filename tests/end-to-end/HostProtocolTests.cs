using System.Text.Json;
using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>The real, unmodified office.js in the pane's frame finds what it would find in Outlook on the web.</summary>
public sealed class HostProtocolTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Finalist = "Senior Data Analyst: our decision";

    /// <summary>A call, and what is in its answer; a failure answers with its code.</summary>
    private static readonly (string Call, string Answer)[] _calls =
    [
        ("item.body.getAsync('html', done)", "We had three finalists"),
        ("item.body.getAsync('text', done)", "We had three finalists"),
        ("item.getAllInternetHeadersAsync(done)", "Message-ID: <01-en-final-interview@northbeam.example>"),
        ("item.notificationMessages.addAsync('a', { type: 'informationalMessage', message: 'Hello', icon: 'i', persistent: false }, () => item.notificationMessages.getAllAsync(done))", "Hello"),
        ("item.notificationMessages.removeAsync('never added', done)", "9024"),
        ("item.loadCustomPropertiesAsync(({ value }) => { value.set('seen', 'yes'); value.saveAsync(() => item.loadCustomPropertiesAsync((again) => done({ ...again, value: again.value.get('seen') }))); })", "yes"),
        ("Office.context.roamingSettings.set('tone', 'warm'); Office.context.roamingSettings.saveAsync((saved) => done({ ...saved, value: Office.context.roamingSettings.get('tone') }))", "warm"),
        ("item.categories.getAsync(done)", "[]"),
        ("mailbox.getCallbackTokenAsync({ isRest: true }, done)", "9018"),
        ("mailbox.getUserIdentityTokenAsync(done)", "9018"),
        ("Office.auth.getAccessToken({}).catch((error) => done({ status: 'failed', error }))", "13000"),
    ];

    [Fact]
    public async Task Item_OfTheOpenMessage_CarriesWhatTheMailboxHolds()
    {
        await using var outlook = await OpenAsync();

        var item = await outlook.InPaneAsync<JsonElement>("""
            () => {
                const { item, userProfile, diagnostics } = Office.context.mailbox;
                return {
                    subject: item.subject, from: item.from.emailAddress, to: item.to[0].displayName, type: item.itemType,
                    id: Office.context.mailbox.convertToRestId(item.itemId, "v2.0"), received: item.dateTimeCreated.toISOString(),
                    internetMessageId: item.internetMessageId, user: userProfile.emailAddress, zone: userProfile.timeZone,
                    host: diagnostics.hostName, language: Office.context.displayLanguage,
                    supports15: Office.context.requirements.isSetSupported("Mailbox", "1.5"),
                    supports114: Office.context.requirements.isSetSupported("Mailbox", "1.14"),
                };
            }
            """);

        Assert.Equal(Finalist, item.GetProperty("subject").GetString());
        Assert.Equal("maria.lindqvist@northbeam.example", item.GetProperty("from").GetString());
        Assert.Equal("Sam Doe", item.GetProperty("to").GetString());
        Assert.Equal("message", item.GetProperty("type").GetString());
        Assert.Contains(Uri.EscapeDataString(item.GetProperty("id").GetString()!), outlook.Page.Url, StringComparison.Ordinal);
        Assert.Equal("2026-11-20T15:42:00.000Z", item.GetProperty("received").GetString());
        Assert.Equal("<01-en-final-interview@northbeam.example>", item.GetProperty("internetMessageId").GetString());
        Assert.Equal("sam.doe@mailbox.example", item.GetProperty("user").GetString());
        Assert.Equal("OutlookWebApp", item.GetProperty("host").GetString());
        Assert.Equal("en-US", item.GetProperty("language").GetString());
        Assert.True(item.GetProperty("supports15").GetBoolean());
        Assert.False(item.GetProperty("supports114").GetBoolean());
    }

    [Fact]
    public async Task Calls_OfTheObjectModel_AreAllAnswered()
    {
        await using var outlook = await OpenAsync();

        foreach (var (call, expected) in _calls)
        {
            var answer = await outlook.InPaneAsync<JsonElement>($$"""
                async () => {
                    const { mailbox } = Office.context;
                    const { item } = mailbox;
                    const result = await new Promise((done, failed) => {
                        setTimeout(() => failed(new Error("There was no answer.")), 10000);
                        {{call}};
                    });
                    return result.status === "succeeded" ? (result.value ?? null) : { failed: result.error.code };
                }
                """);
            Assert.True(answer.ToString().Contains(expected, StringComparison.Ordinal), $"{call} gave {answer}");
        }
    }

    [Fact]
    public async Task PinnedPane_OtherMessage_IsToldAndAnUnpinnedOneCloses()
    {
        await using var outlook = await OpenAsync();
        await outlook.InPaneAsync<JsonElement>("() => new Promise((done) => Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => { (window.seen ??= []).push(Office.context.mailbox.item?.subject ?? null); }, done))");
        await outlook.Page.Locator(".task-pane .pin").ClickAsync();
        await Expect(outlook.Page.Locator(".task-pane .pin")).ToHaveAttributeAsync("aria-pressed", "true");

        await outlook.OpenMessageAsync("Following our call this morning");
        await Expect(outlook.Page.Locator(".task-pane")).ToBeVisibleAsync();
        await outlook.OpenFolderAsync("Drafts");
        await Expect(outlook.Page.GetByText("Select a message to read it.")).ToBeVisibleAsync();

        Assert.Equal("Following our call this morning, none", await outlook.InPaneAsync<string>("() => window.seen.map((subject) => subject ?? 'none').join(', ')"));
        await outlook.OpenFolderAsync("Inbox");
        await outlook.OpenMessageAsync(Finalist);
        await outlook.Page.Locator(".task-pane .pin").ClickAsync();
        await outlook.OpenMessageAsync("Following our call this morning");
        await Expect(outlook.Page.Locator(".task-pane")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Theme_Switched_IsToldToThePane()
    {
        await using var outlook = await OpenAsync();
        await outlook.InPaneAsync<JsonElement>("() => new Promise((done) => Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, ({ officeTheme }) => { window.background = officeTheme.bodyBackgroundColor; }, done))");

        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();

        await outlook.Page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === 'dark'");
        await Poll(async () => string.Equals(await outlook.InPaneAsync<string?>("() => window.background ?? null"), "#1d2129", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Forms_AskedFor_OpenWithWhatThePaneGave()
    {
        await using var outlook = await OpenAsync();

        await outlook.InPaneAsync<JsonElement>("() => new Promise((done) => Office.context.mailbox.item.displayReplyFormAsync({ htmlBody: '<p>Thank you, <b>Maria</b>.</p>' }, done))");
        await Expect(outlook.Editor.Locator("b", new() { HasText = "Maria" }).First).ToBeVisibleAsync();
        await Expect(outlook.Editor).ToContainTextAsync("We had three finalists"); // The original is below.

        await outlook.InPaneAsync<JsonElement>("() => new Promise((done) => Office.context.mailbox.displayNewAppointmentFormAsync({ subject: 'Say hello', start: new Date('2027-01-05T08:00:00Z'), end: new Date('2027-01-05T08:15:00Z'), body: 'A note' }, done))");
        var form = outlook.Page.GetByRole(AriaRole.Dialog);
        await Expect(form.GetByLabel("Subject")).ToHaveValueAsync("Say hello");
        await Expect(form.GetByLabel("Start")).ToHaveValueAsync("2027-01-05T09:00"); // In Paris.
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Open calendar" }).ClickAsync();
        await Expect(outlook.Page.Locator(".day[data-day='2027-01-05'] .event")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Draft_BesideTheComposeButton_CanBeReadByThePane()
    {
        await using var outlook = await OpenAsync(openPane: false);
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(outlook.Editor).ToBeFocusedAsync();
        await outlook.Page.Keyboard.TypeAsync("My own words");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Check my reply" }).ClickAsync();

        var draft = await outlook.InPaneAsync<string>("() => new Promise((done) => Office.context.mailbox.item.body.getAsync('text', ({ value }) => done(value)))");
        var subject = await outlook.InPaneAsync<string>("() => new Promise((done) => Office.context.mailbox.item.subject.getAsync(({ value }) => done(value)))");

        Assert.StartsWith("My own words", draft.TrimStart(), StringComparison.Ordinal);
        Assert.Equal($"RE: {Finalist}", subject);
    }

    [Fact]
    public async Task CloseContainer_CalledByThePane_ClosesIt()
    {
        await using var outlook = await OpenAsync();

        await outlook.InPaneAsync<JsonElement?>("() => { Office.context.ui.closeContainer(); return null; }");

        await Expect(outlook.Page.Locator(".task-pane")).ToHaveCountAsync(0);
    }

    private async Task<OutlookPage> OpenAsync(bool openPane = true)
    {
        var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync(Finalist);
        if (openPane)
            await outlook.PressAddInAsync();
        return outlook;
    }

    private static async Task Poll(Func<Task<bool>> condition)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if (await condition())
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come true in five seconds.");
    }
}
