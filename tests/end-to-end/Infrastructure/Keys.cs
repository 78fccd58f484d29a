using Microsoft.Playwright;

namespace OutlookRejectionHelper.EndToEnd.Infrastructure;

/// <summary>A person without a pointer.</summary>
internal sealed class Keys(IPage page)
{
    private const int Most = 120;

    // The focus may lie in a frame, and there in the shadow of an element of the page's own making.
    private const string IsFocused = """
        selector => {
            let active = document.activeElement;
            while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
            return document.hasFocus() && active !== null && (active.matches(selector) || active.getRootNode().host?.matches(selector) === true);
        }
        """;

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task TabToAsync(string selector, bool backwards = false) =>
        PressUntilAsync(backwards ? "Shift+Tab" : "Tab", () => IsFocusedAsync(selector), selector);

    public async Task PressUntilAsync(string key, Func<Task<bool>> reached, string goal = "the goal")
    {
        for (var presses = 0; presses < Most; presses++)
        {
            await PressAsync(key);
            await page.WaitForTimeoutAsync(20);
            if (await reached())
                return;
        }

        Assert.Fail($"{key} did not reach {goal} in {Most} presses.");
    }

    private async Task<bool> IsFocusedAsync(string selector)
    {
        // In the frames of mail no script runs, and nothing there is looked for.
        foreach (var frame in page.Frames.Where(frame => frame.Url.StartsWith("http", StringComparison.Ordinal)))
        {
            if (await frame.EvaluateAsync<bool>(IsFocused, selector))
                return true;
        }

        return false;
    }
}
