using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>A mail that tries what a page could do: neither the mail client nor the pane lets it.</summary>
public sealed class HostileMailTests(Browser browser, HostileMailTests.Server server) : IClassFixture<HostileMailTests.Server>
{
    private const string Subject = "Your application <img src=x onerror=parent.caught=1>";

    [Fact]
    public async Task Mail_WithScripts_IsTextInTheReadingPaneThePaneAndTheReply()
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        await outlook.Page.Locator(".message").ClickAsync();
        await Expect(outlook.Page.FrameLocator(".mail-frame").GetByText("we have decided to move forward with another candidate")).ToBeVisibleAsync();
        await Expect(outlook.Page.Locator(".reading h2")).ToHaveTextAsync(Subject);

        await outlook.OpenPaneAsync(pinned: true);
        await Expect(outlook.Pane.Locator("#facts .verdict")).ToBeVisibleAsync();
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await Expect(outlook.Editor).ToContainTextAsync("we have decided to move forward with another candidate");
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(outlook.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Draft saved." })).ToBeVisibleAsync();
        await outlook.OpenFolderAsync("Drafts");
        await outlook.Page.Locator(".message").ClickAsync();
        await outlook.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(outlook.Editor).ToContainTextAsync("we have decided to move forward with another candidate");

        foreach (var frame in outlook.Page.Frames.Where(frame => frame.Url.StartsWith("http", StringComparison.Ordinal)))
            Assert.False(await frame.EvaluateAsync<bool>("() => 'caught' in window"), frame.Url);
        // A frame within the mail ends at the page of the browser that says it was blocked.
        Assert.All(outlook.Page.Frames, frame => Assert.True(frame.Url is "about:srcdoc" or "about:blank" or "chrome-error://chromewebdata/" || frame.Url.StartsWith(server.Address.ToString(), StringComparison.Ordinal), frame.Url));
        Assert.Empty(outlook.ForeignRequests);
    }

    /// <summary>A mailbox of this one mail.</summary>
    public sealed class Server : RunningServer
    {
        private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("end-to-end-mails-");

        public Server() => File.WriteAllText(Path.Combine(_mails.FullName, "hostile.eml"), $$"""
            From: "<script>parent.caught=1</script>" <hr@elsewhere.example>
            To: Sam Doe <sam.doe@mailbox.example>
            Subject: {{Subject}}
            Date: Fri, 20 Nov 2026 09:00:00 +0000
            MIME-Version: 1.0
            Content-Type: text/html; charset="utf-8"

            <html><head>
            <base href="http://elsewhere.example/">
            <meta http-equiv="refresh" content="0;url=http://elsewhere.example/refresh">
            <link rel="stylesheet" href="http://elsewhere.example/style.css">
            <style>@import url(http://elsewhere.example/import.css); body { background: url(http://elsewhere.example/style.png) }</style>
            <script>parent.caught = 1; top.caught = 1;</script>
            </head><body onload="parent.caught=1" style="background: url(http://elsewhere.example/body.png)">
            <p>Dear Sam,</p>
            <p>Thank you for your interest. After careful consideration we have decided to move forward with another candidate.</p>
            <img src="http://elsewhere.example/pixel.png" onerror="parent.caught=1">
            <svg onload="parent.caught=1"><script>parent.caught=1</script></svg>
            <iframe src="http://elsewhere.example/frame"></iframe>
            <iframe srcdoc="<script>top.caught=1</script>"></iframe>
            <object data="http://elsewhere.example/object"></object>
            <video src="http://elsewhere.example/video" autoplay></video>
            <form action="http://elsewhere.example/form"><input name="a" autofocus onfocus="parent.caught=1"></form>
            <a href="javascript:parent.caught=1">Go on</a>
            </body></html>
            """.ReplaceLineEndings("\r\n"));

        protected override string MailFolder => _mails.FullName;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _mails.Delete(recursive: true);
        }
    }
}
