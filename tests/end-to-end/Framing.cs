using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>Which sites may show the pane in a frame, as a browser sees it: Outlook's, and none that only look like them.</summary>
public abstract class Framing(Browser browser, RunningServer server)
{
    [Theory]
    [InlineData("https://outlook.office.com")]
    [InlineData("https://outlook.office365.com")]
    [InlineData("https://outlook.live.com")]
    [InlineData("https://outlook.cloud.microsoft")]
    public async Task Pane_FramedByOutlook_IsShown(string site) => Assert.Equal("shown", await FrameAsync(site));

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("https://outlook.office.com.elsewhere.example")]
    [InlineData("https://notoutlook.office.com")]
    [InlineData("https://outlook.office.com:8443")]
    [InlineData("https://office.com")]
    [InlineData("https://outlook-office.com")]
    [InlineData("https://mail.outlook.live.com")]
    [InlineData("https://outlook.live.com.elsewhere.example")]
    [InlineData("https://cloud.microsoft")]
    [InlineData("https://outlook.cloud.microsoft.elsewhere.example")]
    public async Task Pane_FramedByALookAlike_IsRefused(string site) => Assert.Equal("refused", await FrameAsync(site));

    /// <summary>The rule is about every frame on the way, not only the next.</summary>
    [Fact]
    public async Task Pane_InAFrameOfOutlookInALookAlike_IsRefused() =>
        Assert.Equal("refused", await FrameAsync("https://elsewhere.example", "https://outlook.office.com"));

    /// <param name="sites">From the outermost in: each shows the next in a frame, and the last shows the pane.</param>
    private async Task<string> FrameAsync(params string[] sites)
    {
        // From a site on the internet to this machine: the browser asks the person first.
        await using var context = await browser.Get().NewContextAsync(new() { Permissions = ["local-network-access"] });
        var page = await context.NewPageAsync();
        var pane = new Uri(server.Address, "/taskpane.html").ToString();
        var refused = new TaskCompletionSource<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("frame-ancestors", StringComparison.Ordinal))
                refused.TrySetResult("refused");
        };
        // office.js; the pane says something without it, too.
        await context.RouteAsync("https://appsforoffice.microsoft.com/**", route => route.AbortAsync());
        for (var at = 0; at < sites.Length; at++)
        {
            var inner = at + 1 < sites.Length ? sites[at + 1] + "/" : pane;
            await context.RouteAsync(sites[at] + "/", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<!doctype html><title>Host</title><iframe src=\"{inner}\"></iframe>" }));
        }

        await page.GotoAsync(sites[0] + "/");
        var frame = page.FrameLocator("iframe");
        for (var at = 1; at < sites.Length; at++)
            frame = frame.FrameLocator("iframe");
        var outcome = await await Task.WhenAny(ShownAsync(frame), refused.Task);
        if (outcome == "refused")
            Assert.DoesNotContain(page.Frames, of => of.Url == pane && of.ParentFrame is not null);
        return outcome;
    }

    private static async Task<string> ShownAsync(IFrameLocator frame)
    {
        try
        {
            await frame.Locator("#pane > *").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            return "shown";
        }
        catch (Exception exception) when (exception is TimeoutException or PlaywrightException)
        {
            return "nothing";
        }
    }
}

public sealed class LocalModeFramingTests(Browser browser, RunningServer server) : Framing(browser, server), IClassFixture<RunningServer>;

public sealed class GraphModeFramingTests(Browser browser, GraphModeServer server) : Framing(browser, server), IClassFixture<GraphModeServer>;
