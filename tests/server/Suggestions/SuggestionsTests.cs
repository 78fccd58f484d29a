using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Suggestions;

/// <summary>The whole way: mailbox or posted message in, what the pane shows out.</summary>
public sealed class SuggestionsTests(AppFixture app) : IClassFixture<AppFixture>
{
    private const string Refusal = "<p>Dear Sam,</p><p>Thank you for speaking with us last week. We have decided to move forward with other candidates for this position.</p><p>Kind regards,<br>Anna Keller<br>Recruiter</p>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sam@doe.example", null)]
    [InlineData(null, "Sam Doe")]
    public async Task Suggest_MailOfTheUsersOwn_SaysSoAndAnswersNothing(string? ownAddress, string? signature)
    {
        var message = new
        {
            subject = "Re: the Analyst role",
            from = new { emailAddress = new { name = "Sam Doe", address = "Sam@doe.example" } },
            body = new { contentType = "html", content = Refusal },
        };

        var answer = await SuggestAsync(new { message, preferences = new { ownAddress, signature } });

        Assert.Equal("ownMail", answer.GetProperty("classification").GetProperty("nuance").GetString());
        Assert.Equal("none", answer.GetProperty("plan").GetProperty("reply").GetString());
    }

    [Fact]
    public async Task Suggest_PostedRejection_AnswersWithEvidenceAndAReply()
    {
        var answer = await SuggestAsync(new { message = Posted(Refusal), preferences = new { signature = "Sam Doe" } });

        var classification = answer.GetProperty("classification");
        Assert.Equal("rejection", classification.GetProperty("category").GetString());
        Assert.Equal("en", classification.GetProperty("language").GetString());
        var evidence = classification.GetProperty("evidence")[0];
        Assert.Contains("other candidates", evidence.GetProperty("text").GetString(), StringComparison.Ordinal);
        var reply = answer.GetProperty("reply");
        Assert.EndsWith("Sam Doe", reply.GetProperty("text").GetString()!.TrimEnd(), StringComparison.Ordinal);
        Assert.All(reply.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("passed").GetBoolean(), check.ToString()));
    }

    [Fact]
    public async Task Suggest_MessageOfTheMailbox_AnswersAsForThePostedOne()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AppFixture.Key);
        var list = await client.GetFromJsonAsync<JsonElement>("/graph/v1.0/me/messages?$filter=contains(subject,'our decision')&$select=id", Cancellation);
        var id = list.GetProperty("value")[0].GetProperty("id").GetString();

        var answer = await SuggestAsync(new { messageId = id });

        Assert.Equal("rejection", answer.GetProperty("classification").GetProperty("category").GetString());
    }

    [Theory]
    [InlineData("RE: Collections Assistant")]
    [InlineData("AW: Archivassistenz in Teilzeit")]
    public async Task Suggest_SampleOfAConversation_TakesTheStageFromTheInvitation(string subject)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AppFixture.Key);
        var list = await client.GetFromJsonAsync<JsonElement>($"/graph/v1.0/me/messages?$filter=subject eq '{subject}'&$select=id", Cancellation);

        var answer = await SuggestAsync(new { messageId = list.GetProperty("value")[0].GetProperty("id").GetString() });

        var classification = answer.GetProperty("classification");
        Assert.Equal(("rejection", "interview", "thread"), (classification.GetProperty("category").GetString(), classification.GetProperty("stage").GetString(), classification.GetProperty("stageSource").GetString()));
    }

    [Fact]
    public async Task Suggest_Correction_WinsOverTheGuess()
    {
        var answer = await SuggestAsync(new { message = Posted(Refusal), preferences = new { stage = "final", reason = "internalHire", company = "Northbeam", category = "rejection" } });

        var classification = answer.GetProperty("classification");
        Assert.Equal("final", classification.GetProperty("stage").GetString());
        Assert.Equal("user", classification.GetProperty("stageSource").GetString());
        Assert.Equal("internalHire", classification.GetProperty("reason").GetString());
        Assert.Equal("user", classification.GetProperty("company").GetProperty("source").GetString());
    }

    [Fact]
    public async Task Suggest_ToneAndLength_AreFollowed_AndThePartsTellTheBlocks()
    {
        var usual = (await SuggestAsync(new { message = Posted(Refusal) })).GetProperty("reply");
        var other = (await SuggestAsync(new { message = Posted(Refusal), preferences = new { tone = "plainer", length = "shorter", stage = "interview" } })).GetProperty("reply");

        var text = other.GetProperty("text").GetString()!;
        Assert.NotEqual(usual.GetProperty("text").GetString(), text);
        var parts = other.GetProperty("parts").EnumerateArray().ToDictionary(
            part => part.GetProperty("block").GetString()!,
            part => text.Substring(part.GetProperty("start").GetInt32(), part.GetProperty("length").GetInt32()));
        Assert.Equal("greeting", parts.Keys.First());
        Assert.Contains("thank", parts["thanks"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Kind regards,", parts["closing"]);
    }

    [Fact]
    public async Task Suggest_Dates_BringTheirNotes()
    {
        var answer = await SuggestAsync(new { message = Posted(Refusal), preferences = new { signature = "Sam Doe", stage = "final", person = "Anna Keller", blocks = new { feedback = true } } });

        var dates = answer.GetProperty("followUps").EnumerateArray().DistinctBy(date => date.GetProperty("kind").GetString()).ToDictionary(date => date.GetProperty("kind").GetString()!);
        foreach (var kind in new[] { "stayInTouch", "feedbackNudge" })
        {
            var note = dates[kind].GetProperty("note");
            Assert.Equal("mail", note.GetProperty("channel").GetString());
            Assert.StartsWith("RE: ", note.GetProperty("subject").GetString(), StringComparison.Ordinal);
            Assert.EndsWith("Sam Doe", note.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(note.GetProperty("text").GetString()!, dates[kind].GetProperty("body").GetString(), StringComparison.Ordinal);
            Assert.All(note.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("passed").GetBoolean(), check.ToString()));
        }

        var connect = dates["connect"].GetProperty("note");
        Assert.Equal("network", connect.GetProperty("channel").GetString());
        Assert.InRange(connect.GetProperty("characters").GetInt32(), 1, 300);
        Assert.Equal(JsonValueKind.Null, connect.GetProperty("subject").ValueKind);
        Assert.Equal(JsonValueKind.Null, dates["sendReply"].GetProperty("note").ValueKind);
    }

    [Fact]
    public async Task Suggest_NoRejection_AdvisesNoReply()
    {
        var answer = await SuggestAsync(new { message = Posted("<p>Lunch at noon? The usual place. Bring the photos.</p>") });

        Assert.NotEqual("rejection", answer.GetProperty("classification").GetProperty("category").GetString());
        Assert.Equal("none", answer.GetProperty("plan").GetProperty("reply").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("reply").ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body></body></html>")]
    [InlineData("   \r\n\t ")]
    public async Task Suggest_EmptyBody_IsAnsweredAndNotCalledARejection(string body)
    {
        var answer = await SuggestAsync(new { message = Posted(body) });

        Assert.NotEqual("rejection", answer.GetProperty("classification").GetProperty("category").GetString());
    }

    public static TheoryData<string> HugeBodies => new()
    {
        string.Concat(Enumerable.Repeat("<p>Thank you for your order, it is on its way.</p>\n", 110_000)),
        string.Concat(Enumerable.Repeat("<div>", 200_000)) + Refusal,
    };

    [Theory]
    [MemberData(nameof(HugeBodies), DisableDiscoveryEnumeration = true)]
    public async Task Suggest_HugeOrDeepBody_IsAnsweredInTime(string body)
    {
        var start = TimeProvider.System.GetTimestamp();

        await SuggestAsync(new { message = Posted(body) });

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Suggest_MessageThatIsGone_Answers404WithACode()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AppFixture.Key);
        var list = await client.GetFromJsonAsync<JsonElement>("/graph/v1.0/me/messages?$top=1&$select=id", Cancellation);
        var known = list.GetProperty("value")[0].GetProperty("id").GetString()!;
        var unknown = known[..^16] + (known[^16] == 'A' ? 'B' : 'A') + known[^15..];

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = unknown }, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("message-not-found", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("AAMkAGI0-an-id-of-another-mailbox=", HttpStatusCode.BadRequest, "message-id-malformed")]
    [InlineData("../../users/victim", HttpStatusCode.BadRequest, "message-id-malformed")]
    [InlineData("", HttpStatusCode.BadRequest, "message-id-malformed")]
    public async Task Suggest_WrongMessageId_AnswersAProblemWithACode(string id, HttpStatusCode status, string code)
    {
        using var client = app.CreateClient();

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messageId":"a","message":{"body":{"contentType":"text","content":""}}}""")]
    [InlineData("""{"message":{"subject":"no body"}}""")]
    [InlineData("""{"message":{"body":{"contentType":"pdf","content":""}}}""")]
    [InlineData("""{"messageId":"a","preferences":{"stage":"nowhere"}}""")]
    [InlineData("""{"messageId":"a","preferences":{"unknown":1}}""")]
    [InlineData("""{"messageId":"a" """)]
    public async Task Suggest_RequestOfAnotherShape_Answers400WithACode(string json)
    {
        using var client = app.CreateClient();
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri("/api/suggestions", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("invalid-request", problem.GetProperty("code").GetString());
    }

    private async Task<JsonElement> SuggestAsync(object request)
    {
        using var client = app.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/suggestions", request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static object Posted(string html) => new
    {
        subject = "Your application",
        from = new { emailAddress = new { name = "Anna Keller", address = "anna.keller@northbeam.example" } },
        body = new { contentType = "html", content = html },
        receivedDateTime = "2026-11-20T09:00:00Z",
    };
}
