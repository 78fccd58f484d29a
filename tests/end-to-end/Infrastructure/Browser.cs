using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OutlookRejectionHelper.EndToEnd.Infrastructure.Browser))]

namespace OutlookRejectionHelper.EndToEnd.Infrastructure;

/// <summary>One Chromium for all tests. Where there is none the tests are skipped, or fail where CI forbids skipping.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] _places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : _places.FirstOrDefault(File.Exists);
        if (path is null || !File.Exists(path))
            return;
        _playwright = await Playwright.CreateAsync();
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(15_000);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            // Playwright lets every window open; a browser that people use lets one open in a click only.
            IgnoreDefaultArgs = ["--disable-popup-blocking"],
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>The browser, or the end of the test with a sentence that says how to get one.</summary>
    public IBrowser Get()
    {
        const string Missing = "No Chromium was found: `apt-get install chromium`, or name a Chromium, Chrome or Edge in the environment variable CHROMIUM.";
        if (_browser is null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(Missing);
        if (_browser is null)
            Assert.Skip(Missing);
        return _browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
