using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>The mail client by itself: what the other tests stand on.</summary>
public sealed class SimulatedOutlookTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Finalist = "Senior Data Analyst: our decision";

    [Theory]
    [InlineData("en-US", "Answer a no", "Inbox")]
    [InlineData("de-DE", "Absage beantworten", "Posteingang")]
    [InlineData("pt-BR", "Responder ao não", "Entrada")]
    public async Task Page_Opened_ShowsTheManifestsButtonInTheUsersLanguage(string locale, string label, string inbox)
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server, locale);

        await Expect(outlook.AddInButton).ToHaveTextAsync(label);
        await Expect(outlook.AddInButton).ToBeDisabledAsync(); // No message is open.
        Assert.EndsWith("/icons/icon-20.png", await outlook.AddInButton.Locator("img").GetAttributeAsync("src"), StringComparison.Ordinal);
        Assert.Equal(20, await outlook.AddInButton.Locator("img").EvaluateAsync<int>("image => image.naturalWidth"));
        await Expect(outlook.Page.Locator(".folders [aria-current]")).ToContainTextAsync(inbox);
        Assert.InRange(await outlook.Page.Locator(".message").CountAsync(), 30, 200);
    }

    [Fact]
    public async Task Message_Opened_IsReadFromThenOn()
    {
        const string subject = "Processo seletivo: Gerente de Produto";
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        var row = outlook.Page.Locator(".message", new() { HasText = subject });
        await Expect(row).ToHaveClassAsync(new Regex("unread"));

        await outlook.OpenMessageAsync(subject);
        await Expect(row).Not.ToHaveClassAsync(new Regex("unread"));
        await Expect(outlook.Page.FrameLocator(".mail-frame").GetByText("Obrigada pelas três conversas")).ToBeVisibleAsync();
        await outlook.Page.ReloadAsync();

        await Expect(row).ToHaveAttributeAsync("aria-selected", "true"); // The address holds the message.
        await Expect(row).Not.ToHaveClassAsync(new Regex("unread"));
    }

    [Fact]
    public async Task Keyboard_InTheList_MovesThroughTheMessages()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.Page.GetByRole(AriaRole.Listbox).FocusAsync();

        await outlook.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(outlook.Page.Locator(".message").First).ToHaveAttributeAsync("aria-selected", "true");
        await outlook.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(outlook.Page.Locator(".message").Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await outlook.Page.Keyboard.PressAsync("Enter");

        await Expect(outlook.Page.Locator(".reading")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Reply_WrittenAndSent_IsADraftFirstAndThenInSent()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync(Finalist);
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(outlook.Editor).ToContainTextAsync("From: Maria Lindqvist");
        await Expect(outlook.Editor).ToBeFocusedAsync();
        await outlook.Page.Keyboard.TypeAsync("Dear Maria, thank you.");

        // Going elsewhere keeps what was written, as Outlook does.
        await outlook.OpenMessageAsync("Following our call this morning");
        await outlook.OpenFolderAsync("Drafts");
        await outlook.OpenMessageAsync($"RE: {Finalist}");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(outlook.Editor).ToContainTextAsync("Dear Maria, thank you.");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        var question = outlook.Page.GetByRole(AriaRole.Dialog);
        await Expect(question).ToContainTextAsync("Send this reply to Maria Lindqvist?");
        await question.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(outlook.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Reply sent.");
        await outlook.OpenFolderAsync("Sent");
        await outlook.OpenMessageAsync($"RE: {Finalist}");
        await Expect(outlook.Page.FrameLocator(".mail-frame").Locator("body")).ToContainTextAsync("Dear Maria, thank you.");
        await outlook.OpenFolderAsync("Drafts");
        await Expect(outlook.Page.Locator(".message", new() { HasText = Finalist })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reply_Discarded_LeavesNothing()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync("Following our call this morning");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(outlook.Editor).ToBeFocusedAsync();
        await outlook.Page.Keyboard.TypeAsync("Never mind");

        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await outlook.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();

        await Expect(outlook.Page.Locator("iframe.editor")).ToHaveCountAsync(0);
        await outlook.OpenFolderAsync("Drafts");
        await Expect(outlook.Page.Locator(".message", new() { HasText = "Following our call" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Calendar_NewEvent_StandsInItsWeekAndGoesAway()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server, path: "/#/calendar/2027-01-05");
        await Expect(outlook.Page.Locator(".day[data-day='2027-01-04']")).ToHaveAttributeAsync("aria-label", "Monday, January 4");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "New event" }).ClickAsync();
        var form = outlook.Page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Subject").FillAsync("Dentist");
        await form.GetByLabel("Start").FillAsync("2027-01-06T09:30");
        await form.GetByLabel("End").FillAsync("2027-01-06T10:30");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var entry = outlook.Page.Locator(".day[data-day='2027-01-06'] .event");
        await Expect(entry).ToHaveAttributeAsync("aria-label", "9:30 AM – 10:30 AM, Dentist");
        await entry.ClickAsync();
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Delete event" }).ClickAsync();

        await Expect(entry).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Message_ThatIsNotThere_IsSaidToBeGone()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server, path: "/#/mail/inbox/AAMkNoSuchMessage");

        await Expect(outlook.Page.GetByText("This message is not in the mailbox.")).ToBeVisibleAsync();
        await Expect(outlook.AddInButton).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(900, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    public async Task Page_AtAWidth_FitsAndPassesAxe(int width, ColorScheme scheme)
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server, width: width, scheme: scheme);
        await Axe.AssertNothingSeriousAsync(outlook.Page);
        await outlook.OpenMessageAsync("Following our call this morning");
        await outlook.ScreenshotAsync($"mail-{width}");
        await Axe.AssertNothingSeriousAsync(outlook.Page);
        Assert.Equal(width, await outlook.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(outlook.Editor).ToBeFocusedAsync();
        await outlook.ScreenshotAsync($"reply-{width}");
        await Axe.AssertNothingSeriousAsync(outlook.Page);

        await outlook.OpenModuleAsync("Calendar");
        await Expect(outlook.Page.Locator(".day").First).ToBeAttachedAsync();
        await outlook.ScreenshotAsync($"calendar-{width}");
        await Axe.AssertNothingSeriousAsync(outlook.Page);
        Assert.Equal(width, await outlook.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(outlook.Errors);
        Assert.Empty(outlook.ForeignRequests);
    }
}
