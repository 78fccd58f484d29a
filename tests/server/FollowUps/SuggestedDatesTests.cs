using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.FollowUps;

/// <summary>The dates in the answer to one message.</summary>
public sealed class SuggestedDatesTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suggestion_ForAFinalist_HasOneSelectedDateInTheUsersZone()
    {
        var followUps = await SuggestAsync("""{"category": "rejection", "stage": "final", "person": "Anna Kowalska", "timeZone": "America/New_York"}""", "de");

        var selected = Assert.Single(followUps, date => (bool)date!["selected"]!)!;
        Assert.Equal("stayInTouch", (string?)selected["kind"]);
        Assert.Equal("Kurz melden – Anna K.", (string?)selected["subject"]);
        Assert.Equal("America/New_York", (string?)selected["start"]!["timeZone"]);
        var days = DateTime.Parse((string)selected["start"]!["dateTime"]!, CultureInfo.InvariantCulture) - DateTime.UtcNow;
        Assert.InRange(days.TotalDays, 35, 70);
        Assert.Contains(followUps, date => (string?)date!["kind"] == "sendReply");
    }

    [Fact]
    public async Task Suggestion_WithoutAZone_UsesTheMailboxes()
    {
        var followUps = await SuggestAsync("""{"category": "rejection", "stage": "final"}""", "en");

        Assert.NotEmpty(followUps);
        Assert.All(followUps, date => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById((string)date!["start"]!["timeZone"]!, out _)));
    }

    [Fact]
    public async Task Suggestion_AfterTwoMessagesWithoutAnAnswer_HasNoDates() =>
        Assert.Empty(await SuggestAsync("""{"category": "rejection", "stage": "final", "unanswered": 2}""", "en"));

    private async Task<JsonArray> SuggestAsync(string preferences, string language)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var body = new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["subject"] = "Your interview",
                ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Anna Kowalska", ["address"] = "anna.kowalska@northwind.example" } },
                ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "Dear Sam,\n\nthank you for coming in. We have decided to go on with another candidate.\n\nKind regards,\nAnna Kowalska" },
                ["receivedDateTime"] = DateTimeOffset.UtcNow.AddHours(-2).ToString("O", CultureInfo.InvariantCulture),
            },
            ["preferences"] = JsonNode.Parse(preferences),
        };

        using var answer = await client.PostAsJsonAsync("/api/suggestions", body, Cancellation);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["followUps"]!.AsArray();
    }
}
