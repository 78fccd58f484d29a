using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OutlookRejectionHelper.EndToEnd.Infrastructure;

internal static class Axe
{
    /// <summary>Fails with what axe finds serious or critical on the page and in its frames, but for the text of mails, which is others'.</summary>
    /// <param name="part">A selector of the part to look at; null for everything.</param>
    public static async Task AssertNothingSeriousAsync(IPage page, string? part = null)
    {
        var context = new AxeRunContext
        {
            Include = part is null ? null : [new AxeSelector(part)],
            Exclude = [new AxeSelector(".mail-frame"), new AxeSelector(".editor")],
        };
        var result = await page.RunAxe(context);

        var serious = result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}");
        Assert.Empty(serious);
    }
}
