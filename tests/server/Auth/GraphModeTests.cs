using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>The main job in Graph mode: token, on behalf of, mailbox, and what each refusal says.</summary>
public sealed class GraphModeTests(GraphModeFixture app) : IClassFixture<GraphModeFixture>
{
    private const string Subject = "Senior Data Analyst: our decision";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_WithoutAToken_TellsWhatToSignInWith()
    {
        using var client = app.ClientOf(null);

        var status = await client.GetFromJsonAsync<JsonElement>("/api/status", Cancellation);

        Assert.Equal("graph", status.GetProperty("mode").GetString());
        var signIn = status.GetProperty("signIn");
        Assert.Equal(StandInEntra.ClientId, signIn.GetProperty("clientId").GetString());
        Assert.Equal(new Uri(app.Entra.Address, StandInUser.HomeTenant).ToString(), signIn.GetProperty("authority").GetString());
        Assert.Equal([StandInEntra.ApiScope], signIn.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
    }

    [Fact]
    public async Task MainJob_WithConsent_ReadsAndWritesOnBehalfOfTheUser()
    {
        app.Entra.Knobs.Consent(StandInUser.Sam, "Mail.Read", "Mail.ReadWrite", "Calendars.ReadWrite");
        using var client = app.ClientOf(StandInUser.Sam);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "press");
        var id = await app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);

        var suggestion = await (await client.PostAsJsonAsync("/api/suggestions", new { messageId = id, preferences = new { timeZone = "Europe/Paris" } }, Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var date = suggestion.GetProperty("followUps")[0];
        using var draft = await client.PostAsJsonAsync("/api/replies/drafts", new { messageId = id, html = suggestion.GetProperty("reply").GetProperty("html").GetString() }, Cancellation);
        using var written = await client.PostAsJsonAsync("/api/follow-ups", new { messageId = id, kind = date.GetProperty("kind"), subject = date.GetProperty("subject"), body = date.GetProperty("body"), start = date.GetProperty("start"), end = date.GetProperty("end") }, Cancellation);

        Assert.Equal("rejection", suggestion.GetProperty("classification").GetProperty("category").GetString());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (draft.StatusCode, written.StatusCode));
        var drafts = await GraphModeMailbox.GetAsync(app.Entra, StandInUser.Sam, "/me/mailFolders/drafts/messages", Cancellation);
        var events = await GraphModeMailbox.GetAsync(app.Entra, StandInUser.Sam, "/me/events", Cancellation);
        Assert.Equal("RE: " + Subject, Assert.Single(drafts.GetProperty("value").EnumerateArray()).GetProperty("subject").GetString());
        Assert.Equal(date.GetProperty("subject").GetString(), Assert.Single(events.GetProperty("value").EnumerateArray()).GetProperty("subject").GetString());
    }
}
