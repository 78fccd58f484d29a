using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>What surrounds the main job: the first screen, going from mail to mail, the theme, trouble, the keyboard, small screens.</summary>
public sealed class MainJobTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task FirstRun_AsksOnceForTheName_AndSignsWithIt()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync("Senior Data Analyst: our decision");
        await outlook.PressAddInAsync();
        await Expect(outlook.Pane.GetByLabel("Name to sign with")).ToHaveValueAsync("Sam Doe");
        await outlook.Pane.GetByLabel("Name to sign with").FillAsync("Samira D.");
        await outlook.Pane.Locator("#first-start").ClickAsync();
        await Expect(outlook.Pane.Locator("#reply-text")).ToHaveValueAsync(new Regex(@"Samira D\.\s*$"));

        await outlook.Page.ReloadAsync();
        await outlook.PressAddInAsync();

        await Expect(outlook.Pane.Locator("#reply-text")).ToHaveValueAsync(new Regex(@"Samira D\.\s*$"));
    }

    [Fact]
    public async Task PinnedPane_FromMailToMail_ShowsEachInItsOwnWay()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        var pane = outlook.Pane;
        await outlook.OpenMessageAsync("Senior Data Analyst: our decision");
        await outlook.OpenPaneAsync(pinned: true);
        await pane.Locator("#reply-text").FillAsync("Dear Maria, my own words. Kind regards, Sam");

        await outlook.OpenMessageAsync("7 new jobs for \"data analyst\"");
        await Expect(pane.GetByRole(AriaRole.Heading, new() { Name = "This doesn’t look like a rejection." })).ToBeVisibleAsync();
        await Expect(pane.Locator("#reply")).ToBeHiddenAsync();

        await outlook.OpenMessageAsync("Your application to Brightpath Logistics");
        await Expect(pane.Locator("#facts .verdict")).ToContainTextAsync("Rejection");
        await Expect(pane.GetByText("This came from an address that doesn’t take replies. No answer needed.")).ToBeVisibleAsync();
        await Expect(pane.Locator("#reply-insert")).ToBeHiddenAsync();

        await outlook.OpenMessageAsync("Product Operations Manager - position on hold");
        await Expect(pane.GetByText("Paused, not closed.").First).ToBeVisibleAsync();

        await outlook.OpenMessageAsync("Senior Data Analyst: our decision");
        await Expect(pane.Locator("#reply-text")).ToHaveValueAsync(new Regex("my own words"));
        await outlook.OpenFolderAsync("Drafts");
        await Expect(pane.GetByRole(AriaRole.Heading, new() { Name = "No message open" })).ToBeVisibleAsync();
        Assert.Empty(outlook.Errors);
    }

    [Fact]
    public async Task Theme_SwitchedInOutlook_IsFollowedByThePane()
    {
        const string background = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).every((part) => Number(part) < 64)";
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync("Senior Data Analyst: our decision");
        await outlook.OpenPaneAsync();
        await Expect(outlook.Pane.Locator("#facts .verdict")).ToBeVisibleAsync();
        Assert.False(await outlook.InPaneAsync<bool>(background));

        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await outlook.Page.Frames.Single(frame => frame.Url.EndsWith("/taskpane.html", StringComparison.Ordinal)).WaitForFunctionAsync(background);
        await outlook.ScreenshotAsync("main-job-dark");
        await Axe.AssertNothingSeriousAsync(outlook.Page);
    }

    [Fact]
    public async Task HiddenLine_InAMail_IsSaidAndNotFollowed()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync("Customer Success Lead - update");
        await outlook.OpenPaneAsync();

        await Expect(outlook.Pane.GetByText(new Regex("not shown to you|instructions to software")).First).ToBeVisibleAsync();
        await Expect(outlook.Pane.Locator("#pane")).Not.ToContainTextAsync("furious");
    }

    [Fact]
    public async Task Server_Unreachable_IsSaidAndTriedAgain()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync("Senior Data Analyst: our decision");
        await outlook.Page.RouteAsync("**/api/suggestions", route => route.AbortAsync("connectionrefused"));
        await outlook.OpenPaneAsync();
        await Expect(outlook.Pane.GetByRole(AriaRole.Alert)).ToContainTextAsync("We can’t reach the service. Nothing is lost.");

        await outlook.Page.UnrouteAsync("**/api/suggestions");
        await outlook.Pane.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(outlook.Pane.Locator("#facts .verdict")).ToContainTextAsync("Rejection");
    }

    [Fact]
    public async Task Draft_WithAHarshLine_IsCheckedBesideTheReplyWindow()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync("Senior Data Analyst: our decision");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(outlook.Editor).ToBeFocusedAsync();
        await outlook.Page.Keyboard.TypeAsync("Dear Maria, please reconsider your decision and invite me to a second interview.");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Check my reply" }).ClickAsync();
        await outlook.Pane.Locator("#first-start").ClickAsync();

        await outlook.Pane.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();

        await Expect(outlook.Pane.Locator("q", new() { HasText = "please reconsider your decision" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keyboard_Alone_DoesTheWholeJob()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        var keys = new Keys(outlook.Page);
        await keys.TabToAsync("[role=listbox]");
        await keys.PressUntilAsync("ArrowDown", () => outlook.Page.Locator(".message[aria-selected=true]", new() { HasText = "Following our call this morning" }).IsVisibleAsync());
        await outlook.Page.GetByRole(AriaRole.Heading, new() { Name = "Following our call this morning" }).WaitForAsync();
        await keys.TabToAsync(".add-in-button", backwards: true);
        await keys.PressAsync("Enter");

        await outlook.Pane.Locator("#first-start").WaitForAsync();
        await keys.TabToAsync("#first-start");
        await keys.PressAsync("Enter");
        await Expect(outlook.Pane.Locator("#facts .verdict")).ToContainTextAsync("Offer withdrawn");
        await Expect(outlook.Pane.GetByText("check what you signed").First).ToBeVisibleAsync();
        await keys.TabToAsync("#evidence-summary");
        await keys.PressAsync("Enter");
        await Expect(outlook.Pane.Locator("#evidence q").First).ToBeVisibleAsync();
        await keys.TabToAsync("#reply-insert");
        await keys.PressAsync("Enter");

        // Outlook moves on to the reply, where one writes; from there it is a way back.
        await Expect(outlook.Editor).ToBeFocusedAsync();
        await keys.TabToAsync("#follow-up-proposal-0");
        await keys.PressAsync("Space");
        await keys.TabToAsync("#follow-up-add");
        await keys.PressAsync("Enter");

        await Expect(outlook.Pane.Locator("#follow-up .notice").First).ToContainTextAsync("In your calendar");
    }

    [Theory]
    [InlineData("en-US", ColorScheme.Light)]
    [InlineData("en-US", ColorScheme.Dark)]
    [InlineData("de-DE", ColorScheme.Light)]
    public async Task Pane_At320Pixels_FitsAndPassesAxe(string locale, ColorScheme scheme)
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server, locale, height: 2600, scheme: scheme);
        await outlook.OpenMessageAsync("Senior Data Analyst: our decision");
        await outlook.PressAddInAsync();
        await outlook.Pane.Locator("#first-start").WaitForAsync();
        var name = $"{locale[..2]}-{scheme}".ToUpperInvariant();
        await outlook.ScreenshotPaneAsync($"first-run-{name}");
        await Axe.AssertNothingSeriousAsync(outlook.Page, ".task-pane");

        await outlook.Pane.Locator("#first-start").ClickAsync();
        await outlook.Pane.Locator("#evidence-summary").ClickAsync();
        await Expect(outlook.Pane.Locator("#reply-insert")).ToBeVisibleAsync();
        await outlook.ScreenshotPaneAsync($"pane-{name}");
        await Axe.AssertNothingSeriousAsync(outlook.Page, ".task-pane");
        Assert.Equal(320, await outlook.InPaneAsync<int>("() => document.documentElement.scrollWidth"));
    }
}
