using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>POST /api/replies/check.</summary>
public sealed class ReplyCheckTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly object _message = new
    {
        subject = "Your application as Data Analyst",
        from = new { emailAddress = new { name = "Anna Keller", address = "anna.keller@northwind.example" } },
        body = new { contentType = "text", content = "Dear Sam,\n\nThank you for the interview last week. We have decided to go with another candidate whose experience is closer to what we need.\n\nKind regards,\nAnna Keller\nRecruiter, Northwind Ferries" },
    };

    [Fact]
    public async Task Check_APlea_PointsAtItsSentence()
    {
        const string Plea = "Is there any way you could reconsider?";
        const string Text = $"Dear Anna,\n\nThank you for letting me know. {Plea} I wish you and the whole team all the best.\n\nKind regards,\nSam";

        var answer = await CheckAsync(new { text = Text, language = "en", message = _message, preferences = new { stage = "interview" } });

        var check = answer.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("id").GetString() == "L12");
        Assert.False(check.GetProperty("passed").GetBoolean());
        Assert.Equal("block", check.GetProperty("severity").GetString());
        var span = check.GetProperty("spans")[0];
        Assert.Equal(Plea, Text.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()));
        Assert.Equal(23, answer.GetProperty("words").GetInt32());
    }

    [Fact]
    public async Task Check_AMisspelledName_IsFoundInTheMail()
    {
        var answer = await CheckAsync(new { text = "Dear Ana,\n\nThank you.\n\nKind regards,\nSam", message = _message, preferences = new { person = "Anna Keller" } });

        Assert.Contains("L05", Failed(answer));
    }

    [Fact]
    public async Task Check_WithoutAMessage_Answers400()
    {
        using var client = app.CreateClient();

        using var answer = await client.PostAsJsonAsync("/api/replies/check", new { text = "Hello" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<JsonElement> CheckAsync(object request)
    {
        using var client = app.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/replies/check", request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string?> Failed(JsonElement answer) => answer.GetProperty("checks").EnumerateArray()
        .Where(check => !check.GetProperty("passed").GetBoolean()).Select(check => check.GetProperty("id").GetString());
}
