using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>Every form of id that a client gives, and none, leads to the right message or to a clear no.</summary>
public sealed class MessageIdTests(MessageIdTests.Fixture app) : IClassFixture<MessageIdTests.Fixture>
{
    private const string Subject = "Senior Data Analyst: our decision";
    private const string Owner = "jobs@mailbox.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("immutable")]
    [InlineData("rest")]
    [InlineData("ews")]
    public async Task Suggestions_ByAnyForm_ReadTheMessageAndGiveItsImmutableId(string form)
    {
        using var client = app.ClientOf(StandInUser.Sam);
        var immutable = await app.MessageIdAsync(StandInUser.Sam, Subject, Cancellation);
        var id = form is "immutable" ? immutable : await RestIdAsync(StandInUser.Sam);
        if (form is "ews")
            id = id.Replace('-', '/').Replace('_', '+');

        var answer = await SuggestAsync(client, new { messageId = id });

        Assert.Equal(immutable, answer.GetProperty("messageId").GetString());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("client")]
    [InlineData("other-mailbox")]
    [InlineData("other-message")]
    public async Task Suggestions_ByAWrongIdAndALookup_ReadTheMessageThatWasMeant(string wrong)
    {
        using var client = app.ClientOf(StandInUser.Sam);
        var message = await app.MessageAsync(StandInUser.Sam, Subject, Cancellation);
        var id = wrong switch
        {
            "missing" => null,
            "empty" => "",
            "client" => "clientid:4f1c",
            "other-mailbox" => await app.MessageIdAsync(StandInUser.Kim, Subject, Cancellation),
            _ => await app.MessageIdAsync(StandInUser.Sam, "Your application to Brightpath Logistics", Cancellation),
        };
        var lookup = new { internetMessageId = message.GetProperty("internetMessageId").GetString(), subject = Subject };

        var answer = id is null ? await SuggestAsync(client, new { lookup }) : await SuggestAsync(client, new { messageId = id, lookup });

        Assert.Equal(message.GetProperty("id").GetString(), answer.GetProperty("messageId").GetString());
        Assert.Equal("rejection", answer.GetProperty("classification").GetProperty("category").GetString());
    }

    [Theory]
    [InlineData(null, "Another subject")]
    [InlineData("<nobody@nowhere.example>", Subject)]
    [InlineData("x' or subject ne '", Subject)]
    [InlineData("", Subject)]
    public async Task Suggestions_ByALookupThatDoesNotAgree_SaySoAndReadNothingElse(string? internetMessageId, string subject)
    {
        using var client = app.ClientOf(StandInUser.Sam);
        var message = await app.MessageAsync(StandInUser.Sam, Subject, Cancellation);

        using var answer = await client.PostAsJsonAsync(
            "/api/suggestions", new { lookup = new { internetMessageId = internetMessageId ?? message.GetProperty("internetMessageId").GetString(), subject } }, Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "message-not-found"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task Suggestions_ByIdAndTheMessageItself_AreRefused()
    {
        using var client = app.ClientOf(StandInUser.Sam);

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { lookup = new { internetMessageId = "<a@b>", subject = "" }, message = new { body = new { contentType = "text", content = "" } } }, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-request"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task SharedMailbox_IsReadByItsOwnersRouteAndWithItsOwnPermission()
    {
        app.Entra.Graph.Share(Owner, StandInUser.Sam);
        using var client = app.ClientOf(StandInUser.Sam);
        client.DefaultRequestHeaders.Add(MailboxOwner.Header, Owner);
        var id = await OwnersMessageIdAsync();

        var answer = await SuggestAsync(client, new { messageId = id });
        using var draft = await DraftAsync(client, id);
        using var date = await DateAsync(client);

        Assert.Equal(id, answer.GetProperty("messageId").GetString());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (draft.StatusCode, date.StatusCode));
        var calls = app.Entra.Graph.Calls.Where(call => call.Path.StartsWith("/users/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.StartsWith("/users/jobs%40mailbox.example/", call.Path, StringComparison.Ordinal));
        Assert.All(calls, call => Assert.Equal(call.Method is "GET" ? "Mail.Read.Shared" : "Mail.ReadWrite.Shared", Assert.Single(call.Scopes)));
        // The date is the reader's own.
        Assert.Contains(app.Entra.Graph.Calls, call => call is { Method: "POST", Path: "/me/events" });
    }

    [Fact]
    public async Task SharedMailbox_ThatIsNotShared_IsForbidden()
    {
        using var client = app.ClientOf(StandInUser.Kim);
        client.DefaultRequestHeaders.Add(MailboxOwner.Header, Owner);

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = await OwnersMessageIdAsync() }, Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, "mailbox-forbidden"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("jobs@mailbox.example/messages?")]
    [InlineData("../me@mailbox.example")]
    [InlineData("a@b@c")]
    [InlineData("jobs%40mailbox.example@x")]
    public async Task SharedMailbox_OfAnOwnerThatIsNoAddress_IsRefusedBeforeAnyCall(string owner)
    {
        using var client = app.ClientOf(StandInUser.Sam);
        client.DefaultRequestHeaders.TryAddWithoutValidation(MailboxOwner.Header, owner);

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = "AAMk" }, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "mailbox-owner-malformed"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task EveryCall_AsksForImmutableIds()
    {
        using var client = app.ClientOf(StandInUser.Sam);
        var message = await app.MessageAsync(StandInUser.Sam, Subject, Cancellation);
        var id = message.GetProperty("id").GetString()!;

        await SuggestAsync(client, new { messageId = id });
        await SuggestAsync(client, new { lookup = new { internetMessageId = message.GetProperty("internetMessageId").GetString(), subject = Subject } });
        using var draft = await DraftAsync(client, id);
        using var date = await DateAsync(client);
        await client.GetAsync(new Uri("/api/follow-ups", UriKind.Relative), Cancellation);
        await client.DeleteAsync(new Uri(date.Headers.Location!.OriginalString, UriKind.Relative), Cancellation);

        var calls = app.Entra.Graph.Calls.Where(call => !call.Query.Contains("$top=200", StringComparison.Ordinal)).ToList();
        Assert.Contains(calls, call => call.Method is "DELETE");
        Assert.All(calls, call => Assert.Contains("IdType=\"ImmutableId\"", call.Prefer, StringComparison.Ordinal));
    }

    internal static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString();

    private static async Task<JsonElement> SuggestAsync(HttpClient client, object request)
    {
        using var answer = await client.PostAsJsonAsync("/api/suggestions", request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static Task<HttpResponseMessage> DraftAsync(HttpClient client, string id) => PostAsync(client, "/api/replies/drafts", new { messageId = id, html = "<p>Thank you for telling me.</p>" });

    private static Task<HttpResponseMessage> DateAsync(HttpClient client) => PostAsync(client, "/api/follow-ups", new
    {
        kind = "stayInTouch",
        subject = "Say hello",
        body = "",
        start = new { dateTime = "2027-01-05T09:00:00", timeZone = "Europe/Paris" },
        end = new { dateTime = "2027-01-05T09:15:00", timeZone = "Europe/Paris" },
    });

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request, Cancellation);
    }

    /// <summary>As a client gets it that does not ask for immutable ones.</summary>
    private async Task<string> RestIdAsync(StandInUser user)
    {
        using var http = new HttpClient(app.Entra.NewHandler());
        http.DefaultRequestHeaders.Authorization = new("Bearer", app.Entra.GraphToken(user, "Mail.Read"));
        var page = await http.GetFromJsonAsync<JsonElement>(new Uri(app.Entra.Address, "/graph/v1.0/me/messages?$top=200&$select=id,subject"), Cancellation);
        return page.GetProperty("value").EnumerateArray().Single(message => message.GetProperty("subject").GetString() == Subject).GetProperty("id").GetString()!;
    }

    private async Task<string> OwnersMessageIdAsync()
    {
        app.Entra.Graph.Share(Owner, StandInUser.Stranger);
        var path = $"/users/{Uri.EscapeDataString(Owner)}/messages?$top=200&$select=id,subject";
        using var http = new HttpClient(app.Entra.NewHandler());
        http.DefaultRequestHeaders.Authorization = new("Bearer", app.Entra.GraphToken(StandInUser.Stranger, "Mail.Read.Shared"));
        http.DefaultRequestHeaders.TryAddWithoutValidation("Prefer", "IdType=\"ImmutableId\"");
        var page = await http.GetFromJsonAsync<JsonElement>(new Uri(app.Entra.Address, "/graph/v1.0" + path), Cancellation);
        return page.GetProperty("value").EnumerateArray().Single(message => message.GetProperty("subject").GetString() == Subject).GetProperty("id").GetString()!;
    }

    public sealed class Fixture : GraphModeFixture
    {
        protected override void Prepare()
        {
            AddMailbox(Owner, "Jobs");
            foreach (var user in (StandInUser[])[StandInUser.Sam, StandInUser.Kim])
                Entra.Knobs.Consent(user, "Mail.Read", "Mail.ReadWrite", "Mail.Read.Shared", "Mail.ReadWrite.Shared", "Calendars.ReadWrite");
        }
    }
}
