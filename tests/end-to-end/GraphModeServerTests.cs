using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>The whole chain without a browser: bridge, API, on behalf of, the mailbox that the simulated Outlook shows.</summary>
public sealed class GraphModeServerTests(GraphModeServer server) : IClassFixture<GraphModeServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_AtOneAddress_ComeFromTheModeTheyBelongTo()
    {
        using var client = new HttpClient { BaseAddress = server.Address };

        var outlook = await client.GetStringAsync("/", Cancellation);
        var pane = await client.GetStringAsync("/taskpane.html", Cancellation);
        var manifest = await client.GetStringAsync("/manifest.xml", Cancellation);

        Assert.Contains("<meta name=\"sign-in\" content=\"stand-in\" />", outlook, StringComparison.Ordinal);
        Assert.Contains($"content=\"{RunningServer.Key}\"", outlook, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningServer.Key, pane, StringComparison.Ordinal);
        Assert.Contains("/office-js/office.js", pane, StringComparison.Ordinal);
        Assert.Contains(new Uri(server.Address, "/taskpane.html").ToString(), manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BridgeToken_AfterConsent_LetsTheApiReadTheMailThatOutlookShows()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/graph/v1.0/me/messages?$top=1&$select=id,subject");
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningServer.Key);
        var shown = await (await client.SendAsync(asked, Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var id = shown.GetProperty("value")[0].GetProperty("id").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client, ""));

        using var before = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);
        await TokenAsync(client, "&interactive=true&scope=https://graph.microsoft.com/Mail.Read");
        using var after = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, before.StatusCode);
        Assert.Equal("consent-required", (await before.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static async Task<string?> TokenAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsync(new Uri($"/stand-in/token?user={GraphModeServer.User.Login}{query}", UriKind.Relative), content: null, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("access_token").GetString();
    }
}
