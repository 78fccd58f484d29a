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
    public async Task Edits_ThatCannotBeChecked_AreCopiedAndInsertedOnlyOnceTheyCanBe()
    {
        await using var outlook = await OpenAsync(Finalist);
        var pane = outlook.Pane;
        await outlook.Page.RouteAsync("**/api/replies/check", route => route.AbortAsync("connectionrefused"));
        var suggested = await pane.Locator("#reply-text").InputValueAsync();
        await pane.Locator("#reply-text").FillAsync(suggested.Replace("how you decided.", "how you decided. Please reconsider and give me another interview.", StringComparison.Ordinal));
        await Expect(pane.Locator("#reply")).ToContainTextAsync("you can copy the text but not insert it");

        await pane.Locator("#reply-insert").ClickAsync();
        await Expect(pane.Locator("#reply .notice")).ToContainTextAsync("so nothing was inserted");
        await Expect(outlook.Editor).ToHaveCountAsync(0);
        await outlook.ScreenshotPaneAsync("reply-unchecked");
        await Axe.AssertNothingSeriousAsync(outlook.Page, ".task-pane");
        await pane.Locator("#reply-copy").ClickAsync();
        await Expect(pane.Locator("#reply .notice")).ToContainTextAsync("Copied.");

        await outlook.Page.UnrouteAsync("**/api/replies/check");
        await pane.Locator("#reply-insert").ClickAsync();
        await Expect(pane.Locator("#remove-L12")).ToBeVisibleAsync();
        await pane.Locator("#remove-L12").ClickAsync();
        await pane.Locator("#reply-insert").ClickAsync();
        await Expect(pane.Locator("#reply .notice", new() { HasText = "Reply opened as a draft." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pane_AsksForASuggestion_SaysWhoseMailboxItIs()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync(Finalist);

        var asked = await outlook.Page.RunAndWaitForRequestAsync(() => outlook.OpenPaneAsync(), "**/api/suggestions");

        Assert.Equal("sam.doe@mailbox.example", asked.PostDataJSON()?.GetProperty("preferences").GetProperty("ownAddress").GetString());
    }

    [Fact]
    public async Task Keep_ForTheNextMorning_IsOneDraftThatIsHeldBack()
    {
        const string subject = "La suite pour le poste de motion designer";
        await using var outlook = await OpenAsync(subject);
        await outlook.Pane.Locator("#reply-keep").ClickAsync();
        await Expect(outlook.Pane.Locator("#reply .notice", new() { HasText = "Your reply is in Drafts." })).ToContainTextAsync("it waits until tomorrow, 9:00");
        await Expect(outlook.Pane.Locator("#reply .notice p").First).ToBeInViewportAsync();
        await outlook.ScreenshotAsync("reply-kept");
        await Axe.AssertNothingSeriousAsync(outlook.Page, ".task-pane");
        await outlook.Pane.Locator("#reply-keep").ClickAsync();
        await Expect(outlook.Pane.Locator("#reply .notice", new() { HasText = "already in Drafts" })).ToBeVisibleAsync();

        var draft = await outlook.Page.RunAndWaitForPopupAsync(() => outlook.Pane.Locator("#reply-open-draft").ClickAsync());
        await Expect(draft.Locator(".reading")).ToContainTextAsync($"RE: {subject}");
        await draft.CloseAsync();
        await outlook.OpenFolderAsync("Drafts");
        await Expect(outlook.Page.Locator(".message", new() { HasText = subject })).ToHaveCountAsync(1);
        await outlook.OpenMessageAsync($"RE: {subject}");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(outlook.Page.Locator(".reply-leaves")).ToContainTextAsync("Tue, November 24, 2026 at 9:00");
        Assert.Empty(outlook.Errors);
    }

    [Fact]
    public async Task Copy_OfReplyAndNotes_CanBePasted()
    {
        await using var outlook = await OpenAsync(Finalist);
        var pane = outlook.Pane;
        await pane.Locator("#scratch-pad-summary").ClickAsync();
        var scratch = pane.Locator("#scratch");

        await pane.Locator("#reply-copy").ClickAsync();
        await Expect(pane.Locator("#reply .notice", new() { HasText = "Copied." })).ToBeVisibleAsync();
        await scratch.FocusAsync();
        await outlook.Page.Keyboard.PressAsync("Control+v");
        await Expect(scratch).ToHaveValueAsync(await pane.Locator("#reply-text").InputValueAsync());

        await pane.Locator("#note-later-summary").ClickAsync();
        await pane.Locator("#note-network-summary").ClickAsync();
        var note = await pane.Locator("#note-network-text").InputValueAsync();
        Assert.InRange(note.Length, 40, 300);
        await Expect(pane.Locator("#note-network")).ToContainTextAsync($"{note.Length} of 300 characters.");
        await pane.Locator("#note-network-copy").ClickAsync();
        await Expect(pane.Locator("#note-network")).ToContainTextAsync("Copied.");
        await scratch.FillAsync("");
        await outlook.Page.Keyboard.PressAsync("Control+v");
        await Expect(scratch).ToHaveValueAsync(note);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Insert_InTheReplyWindow_KeepsSignatureAndQuotation(ColorScheme scheme)
    {
        await using var outlook = await OpenAsync(Finalist, scheme, height: 1200);
        var reply = await outlook.Pane.Locator("#reply-text").InputValueAsync();

        await outlook.Pane.Locator("#reply-insert").ClickAsync();

        await Expect(outlook.Pane.Locator("#reply .notice", new() { HasText = "Reply opened as a draft." })).ToBeVisibleAsync();
        await AssertInOrderAsync(outlook, reply, "sam.doe@mailbox.example", "From: Maria Lindqvist", "We had three finalists");
        await outlook.ScreenshotAsync($"reply-window-{scheme}".ToUpperInvariant());
        await Axe.AssertNothingSeriousAsync(outlook.Page);
        Assert.Empty(outlook.Errors);
    }

    [Theory]
    [InlineData(Finalist, "We had three finalists")]
    // A plain-text mail, and so a plain-text answer.
    [InlineData("Terugkoppeling rol Financial Controller", "functie intern ingevuld")]
    public async Task Compose_SuggestionPutIn_StandsOnTopOnceAndNothingElseChanges(string subject, string quoted)
    {
        await using var outlook = await ComposeAsync(subject);
        var pane = outlook.Pane;
        await Expect(pane.Locator("#reply-insert")).ToBeVisibleAsync();
        await Expect(outlook.Editor).ToContainTextAsync(quoted);
        var before = await outlook.Editor.InnerTextAsync();
        var reply = await pane.Locator("#reply-text").InputValueAsync();

        await pane.Locator("#reply-insert").ClickAsync();
        await Expect(pane.Locator("#reply .notice", new() { HasText = "Your reply stands at the top of the draft." })).ToBeVisibleAsync();
        await AssertInOrderAsync(outlook, reply, "My own first line.", "sam.doe@mailbox.example", quoted);
        Assert.EndsWith(Plain(before), Plain(await outlook.Editor.InnerTextAsync()), StringComparison.Ordinal);

        await pane.Locator("#reply-insert").ClickAsync();
        await Expect(pane.Locator("#reply .notice", new() { HasText = "The reply already stands in the draft." })).ToBeVisibleAsync();
        Assert.Single(Regex.Matches(await outlook.Editor.InnerTextAsync(), Regex.Escape(reply.Split('\n')[0])));
        await outlook.ScreenshotAsync($"compose-{subject[..6].Trim()}");
        await Axe.AssertNothingSeriousAsync(outlook.Page);
        Assert.Empty(outlook.Errors);
    }

    [Fact]
    public async Task Compose_KeptForTomorrow_WaitsInDraftsOnceSent()
    {
        const string subject = "Selezione Responsabile Qualità: esito";
        await using var outlook = await ComposeAsync(subject);
        await outlook.Pane.Locator("#draft-hold").ClickAsync();
        await Expect(outlook.Pane.Locator("#draft")).ToContainTextAsync("Outlook holds it until tomorrow, 9:00");
        await Expect(outlook.Page.Locator(".reply-leaves")).ToContainTextAsync("Tue, November 24, 2026 at 9:00");

        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        var question = outlook.Page.GetByRole(AriaRole.Dialog);
        await Expect(question).ToContainTextAsync("It stays in Drafts until Tue, November 24, 2026");
        await question.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await outlook.OpenFolderAsync("Sent");
        await Expect(outlook.Page.Locator(".message", new() { HasText = subject })).ToHaveCountAsync(0);
        await outlook.OpenFolderAsync("Drafts");
        await Expect(outlook.Page.Locator(".message", new() { HasText = subject })).ToHaveCountAsync(1);
    }

    private async Task<OutlookPage> OpenAsync(string subject, ColorScheme scheme = ColorScheme.Light, int height = 800)
    {
        var outlook = await OutlookPage.OpenAsync(browser, server, height: height, scheme: scheme);
        await outlook.OpenMessageAsync(subject);
        await outlook.OpenPaneAsync();
        await Expect(outlook.Pane.Locator("#reply-insert")).ToBeVisibleAsync();
        return outlook;
    }

    [Theory]
    [InlineData("fr-FR", ColorScheme.Light)]
    [InlineData("de-DE", ColorScheme.Dark)]
    [InlineData("en-US", ColorScheme.Light)]
    public async Task Pane_At320PixelsWithEverythingOpen_FitsAndPassesAxe(string locale, ColorScheme scheme)
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server, locale, height: 3000, scheme: scheme);
        var pane = outlook.Pane;
        await outlook.OpenMessageAsync(Finalist);
        await outlook.OpenPaneAsync();
        foreach (var closed in new[] { "#checks", "#left-out", "#reply-more", "#note-later", "#note-network" })
            await pane.Locator($"{closed}-summary").ClickAsync();
        await pane.Locator("#reply-tone").SelectOptionAsync("warmer");
        await Expect(pane.Locator("#reply-undo")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await pane.Locator("#reply-keep").ClickAsync();
        await Expect(pane.Locator("#reply .notice").First).ToBeVisibleAsync();

        await outlook.ScreenshotPaneAsync($"pane-open-{locale[..2]}");
        await Axe.AssertNothingSeriousAsync(outlook.Page, ".task-pane");
        Assert.Equal(320, await outlook.InPaneAsync<int>("() => document.documentElement.scrollWidth"));
        // The narrowest pane that there is, on a Mac.
        await outlook.Page.Locator(".task-pane iframe").EvaluateAsync("frame => { frame.style.width = '270px'; }");
        Assert.Equal(270, await outlook.InPaneAsync<int>("() => document.documentElement.scrollWidth"));
        await outlook.ScreenshotPaneAsync($"pane-narrow-{locale[..2]}");
    }

    [Fact]
    public async Task Keyboard_Alone_EditsUndoesAndKeeps()
    {
        await using var outlook = await OpenAsync("Votre candidature au poste de chargé(e) de communication");
        var reply = outlook.Pane.Locator("#reply-text");
        var suggested = await reply.InputValueAsync();
        var keys = new Keys(outlook.Page);

        await keys.TabToAsync("#reply-text");
        await keys.PressAsync("Control+End");
        await outlook.Page.Keyboard.TypeAsync(" P.-S. Merci.");
        await keys.TabToAsync("#reply-undo");
        await keys.PressAsync("Enter");
        await Expect(reply).ToHaveValueAsync(suggested);
        await keys.TabToAsync("#reply-redo");
        await keys.PressAsync("Enter");
        await Expect(reply).ToHaveValueAsync($"{suggested} P.-S. Merci.");
        await keys.TabToAsync("#reply-start-over");
        await keys.PressAsync("Enter");
        await Expect(reply).ToHaveValueAsync(suggested);
        await keys.TabToAsync("#reply-copy");
        await keys.PressAsync("Enter");

        await Expect(outlook.Pane.Locator("#reply .notice")).ToContainTextAsync("Copied.");
        await Expect(outlook.Pane.Locator("#reply-copy")).ToBeFocusedAsync();
        Assert.Empty(outlook.Errors);
    }

    /// <summary>A reply of one's own begun, and the add-in opened over it.</summary>
    private async Task<OutlookPage> ComposeAsync(string subject)
    {
        var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.OpenMessageAsync(subject);
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(outlook.Editor).ToBeFocusedAsync();
        await outlook.Page.Keyboard.TypeAsync("My own first line.");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Check my reply" }).ClickAsync();
        await outlook.Pane.Locator("#first-start").ClickAsync();
        await outlook.Pane.Locator("#draft-check").WaitForAsync();
        return outlook;
    }

    /// <summary>Each text is in the editor, below the one before; of the first, every line.</summary>
    private static async Task AssertInOrderAsync(OutlookPage outlook, string reply, params string[] below)
    {
        await Expect(outlook.Editor).ToContainTextAsync(below[^1]);
        var text = Plain(await outlook.Editor.InnerTextAsync());
        var at = 0;
        foreach (var part in reply.Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(below))
        {
            var found = text.IndexOf(Plain(part), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"\"{part}\" is not in its place in: {text}");
            at = found + Plain(part).Length;
        }
    }

    private static string Plain(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
