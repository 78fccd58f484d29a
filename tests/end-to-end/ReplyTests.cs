using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>The reply itself: editing it, and the ways it goes into the mailbox.</summary>
public sealed class ReplyTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Finalist = "Senior Data Analyst: our decision";

    [Fact]
    public async Task Edits_PartsToggledAndTonesTried_StayUntilUndone()
    {
        await using var outlook = await OpenAsync(Finalist);
        var pane = outlook.Pane;
        var reply = pane.Locator("#reply-text");
        var suggested = await reply.InputValueAsync();

        // Words of one's own in the greeting, and a sentence more at the end of the first paragraph.
        var paragraphs = suggested.Split("\n\n");
        var mine = string.Join("\n\n", paragraphs.Select((paragraph, at) => at switch { 0 => "Good morning Maria,", 1 => $"{paragraph} Your tour of the archive was a treat.", _ => paragraph }));
        await reply.FillAsync(mine);
        var chip = pane.Locator("#reply .chip:not(.chip-locked)").First;
        await chip.ClickAsync();
        await Expect(reply).Not.ToHaveValueAsync(mine);
        await Expect(reply).ToHaveValueAsync(new Regex(@"^Good morning Maria,[\s\S]*Your tour of the archive was a treat\."));

        await pane.Locator("#reply-more-summary").ClickAsync();
        await pane.Locator("#reply-length").SelectOptionAsync("shorter");
        await Expect(reply).ToHaveValueAsync(new Regex(@"^Good morning Maria,[\s\S]*Your tour of the archive was a treat\."));

        // Back by key, one step at a time, to what was suggested, and forth again.
        await reply.FocusAsync();
        await outlook.Page.Keyboard.PressAsync("Control+z");
        await Expect(pane.Locator("#reply-length")).ToHaveValueAsync("usual");
        await outlook.Page.Keyboard.PressAsync("Control+z");
        await Expect(reply).ToHaveValueAsync(mine);
        await outlook.Page.Keyboard.PressAsync("Control+z");
        await Expect(reply).ToHaveValueAsync(suggested);
        await outlook.Page.Keyboard.PressAsync("Control+y");
        await Expect(reply).ToHaveValueAsync(mine);
        await pane.Locator("#reply-start-over").ClickAsync();
        await Expect(reply).ToHaveValueAsync(suggested);
        Assert.Empty(outlook.Errors);
    }

    [Fact]
    public async Task Plea_Typed_HoldsInsertUntilOnePressTakesItOut()
    {
        await using var outlook = await OpenAsync(Finalist);
        var pane = outlook.Pane;
        var reply = pane.Locator("#reply-text");
        var suggested = await reply.InputValueAsync();
        await reply.FillAsync(suggested.Replace("how you decided.", "how you decided. Please reconsider and give me another interview.", StringComparison.Ordinal));
        await Expect(pane.Locator("#remove-L12")).ToBeVisibleAsync();
        await Expect(pane.Locator("#keep-L12")).ToHaveCountAsync(0);
        await Expect(pane.Locator("#reply-insert")).ToHaveAttributeAsync("aria-disabled", "true");

        await pane.Locator("#remove-L12").ClickAsync();

        await Expect(reply).ToHaveValueAsync(suggested);
        await Expect(pane.Locator("#reply-insert")).Not.ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    public async Task Keep_ForTheNextMorning_IsOneDraftThatIsHeldBack()
    {
        const string subject = "La suite pour le poste de motion designer";
        await using var outlook = await OpenAsync(subject);
        await outlook.Pane.Locator("#reply-keep").ClickAsync();
        await Expect(outlook.Pane.Locator("#reply .notice", new() { HasText = "Your reply is in Drafts." })).ToContainTextAsync("it waits until tomorrow, 9:00");
        await outlook.Pane.Locator("#reply-keep").ClickAsync();
        await Expect(outlook.Pane.Locator("#reply .notice", new() { HasText = "already in Drafts" })).ToBeVisibleAsync();

        await outlook.OpenFolderAsync("Drafts");
        await Expect(outlook.Page.Locator(".message", new() { HasText = subject })).ToHaveCountAsync(1);
        Assert.Empty(outlook.Errors);
    }

    private async Task<OutlookPage> OpenAsync(string subject)
    {
        var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync(subject);
        await outlook.OpenPaneAsync();
        await Expect(outlook.Pane.Locator("#reply-insert")).ToBeVisibleAsync();
        return outlook;
    }

}
