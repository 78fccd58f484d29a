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
        app.Entra.Knobs.Consent(StandInUser.Sam, "Mail.Read", "Calendars.ReadWrite");
        using var client = app.ClientOf(StandInUser.Sam);
        var id = await app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);

        using var suggestion = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.Equal(HttpStatusCode.OK, suggestion.StatusCode);
    }
}
