using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.FollowUps;

/// <summary>The real server with a calendar of its own for each test.</summary>
public sealed class FollowUpsApiTests : IDisposable
{
    private const string Path = "/api/follow-ups";

    private readonly Calendar _calendar = new();
    private readonly HttpClient _client;

    public FollowUpsApiTests() => _client = _calendar.CreateClient();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_MakesAPrivateFreeEventOfOurs()
    {
        var (status, answer, location) = await CreateAsync("press-1");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal($"{Path}/{Uri.EscapeDataString((string)answer["id"]!)}", location);
        Assert.Equal("stayInTouch", (string?)answer["kind"]);
        Assert.Equal("2027-01-06T09:00:00", (string?)answer["start"]!["dateTime"]);
        Assert.Equal("Europe/Vienna", (string?)answer["start"]!["timeZone"]);
        Assert.Equal("AAkALgAAAAAAHYQD", (string?)answer["messageId"]);

        var item = Assert.Single(await _calendar.EventsAsync());
        Assert.Equal("Say hello – Anna K.", item.Subject);
        Assert.Equal(Sensitivity.Private, item.Sensitivity);
        Assert.Equal(FreeBusyStatus.Free, item.ShowAs);
        Assert.Empty(item.Attendees!);
        Assert.Equal("2027-01-06T08:00:00", item.Start!.DateTime![..19]);
        Assert.Equal("W. Europe Standard Time", item.OriginalStartTimeZone);
        Assert.Equal(["Rejection Helper"], item.Categories);
        Assert.Equal(10, item.ReminderMinutesBeforeStart);
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", item.TransactionId);
        var state = Assert.Single(item.SingleValueExtendedProperties!);
        Assert.StartsWith($"rh1;follow-up;{item.TransactionId};", state.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_PressedAgain_FindsTheSameEvent()
    {
        var first = await CreateAsync("press-1");
        var again = await CreateAsync("press-1");
        var another = await CreateAsync("press-2");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.True(JsonNode.DeepEquals(first.Answer, again.Answer), $"{first.Answer} {again.Answer}");
        Assert.Equal(HttpStatusCode.Created, another.Status);
        Assert.Equal(2, (await _calendar.EventsAsync()).Count);
    }

    [Fact]
    public async Task Create_PressedTenTimesAtOnce_MakesOneEvent()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => CreateAsync("press-1"), Cancellation)));

        Assert.Single(await _calendar.EventsAsync());
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.Status is HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => (string)answer.Answer["id"]!).Distinct());
    }

    [Fact]
    public async Task Create_WithTheKeyOfAnotherDate_IsRefused()
    {
        await CreateAsync("press-1");

        var (status, answer, _) = await CreateAsync("press-1", body => body["start"]!["dateTime"] = "2027-01-06T08:30:00");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("idempotency-mismatch", (string?)answer["code"]);
        Assert.Single(await _calendar.EventsAsync());
    }

    [Fact]
    public async Task Create_AfterTheUserChangedOrDeletedTheEvent_KnowsThePress()
    {
        var (_, made, _) = await CreateAsync("press-1");
        using var changed = await _client.PatchAsJsonAsync($"{Path}/{Uri.EscapeDataString((string)made["id"]!)}", new { subject = "Call Anna" }, Cancellation);
        var again = await CreateAsync("press-1");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("Call Anna", (string?)again.Answer["subject"]);

        await _client.DeleteAsync(new Uri($"{Path}/{Uri.EscapeDataString((string)made["id"]!)}", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync("press-1")).Status);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("unreachable")]
    public async Task Create_WhoseAnswerGetsLost_MakesOneEvent(string how)
    {
        _calendar.Faults.Add((how == "lost" ? MailboxFault.LostAnswer() : MailboxFault.Unreachable()) with { Method = "POST", Path = "/me/events" });

        var first = await CreateAsync("press-1");
        var again = await CreateAsync("press-1");

        Assert.Equal(how == "lost" ? HttpStatusCode.Created : HttpStatusCode.ServiceUnavailable, first.Status);
        Assert.Equal(how == "lost" ? HttpStatusCode.OK : HttpStatusCode.Created, again.Status);
        Assert.Single(await _calendar.EventsAsync());
    }

    [Fact]
    public async Task Create_RefusedAsADuplicateWith400_FindsTheEvent()
    {
        await CreateAsync("press-1");
        // The lookup before the write sees nothing, as an index that lags would.
        _calendar.Faults.Add(new MailboxFault { Method = "GET", Path = "/me/events", Rewrite = answer => answer with { Body = new JsonObject { ["value"] = new JsonArray() } } });
        _calendar.Faults.Add(new MailboxFault { Method = "POST", Path = "/me/events", Status = 400, Code = "ErrorDuplicateTransactionId" });

        Assert.Equal(HttpStatusCode.OK, (await CreateAsync("press-1")).Status);
        Assert.Single(await _calendar.EventsAsync());
    }

    [Fact]
    public async Task Create_WhenTheMailboxAsksToWait_SaysHowLong()
    {
        _calendar.Faults.Add(MailboxFault.Throttled(TimeSpan.FromSeconds(7)) with { Method = "POST" });

        using var answer = await SendAsync("press-1", Body());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter?.Delta);
        Assert.Empty(await _calendar.EventsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with spaces")]
    [InlineData("quote'")]
    public async Task Create_WithoutAGoodKey_IsRefused(string? key)
    {
        using var answer = await SendAsync(key, Body());

        await RefusedAsync(answer, "idempotency-key-required");
    }

    public static TheoryData<string, string> WrongMembers => new()
    {
        { "attendees", "[{\"emailAddress\":{\"address\":\"a@b.example\"}}]" },
        { "isOnlineMeeting", "true" },
        { "location", "\"Here\"" },
        { "kind", "\"revenge\"" },
        { "kind", "99" },
        { "subject", "null" },
        { "subject", "\" \\u202e \"" },
        { "body", $"\"{new string('x', 9000)}\"" },
        { "start", "null" },
        { "start", "{\"dateTime\":\"tomorrow\",\"timeZone\":\"UTC\"}" },
        { "start", "{\"dateTime\":\"2027-01-06T09:00:00\",\"timeZone\":\"UTC\",\"more\":1}" },
        { "end", "{\"dateTime\":\"2027-01-06T09:00:00\",\"timeZone\":\"Europe/Vienna\"}" },
        { "end", "{\"dateTime\":\"2027-01-09T09:00:00\",\"timeZone\":\"Europe/Vienna\"}" },
        { "reminderMinutes", "-1" },
        { "reminderMinutes", "99999" },
        { "messageId", "\"../../users/victim\"" },
    };

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public async Task Create_WithAWrongMember_IsRefused(string member, string value)
    {
        var body = Body();
        body[member] = JsonNode.Parse(value);

        using var answer = await SendAsync("press-1", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Contains(problem.GetProperty("code").GetString(), new[] { "invalid-request", "message-id-malformed" });
        Assert.Empty(await _calendar.EventsAsync());
    }

    [Fact]
    public async Task Create_WithHostileText_WritesOneCleanLine()
    {
        await CreateAsync("press-1", body =>
        {
            body["subject"] = "Say\r\nATTENDEE;CN=x:mailto:y@z.example\u202E\u0000 hello" + new string('x', 400);
            body["body"] = "One\r\n\r\nTwo\u200B <b>three</b>\u0007";
        });

        var item = Assert.Single(await _calendar.EventsAsync());
        Assert.StartsWith("Say ATTENDEE;CN=x:mailto:y@z.example hello", item.Subject, StringComparison.Ordinal);
        Assert.Equal(255, item.Subject!.Length);
        Assert.Empty(item.Attendees!);
        var listed = (await ListAsync())[0]!;
        Assert.Equal("One\n\nTwo <b>three</b>", (string?)listed["body"]);
    }

    [Fact]
    public async Task Create_InAnUnknownZone_IsInUtc()
    {
        var (_, answer, _) = await CreateAsync("press-1", body =>
        {
            body["start"]!["timeZone"] = "Customized Time Zone";
            body["end"]!["timeZone"] = "Customized Time Zone";
        });

        Assert.Equal("2027-01-06T09:00:00", (string?)answer["start"]!["dateTime"]);
        Assert.Equal("2027-01-06T09:00:00", Assert.Single(await _calendar.EventsAsync()).Start!.DateTime![..19]);
    }

    [Fact]
    public async Task List_GivesOursEarliestFirstInTheMailboxesZone()
    {
        await _calendar.Graph.Me.Events.PostAsync(new Event { Subject = "The user's own", Start = new() { DateTime = "2027-01-01T09:00:00", TimeZone = "UTC" }, End = new() { DateTime = "2027-01-01T10:00:00", TimeZone = "UTC" } }, cancellationToken: Cancellation);
        await CreateAsync("press-1");
        await CreateAsync("press-2", body =>
        {
            body["subject"] = "Earlier";
            body["start"]!["dateTime"] = "2026-12-02T09:00:00";
            body["end"]!["dateTime"] = "2026-12-02T09:15:00";
        });

        var listed = await ListAsync();

        Assert.Equal(["Earlier", "Say hello – Anna K."], listed.Select(item => (string?)item!["subject"]));
        Assert.Equal("2026-12-02T17:00:00", (string?)listed[0]!["start"]!["dateTime"]);
        Assert.Equal("Asia/Tokyo", (string?)listed[0]!["start"]!["timeZone"]);
        Assert.Equal(10, (int?)listed[0]!["reminderMinutes"]);
    }

    [Fact]
    public async Task List_OfManyDates_ReadsEveryPage()
    {
        for (var i = 0; i < 130; i++)
            Assert.Equal(HttpStatusCode.Created, (await CreateAsync($"press-{i}")).Status);

        Assert.Equal(130, (await ListAsync()).Count);
    }

    [Fact]
    public async Task Change_MovesTheDateAndLeavesTheRest()
    {
        var (_, made, _) = await CreateAsync("press-1");
        var zoned = (string dateTime) => new { dateTime, timeZone = "Europe/Vienna" };

        using var answer = await _client.PatchAsJsonAsync(Address(made), new { start = zoned("2027-02-03T10:00:00"), end = zoned("2027-02-03T10:30:00") }, Cancellation);

        var changed = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("2027-02-03T10:00:00", (string?)changed["start"]!["dateTime"]);
        Assert.Equal("Say hello – Anna K.", (string?)changed["subject"]);
        Assert.Equal("2027-02-03T09:00:00", Assert.Single(await _calendar.EventsAsync()).Start!.DateTime![..19]);
    }

    [Theory]
    [InlineData("""{"attendees": []}""")]
    [InlineData("""{"subject": ""}""")]
    [InlineData("""{"end": {"dateTime": "2026-01-01T09:00:00", "timeZone": "UTC"}}""")]
    public async Task Change_ToSomethingWrong_IsRefused(string change)
    {
        var (_, made, _) = await CreateAsync("press-1");
        using var content = new StringContent(change, System.Text.Encoding.UTF8, "application/json");

        using var answer = await _client.PatchAsync(new Uri(Address(made), UriKind.Relative), content, Cancellation);

        await RefusedAsync(answer, "invalid-request");
    }

    [Fact]
    public async Task Delete_TakesTheEventOut()
    {
        var (_, made, _) = await CreateAsync("press-1");

        using var answer = await _client.DeleteAsync(new Uri(Address(made), UriKind.Relative), Cancellation);
        using var again = await _client.DeleteAsync(new Uri(Address(made), UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("follow-up-not-found", (await again.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
        Assert.Empty(await _calendar.EventsAsync());
    }

    [Fact]
    public async Task AnEventOfTheUsersOwn_IsNotOursToTouch()
    {
        var own = await _calendar.Graph.Me.Events.PostAsync(new Event { Subject = "Dentist", Start = new() { DateTime = "2027-01-01T09:00:00", TimeZone = "UTC" }, End = new() { DateTime = "2027-01-01T10:00:00", TimeZone = "UTC" } }, cancellationToken: Cancellation);
        var address = new Uri($"{Path}/{Uri.EscapeDataString(own!.Id!)}", UriKind.Relative);

        using var deleted = await _client.DeleteAsync(address, Cancellation);
        using var changed = await _client.PatchAsJsonAsync(address, new { subject = "Mine" }, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        Assert.Equal("Dentist", Assert.Single(await _calendar.EventsAsync()).Subject);
    }

    [Theory]
    [InlineData("..%2F..%2Fusers%2Fvictim")]
    [InlineData("a%20b")]
    public async Task Delete_OfAnIdOfAnotherShape_IsRefused(string id)
    {
        using var answer = await _client.DeleteAsync(new Uri($"{Path}/{id}", UriKind.Relative), Cancellation);

        await RefusedAsync(answer, "follow-up-id-malformed");
    }

    [Fact]
    public async Task File_IsACalendarOfOneEvent()
    {
        using var answer = await _client.PostAsJsonAsync(Path + "/ics", Body(), Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("follow-up.ics", answer.Content.Headers.ContentDisposition?.FileName);
        var calendar = Ical.Net.Calendar.Load(text)!;
        var item = Assert.Single(calendar.Events);
        Assert.Equal("Say hello – Anna K.", item.Summary);
        Assert.Equal("One line; with, marks\n\nand another.", item.Description);
        Assert.Equal(new DateTime(2027, 1, 6, 8, 0, 0), item.DtStart!.AsUtc);
        Assert.Equal(new DateTime(2027, 1, 6, 8, 15, 0), item.DtEnd!.AsUtc);
        Assert.Contains("\r\nCLASS:PRIVATE\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nTRANSP:TRANSPARENT\r\n", text, StringComparison.Ordinal);
        Assert.Contains("TRIGGER:-PT10M", text, StringComparison.Ordinal);
        Assert.Empty(item.Attendees);
        Assert.Empty(await _calendar.EventsAsync());
    }

    [Fact]
    public async Task File_OfHostileText_HasOneEventAndNoGuests()
    {
        var body = Body();
        body["subject"] = "Hi\r\nATTENDEE:mailto:x@y.example\r\nEND:VEVENT";
        body["body"] = "a\nEND:VCALENDAR\nBEGIN:VEVENT";

        using var answer = await _client.PostAsJsonAsync(Path + "/ics", body, Cancellation);

        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync(Cancellation))!;
        var item = Assert.Single(calendar.Events);
        Assert.Empty(item.Attendees);
        Assert.Equal("a\nEND:VCALENDAR\nBEGIN:VEVENT", item.Description);
    }

    public void Dispose()
    {
        _client.Dispose();
        _calendar.Dispose();
    }

    private static JsonObject Body() => new()
    {
        ["messageId"] = "AAkALgAAAAAAHYQD",
        ["kind"] = "stayInTouch",
        ["subject"] = "Say hello – Anna K.",
        ["body"] = "One line; with, marks\n\nand another.",
        ["start"] = new JsonObject { ["dateTime"] = "2027-01-06T09:00:00", ["timeZone"] = "Europe/Vienna" },
        ["end"] = new JsonObject { ["dateTime"] = "2027-01-06T09:15:00", ["timeZone"] = "Europe/Vienna" },
        ["reminderMinutes"] = 10,
    };

    private static string Address(JsonNode followUp) => $"{Path}/{Uri.EscapeDataString((string)followUp["id"]!)}";

    private static async Task RefusedAsync(HttpResponseMessage answer, string code)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer, string? Location)> CreateAsync(string key, Action<JsonObject>? change = null)
    {
        var body = Body();
        change?.Invoke(body);
        using var answer = await SendAsync(key, body);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!, answer.Headers.Location?.ToString());
    }

    private async Task<HttpResponseMessage> SendAsync(string? key, JsonNode body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await _client.SendAsync(request, Cancellation);
    }

    private async Task<JsonArray> ListAsync() =>
        (await _client.GetFromJsonAsync<JsonObject>(Path, Cancellation))!["followUps"]!.AsArray();

    private sealed class Calendar : AppFixture
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("follow-ups-");
        private IServiceScope? _scope;

        public LocalMailboxFaults Faults => Services.GetRequiredService<LocalMailboxFaults>();

        public GraphServiceClient Graph => (_scope ??= Services.CreateScope()).ServiceProvider.GetRequiredService<GraphServiceClient>();

        public async Task<IReadOnlyList<Event>> EventsAsync()
        {
            Faults.Clear();
            var page = await Graph.Me.Events.GetAsync(
                request =>
                {
                    request.QueryParameters.Top = 200;
                    request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{OutlookRejectionHelper.Mail.StateProperty.Id}')"];
                },
                Cancellation);
            return page!.Value!;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("LocalMailbox:Folder", _folder.FullName);
            builder.UseSetting("LocalMailbox:TimeZone", "Asia/Tokyo");
        }

        protected override void Dispose(bool disposing)
        {
            _scope?.Dispose();
            base.Dispose(disposing);
            if (disposing && _folder.Exists)
                _folder.Delete(recursive: true);
        }
    }
}
