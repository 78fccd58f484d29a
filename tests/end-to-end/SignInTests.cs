using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>
/// Signing in, from the pane through Outlook's bridge, the API and on-behalf-of to the mailbox: what is asked of the person and when, and that
/// whatever goes wrong ends in words and in a way on.
/// </summary>
public sealed class SignInTests : IClassFixture<GraphModeServer>
{
    private const string Finalist = "Senior Data Analyst: our decision";
    private const string OtherNo = "Your application to Brightpath Logistics";
    private const string ThroughOutlook = "The message was read through Outlook instead.";
    private const string Claims = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    private readonly Browser _browser;
    private readonly GraphModeServer _server;

    public SignInTests(Browser browser, GraphModeServer server)
    {
        (_browser, _server) = (browser, server);
        Knobs.Reset();
        _server.Services.GetRequiredService<LocalMailboxFaults>().Clear();
    }

    private StandInKnobs Knobs => _server.Entra.Knobs;

    [Fact]
    public async Task Consent_GivenWhenAsked_IsForOnePermissionAtATimeWithItsReason()
    {
        await using var outlook = await OpenAsync();
        var pane = outlook.Pane;

        // Read already, and the reason stands there before anything is asked.
        await Expect(pane.Locator("#facts .verdict")).ToContainTextAsync("Rejection");
        await Expect(pane.Locator(".notices")).ToContainTextAsync("It reads only the message you open.");
        await Expect(pane.Locator(".notices")).ToContainTextAsync(ThroughOutlook);
        await outlook.ScreenshotPaneAsync("sign-in-consent");
        await Axe.AssertNothingSeriousAsync(outlook.Page, ".task-pane");

        var window = await outlook.Page.RunAndWaitForPopupAsync(() => pane.Locator("#sign-in").ClickAsync());
        await Expect(window.GetByRole(AriaRole.Listitem)).ToHaveTextAsync("https://graph.microsoft.com/Mail.Read");
        await Axe.AssertNothingSeriousAsync(window);
        await window.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots", "sign-in-window.png") });
        await AcceptAsync(window);
        await Expect(pane.Locator("#sign-in")).ToHaveCountAsync(0);
        await Expect(pane.Locator(".notices")).Not.ToContainTextAsync(ThroughOutlook);

        await pane.Locator("#follow-up-proposal-0").CheckAsync();
        await pane.Locator("#follow-up-add").ClickAsync();
        await Expect(pane.Locator("#follow-up .notice")).ToContainTextAsync("whether this add-in may change your calendar");
        await outlook.ScreenshotPaneAsync("sign-in-calendar");
        window = await outlook.Page.RunAndWaitForPopupAsync(() => pane.Locator("#follow-up-sign-in").ClickAsync());
        await Expect(window.GetByRole(AriaRole.Listitem)).ToHaveTextAsync("https://graph.microsoft.com/Calendars.ReadWrite");
        await AcceptAsync(window);

        await Expect(pane.Locator("#follow-up .notice").First).ToContainTextAsync("n your calendar");
        Assert.True(Knobs.HasConsent(GraphModeServer.User, ["Mail.Read", "Calendars.ReadWrite"]));
        Assert.False(Knobs.HasConsent(GraphModeServer.User, ["Mail.ReadWrite"]));
    }

    [Theory]
    [InlineData("Cancel", "The permission was not given.")]
    [InlineData("the window's own cross", "The permission was not given.")]
    [InlineData("Accept, but the administrator forbids it", "The permission was not given.")]
    public async Task Consent_Refused_IsSaidAndTheJobIsDoneThroughOutlook(string how, string words)
    {
        Knobs.RefusesConsent = how.StartsWith("Accept", StringComparison.Ordinal);
        await using var outlook = await OpenAsync();
        var pane = outlook.Pane;

        var window = await outlook.Page.RunAndWaitForPopupAsync(() => pane.Locator("#sign-in").ClickAsync());
        if (how.StartsWith("the window", StringComparison.Ordinal))
            await window.CloseAsync();
        else
            await PressAsync(window, how.Split(',')[0]);

        await Expect(pane.Locator(".notices")).ToContainTextAsync(words);
        await AssertJobIsDoneThroughOutlookAsync(outlook);
    }

    [Fact]
    public async Task Consent_RefusedForTheCalendar_LeavesOutlooksForm()
    {
        Knobs.Consent(GraphModeServer.User, "Mail.Read");
        await using var outlook = await OpenAsync();
        var pane = outlook.Pane;
        await pane.Locator("#follow-up-proposal-0").CheckAsync();
        await pane.Locator("#follow-up-add").ClickAsync();

        var window = await outlook.Page.RunAndWaitForPopupAsync(() => pane.Locator("#follow-up-sign-in").ClickAsync());
        await PressAsync(window, "Cancel");
        await Expect(pane.Locator("#follow-up .notice")).ToContainTextAsync("The date was not added to your calendar. The permission was not given.");
        await pane.GetByRole(AriaRole.Button, new() { Name = "Use Outlook’s form" }).ClickAsync();

        await Expect(outlook.Page.GetByRole(AriaRole.Dialog).GetByLabel("Subject")).ToHaveValueAsync(new Regex("Maria L"));
    }

    [Theory]
    [InlineData(Finalist, "Accept", "it waits until")]
    [InlineData("Kiezlabor & du", "Cancel", "The permission was not given.")]
    public async Task Consent_ForTheFirstDraft_IsAskedThenAndOutlooksFormIsLeft(string subject, string answer, string words)
    {
        Knobs.Consent(GraphModeServer.User, "Mail.Read");
        await using var outlook = await OpenAsync();
        var pane = outlook.Pane;
        await outlook.OpenMessageAsync(subject);
        await Expect(pane.Locator("#reply-text")).ToHaveAttributeAsync("lang", new Regex(subject == Finalist ? "^en" : "^de"));
        await pane.Locator("#reply-keep").ClickAsync();
        await Expect(pane.Locator("#reply .notice")).ToContainTextAsync("whether this add-in may change your mail");

        var window = await outlook.Page.RunAndWaitForPopupAsync(() => pane.Locator("#reply-sign-in").ClickAsync());
        await Expect(window.GetByRole(AriaRole.Listitem)).ToHaveTextAsync("https://graph.microsoft.com/Mail.ReadWrite");
        await PressAsync(window, answer);

        await Expect(pane.Locator("#reply .notice")).ToContainTextAsync(words);
        if (answer == "Accept")
            return;
        await pane.Locator("#reply-by-form").ClickAsync();
        await Expect(outlook.Editor).ToContainTextAsync("Jonas");
    }

    [Fact]
    public async Task ClaimsChallenge_StepTaken_IsRememberedAndNotAskedAgain()
    {
        Knobs.Consent(GraphModeServer.User, "Mail.Read", "Calendars.ReadWrite");
        Knobs.Claims = Claims;
        await using var outlook = await OpenAsync();
        var pane = outlook.Pane;
        await Expect(pane.Locator(".notices")).ToContainTextAsync($"Your organization asks for another sign-in step. {ThroughOutlook}");

        await AcceptAsync(await outlook.Page.RunAndWaitForPopupAsync(() => pane.Locator("#sign-in").ClickAsync()));
        await Expect(pane.Locator("#sign-in")).ToHaveCountAsync(0);
        var calls = Calls(outlook);
        await pane.Locator("#reply .chip:not(.chip-locked)").First.ClickAsync();
        await pane.Locator("#follow-up-proposal-0").CheckAsync();
        await pane.Locator("#follow-up-add").ClickAsync();

        await Expect(pane.Locator("#follow-up .notice").First).ToContainTextAsync("n your calendar");
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.InRange(call.Status, 200, 299));
    }

    [Fact]
    public async Task ClaimsChallenge_StepNotTaken_StaysWithOutlook()
    {
        Knobs.Consent(GraphModeServer.User, "Mail.Read");
        Knobs.Claims = Claims;
        await using var outlook = await OpenAsync();

        var window = await outlook.Page.RunAndWaitForPopupAsync(() => outlook.Pane.Locator("#sign-in").ClickAsync());
        await window.CloseAsync();

        await Expect(outlook.Pane.Locator(".notices")).ToContainTextAsync($"The sign-in was not finished. {ThroughOutlook}");
        await AssertJobIsDoneThroughOutlookAsync(outlook);
    }

    [Fact]
    public async Task Token_EndsMidFlow_IsRenewedUnseen()
    {
        ConsentToAll();
        Knobs.TokenLifetime = TimeSpan.FromMinutes(4); // Too short for the library to keep it.
        await using var outlook = await OpenAsync();
        await Expect(outlook.Pane.Locator("#facts .verdict")).ToBeVisibleAsync();
        // The words are checked a moment after they are typed: that call still has the good token.
        await outlook.Page.RunAndWaitForResponseAsync(
            () => outlook.Pane.Locator("#reply-text").FillAsync("Dear Maria, thank you. These are my own words. Kind regards, Sam"),
            answer => answer.Url.EndsWith("/api/replies/check", StringComparison.Ordinal));
        var calls = Calls(outlook);

        Knobs.TokenLifetime = TimeSpan.FromHours(-1);
        // As after a night: the token at hand is old, the next one is good.
        await outlook.Page.RouteAsync("**/api/follow-ups", async route =>
        {
            var answer = await route.FetchAsync();
            if (answer.Status == 401)
                Knobs.TokenLifetime = TimeSpan.FromHours(1);
            await route.FulfillAsync(new() { Response = answer });
        });
        await outlook.Pane.Locator("#follow-up-proposal-0").CheckAsync();
        await outlook.Pane.Locator("#follow-up-add").ClickAsync();

        await Expect(outlook.Pane.Locator("#follow-up .notice").First).ToContainTextAsync("n your calendar");
        await Expect(outlook.Pane.Locator("#reply-text")).ToHaveValueAsync(new Regex("my own words"));
        await Expect(outlook.Pane.Locator("#sign-in")).ToHaveCountAsync(0);
        Assert.Contains(calls, call => call.Status == 401);
    }

    [Fact]
    public async Task Token_EndsMidFlowForGood_GoesOnThroughOutlookWithTheEdits()
    {
        ConsentToAll();
        Knobs.TokenLifetime = TimeSpan.FromMinutes(4);
        await using var outlook = await OpenAsync();
        var pane = outlook.Pane;
        await pane.Locator("#reply-text").FillAsync("Dear Maria, thank you. These are my own words. Kind regards, Sam");

        Knobs.TokenLifetime = TimeSpan.FromHours(-1);
        await pane.Locator("#reply .chip:not(.chip-locked)").First.ClickAsync();

        await Expect(pane.Locator(".notices")).ToContainTextAsync($"Your sign-in has ended. {ThroughOutlook}");
        await Expect(pane.Locator("#reply-text")).ToHaveValueAsync(new Regex("my own words"));
        await AssertJobIsDoneThroughOutlookAsync(outlook);

        // And back again, with what was written.
        Knobs.TokenLifetime = TimeSpan.FromHours(1);
        await AcceptAsync(await outlook.Page.RunAndWaitForPopupAsync(() => pane.Locator("#sign-in").ClickAsync()));
        await Expect(pane.Locator("#sign-in")).ToHaveCountAsync(0);
        await Expect(pane.Locator("#reply-text")).ToHaveValueAsync(new Regex("my own words"));
    }

    [Fact]
    public async Task Window_BlockedByTheBrowser_IsSaidAndTheJobIsDoneThroughOutlook()
    {
        await using var outlook = await OpenAsync();
        await outlook.Page.EvaluateAsync("() => { window.open = () => null; }");

        await outlook.Pane.Locator("#sign-in").ClickAsync();

        await Expect(outlook.Pane.Locator(".notices")).ToContainTextAsync($"The browser blocked Microsoft’s sign-in window. {ThroughOutlook}");
        await Expect(outlook.Pane.Locator("#sign-in")).ToContainTextAsync("Try again");
        await AssertJobIsDoneThroughOutlookAsync(outlook);
    }

    [Fact]
    public async Task Window_LeftOpen_HoldsNothingUp()
    {
        await using var outlook = await OpenAsync();

        var window = await outlook.Page.RunAndWaitForPopupAsync(() => outlook.Pane.Locator("#sign-in").ClickAsync());
        await Expect(outlook.Pane.Locator(".notices")).ToContainTextAsync("Everything here works in the meantime.");

        await AssertJobIsDoneThroughOutlookAsync(outlook);
        Assert.False(window.IsClosed);
    }

    [Fact]
    public async Task SignIn_Hangs_GivesUpInSecondsAndDoesNotWaitAgain()
    {
        ConsentToAll();
        Knobs.Delay = Timeout.InfiniteTimeSpan;
        await using var outlook = await OpenAsync();
        await Expect(outlook.Pane.Locator(".notices")).ToContainTextAsync($"Microsoft’s sign-in took too long to answer. {ThroughOutlook}");
        await AssertJobIsDoneThroughOutlookAsync(outlook);

        var asked = outlook.Page.WaitForRequestAsync("**/api/suggestions", new() { Timeout = 4_000 });
        await outlook.OpenMessageAsync(OtherNo);

        Assert.Contains("\"message\":", (await asked).PostData, StringComparison.Ordinal);
        await Expect(outlook.Pane.Locator("#facts .verdict")).ToContainTextAsync("Rejection");
    }

    [Fact]
    public async Task SignIn_OutOfService_IsSaidAndComesBackByItself()
    {
        ConsentToAll();
        Knobs.IsOut = true;
        await using var outlook = await OpenAsync();
        await Expect(outlook.Pane.Locator(".notices")).ToContainTextAsync($"Microsoft’s sign-in can’t be reached right now. {ThroughOutlook}");
        await AssertJobIsDoneThroughOutlookAsync(outlook);

        Knobs.IsOut = false;
        await outlook.OpenMessageAsync(OtherNo);

        await Expect(outlook.Pane.Locator("#facts .verdict")).ToContainTextAsync("Rejection");
        await Expect(outlook.Pane.Locator(".notices")).Not.ToContainTextAsync(ThroughOutlook);
    }

    [Fact]
    public async Task SignIn_NetworkDown_IsSaidAndTheJobIsDoneThroughOutlook()
    {
        ConsentToAll();
        await using var outlook = await OpenAsync(prepare: page => page.RouteAsync("**/stand-in/token*", route => route.AbortAsync("internetdisconnected")));

        await Expect(outlook.Pane.Locator(".notices")).ToContainTextAsync($"Microsoft’s sign-in can’t be reached right now. {ThroughOutlook}");
        await AssertJobIsDoneThroughOutlookAsync(outlook);
    }

    [Fact]
    public async Task Outlook_WithoutABridge_IsSaidAndTheJobIsDoneThroughOutlook()
    {
        ConsentToAll();
        // It claims to sign in, as some builds do, and cannot.
        await using var outlook = await OpenAsync(prepare: page => page.RouteAsync("**/outlook/nested-app-auth.js", route => route.FulfillAsync(new() { Body = "", ContentType = "text/javascript" })));

        await Expect(outlook.Pane.Locator(".notices")).ToContainTextAsync($"This Outlook does not sign you in for add-ins. {ThroughOutlook}");
        await Expect(outlook.Pane.Locator("#sign-in")).ToHaveCountAsync(0);
        await AssertJobIsDoneThroughOutlookAsync(outlook);
    }

    [Fact]
    public async Task Mailbox_Throttled_IsSaidAndTriedAgain()
    {
        ConsentToAll();
        var faults = _server.Services.GetRequiredService<LocalMailboxFaults>();
        await using var outlook = await OpenAsync(pin: false);
        faults.Add(MailboxFault.Throttled(TimeSpan.FromSeconds(30)) with { Method = "GET", Path = "/me/messages/*", Times = 20 });
        await outlook.OpenPaneAsync();
        await Expect(outlook.Pane.GetByRole(AriaRole.Alert)).ToContainTextAsync("The mailbox is busy");

        faults.Clear();
        await outlook.Pane.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(outlook.Pane.Locator("#facts .verdict")).ToContainTextAsync("Rejection");
        await Expect(outlook.Pane.Locator(".notices")).Not.ToContainTextAsync(ThroughOutlook);
    }

    [Fact]
    public async Task Mailbox_LosesTheAnswerOfAnAddedDate_HoldsItOnceAllTheSame()
    {
        ConsentToAll();
        var faults = _server.Services.GetRequiredService<LocalMailboxFaults>();
        await using var outlook = await OpenAsync();
        var pane = outlook.Pane;
        await outlook.OpenMessageAsync("Customer Success Lead - update");
        await pane.Locator("#follow-up-proposal-0").CheckAsync();
        faults.Add(MailboxFault.LostAnswer() with { Method = "POST" });
        await pane.Locator("#follow-up-add").ClickAsync();
        await Expect(pane.Locator("#follow-up .notice").First).ToContainTextAsync(new Regex("was not added|n your calendar"));

        if (await pane.Locator("#follow-up-add").IsVisibleAsync())
            await pane.Locator("#follow-up-add").ClickAsync();

        await Expect(pane.Locator("#follow-up .notice").First).ToContainTextAsync("n your calendar");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Open calendar" }).First.ClickAsync();
        await Expect(outlook.Page.Locator(".event.new")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Tokens_OfTheApiAlone_AreSentAndNothingIsKept()
    {
        ConsentToAll();
        await using var outlook = await OpenAsync(pin: false);
        var sent = new ConcurrentBag<string>();
        outlook.Page.Request += (_, request) =>
        {
            if (request.Headers.TryGetValue("authorization", out var header))
                sent.Add($"{new Uri(request.Url).AbsolutePath} {header}");
        };
        await outlook.OpenPaneAsync(pinned: true);
        await Expect(outlook.Pane.Locator("#facts .verdict")).ToBeVisibleAsync();

        // The simulated Outlook itself reads its mailbox with the key of the local mode.
        var ours = sent.Where(line => line.StartsWith("/api/", StringComparison.Ordinal)).Select(line => line.Split("Bearer ")[1]).ToArray();
        Assert.NotEmpty(ours);
        Assert.All(ours.Select(Payload), claims =>
        {
            Assert.Equal(StandInEntra.ClientId, claims.GetProperty("aud").GetString());
            Assert.Equal("access_as_user", claims.GetProperty("scp").GetString());
        });
        var kept = await outlook.InPaneAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])");
        Assert.DoesNotContain("eyJ", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(GraphModeServer.User.ObjectId, kept, StringComparison.Ordinal);
        Assert.Empty(outlook.ForeignRequests);
        Assert.Empty(outlook.Errors);
    }

    [Fact]
    public async Task Library_IsFetchedInGraphModeOnly()
    {
        ConsentToAll();
        await using var local = new LocalServer();
        await local.InitializeAsync();

        Assert.True(await LoadsLibraryAsync(_server));
        Assert.False(await LoadsLibraryAsync(local));
    }

    private async Task<bool> LoadsLibraryAsync(RunningServer server)
    {
        await using var outlook = await OutlookPage.OpenAsync(_browser, server);
        var fetched = new ConcurrentBag<string>();
        outlook.Page.Request += (_, request) => fetched.Add(request.Url);
        await outlook.OpenMessageAsync(Finalist);
        await outlook.OpenPaneAsync();
        await Expect(outlook.Pane.Locator("#facts .verdict")).ToBeVisibleAsync();
        return fetched.Any(url => url.Contains("/assets/msal-", StringComparison.Ordinal));
    }

    private void ConsentToAll() => Knobs.Consent(GraphModeServer.User, "Mail.Read", "Mail.ReadWrite", "Calendars.ReadWrite");

    /// <summary>A rejection, with the pane beside it and pinned.</summary>
    private async Task<OutlookPage> OpenAsync(Func<IPage, Task>? prepare = null, bool pin = true)
    {
        var outlook = await OutlookPage.OpenAsync(_browser, _server);
        if (prepare is not null)
            await prepare(outlook.Page);
        await outlook.OpenMessageAsync(Finalist);
        if (pin)
            await outlook.OpenPaneAsync(pinned: true);
        return outlook;
    }

    private static Task AcceptAsync(IPage window) => PressAsync(window, "Accept");

    private static async Task PressAsync(IPage window, string name)
    {
        try
        {
            await window.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        }
        catch (PlaywrightException) when (window.IsClosed)
        {
            // It closes under the press.
        }
    }

    /// <summary>Facts, a reply in Outlook's form, a date in Outlook's form.</summary>
    private static async Task AssertJobIsDoneThroughOutlookAsync(OutlookPage outlook)
    {
        var pane = outlook.Pane;
        await Expect(pane.Locator(".notices")).ToContainTextAsync(new Regex($"{Regex.Escape(ThroughOutlook)}|in the meantime"));
        await Expect(pane.Locator("#facts .verdict")).ToContainTextAsync("Rejection");
        await pane.Locator("#reply-insert").ClickAsync();
        await Expect(outlook.Editor).ToContainTextAsync("Maria");
        await pane.Locator("#follow-up-proposal-0").CheckAsync();
        await pane.Locator("#follow-up-add").ClickAsync();
        var form = outlook.Page.GetByRole(AriaRole.Dialog);
        await Expect(form.GetByLabel("Subject")).ToHaveValueAsync(new Regex("Maria L"));
        await outlook.Page.Keyboard.PressAsync("Escape");
        await Expect(form).ToHaveCountAsync(0);
    }

    private static ConcurrentBag<(string Path, int Status)> Calls(OutlookPage outlook)
    {
        var calls = new ConcurrentBag<(string, int)>();
        outlook.Page.Response += (_, response) =>
        {
            var path = new Uri(response.Url).AbsolutePath;
            if (path.StartsWith("/api/", StringComparison.Ordinal))
                calls.Add((path, response.Status));
        };
        return calls;
    }

    private static JsonElement Payload(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonDocument.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '='))).RootElement;
    }

    private sealed class LocalServer : RunningServer;
}
