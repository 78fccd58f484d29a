using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OutlookRejectionHelper.EndToEnd.Infrastructure;

internal static class Axe
{
    /// <summary>Fails with what axe finds serious or critical on the page and in its frames, but for the text of mails, which is others'.</summary>
    public static async Task AssertNothingSeriousAsync(IPage page)
    {
        var context = new AxeRunContext { Exclude = [new AxeSelector(".mail-frame"), new AxeSelector(".editor")] };
        var result = await page.RunAxe(context);

        var serious = result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}");
        Assert.Empty(serious);
    }
}
