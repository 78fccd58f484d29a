using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OutlookRejectionHelper.EndToEnd.Infrastructure;

/// <summary>The simulated Outlook in a page of its own: what a person sees and does, by the names that they read.</summary>
public sealed class OutlookPage : IAsyncDisposable
{
    // Mail brings pictures from elsewhere, and axe tries to run in the frames of mail: both are blocked, and that is meant.
    private static readonly string[] _meant = ["Loading the image 'http", "Blocked script execution in 'about:srcdoc'"];

    private readonly IBrowserContext _context;
    private readonly Uri _address;

    private OutlookPage(IBrowserContext context, IPage page, Uri address)
    {
        _context = context;
        _address = address;
        Page = page;
        // What the page's policy blocked never left the browser.
        page.RequestFinished += (_, request) => Note(request);
        page.RequestFailed += (_, request) =>
        {
            if (request.Failure != "csp")
                Note(request);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !_meant.Any(start => message.Text.StartsWith(start, StringComparison.Ordinal)))
                Errors.Add(message.Text);
        };
        page.PageError += (_, error) => Errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What was asked of any other place than the server.</summary>
    public ConcurrentBag<string> ForeignRequests { get; } = [];

    /// <summary>What the browser's console complained of, from any frame.</summary>
    public ConcurrentBag<string> Errors { get; } = [];

    /// <summary>The add-in's page inside its frame.</summary>
    public IFrameLocator Pane => Page.FrameLocator(".task-pane iframe");

    public ILocator AddInButton => Page.Locator(".ribbon .add-in-button");

    /// <summary>What one writes in.</summary>
    public ILocator Editor => Page.FrameLocator("iframe.editor").GetByRole(AriaRole.Textbox, new() { Name = "Reply text" });

    public static async Task<OutlookPage> OpenAsync(Browser browser, RunningServer server, string locale = "en-US", int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, string path = "/")
    {
        var context = await browser.Get().NewContextAsync(new()
        {
            Locale = locale,
            TimezoneId = "Europe/Paris",
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.Clock.SetSystemTimeAsync(RunningServer.Today.UtcDateTime);
        var outlook = new OutlookPage(context, page, server.Address);
        await page.GotoAsync(new Uri(server.Address, path).ToString());
        await page.Locator("html[data-ready]").WaitForAsync();
        return outlook;
    }

    public async Task OpenMessageAsync(string subject)
    {
        await Page.GetByRole(AriaRole.Option).Filter(new() { HasText = subject }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = subject }).WaitForAsync();
    }

    /// <summary>Goes where the page's own addresses lead, such as <c>#/calendar</c>.</summary>
    public Task GoAsync(string hash) => Page.EvaluateAsync("hash => { location.hash = hash; }", hash);

    /// <summary>Runs a script in the add-in's page, where office.js is.</summary>
    public async Task<T> InPaneAsync<T>(string script, object? argument = null)
    {
        await Pane.Locator("#pane > *").First.WaitForAsync();
        var frame = Page.Frames.Single(frame => frame.Url.EndsWith("/taskpane.html", StringComparison.Ordinal));
        return await frame.EvaluateAsync<T>(script, argument);
    }

    public Task PressAddInAsync() => AddInButton.ClickAsync();

    /// <summary>Presses the add-in's button and leaves its first screen, where it shows one.</summary>
    public async Task OpenPaneAsync(bool pinned = false)
    {
        await PressAddInAsync();
        var start = Pane.Locator("#first-start");
        await start.Or(Pane.Locator(".message")).First.WaitForAsync();
        if (await start.IsVisibleAsync())
            await start.ClickAsync();
        if (pinned)
            await Page.Locator(".task-pane .pin").ClickAsync();
    }

    public Task OpenModuleAsync(string name) => Page.Locator(".rail").GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    public Task OpenFolderAsync(string name) => Page.Locator(".folders").GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(name)) }).ClickAsync();

    public async Task OpenFolderAfterCalendarAsync(string name)
    {
        await OpenModuleAsync("Mail");
        await OpenFolderAsync(name);
    }

    /// <summary>The pane's frame alone, as wide as it is.</summary>
    public Task ScreenshotPaneAsync(string name) =>
        Page.Locator(".task-pane iframe").ScreenshotAsync(new() { Path = PathOf(name), Animations = ScreenshotAnimations.Disabled });

    /// <summary>Into TestResults beside the test binaries, which git ignores.</summary>
    public Task ScreenshotAsync(string name) => Page.ScreenshotAsync(new() { Path = PathOf(name), Animations = ScreenshotAnimations.Disabled });

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots", name + ".png");

    private void Note(IRequest request)
    {
        if (Uri.TryCreate(request.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Authority != _address.Authority)
            ForeignRequests.Add(request.Url);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
