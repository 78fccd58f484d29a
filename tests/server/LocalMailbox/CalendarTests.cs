using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

public sealed class CalendarTests : IDisposable
{
    private readonly TestMailbox _mailbox = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GraphServiceClient Graph => _mailbox.Graph;

    [Fact]
    public async Task Create_WithTheSameTransactionId_MakesOneEvent()
    {
        var created = await Graph.Me.Events.PostAsync(Event("Stay in touch", "t-1"), cancellationToken: Cancellation);
        var again = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events.PostAsync(Event("Stay in touch", "t-1"), cancellationToken: Cancellation));
        await Graph.Me.Events.PostAsync(Event("Another", "t-2"), cancellationToken: Cancellation);
        await Graph.Me.Events.PostAsync(Event("Without", null), cancellationToken: Cancellation);
        await Graph.Me.Events.PostAsync(Event("Without", null), cancellationToken: Cancellation);

        var all = await Graph.Me.Events.GetAsync(cancellationToken: Cancellation);
        Assert.Equal((409, "ErrorDuplicateTransactionId"), (again.ResponseStatusCode, again.Error!.Code));
        Assert.Equal(4, all!.Value!.Count);
        Assert.Equal("t-1", created!.TransactionId);
        Assert.Equal("t-1", (await Graph.Me.Events[created.Id].GetAsync(cancellationToken: Cancellation))!.TransactionId);
    }

    [Fact]
    public async Task Create_AtTheSameMoment_MakesOneEvent()
    {
        var attempts = Enumerable.Range(0, 40).Select(_ => Task.Run(async () =>
        {
            try
            {
                await Graph.Me.Events.PostAsync(Event("Stay in touch", "same"), cancellationToken: Cancellation);
                return 201;
            }
            catch (ODataError error)
            {
                return error.ResponseStatusCode;
            }
        }, Cancellation));

        var statuses = await Task.WhenAll(attempts);

        Assert.Equal([201, .. Enumerable.Repeat(409, 39)], statuses.Order());
        Assert.Single((await Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!);
    }

    /// <summary>The SDK does so when several of its clients live in one process.</summary>
    [Fact]
    public async Task Create_WithAPropertyWrittenTwice_TakesTheLast()
    {
        const string Body = """{"subject":"first","transactionId":null,"transactionId":null,"start":{"dateTime":"2027-01-05T09:00:00","timeZone":"UTC"},"end":{"dateTime":"2027-01-05T09:00:00","timeZone":"UTC"},"subject":"last"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/graph/v1.0/me/events") { Content = new StringContent(Body), Headers = { { "Authorization", "Bearer key" } } };

        using var answer = await _mailbox.Http.SendAsync(request, Cancellation);

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal("last", Assert.Single((await Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!).Subject);
    }

    [Theory]
    // Windows and IANA ids, summer and winter; the last two hang in the hour that the clock skips.
    [InlineData("2027-01-05T09:00:00", "W. Europe Standard Time", "2027-01-05T08:00:00")]
    [InlineData("2027-07-05T09:00:00", "W. Europe Standard Time", "2027-07-05T07:00:00")]
    [InlineData("2027-07-05T09:00:00", "Europe/Paris", "2027-07-05T07:00:00")]
    [InlineData("2027-07-05T09:00:00.0000000", "UTC", "2027-07-05T09:00:00")]
    [InlineData("2027-07-05T09:00:00", "tzone://Microsoft/Utc", "2027-07-05T09:00:00")]
    [InlineData("2027-07-05T09:00:00Z", "Europe/Paris", "2027-07-05T09:00:00")]
    [InlineData("2027-07-05T09:00:00", "India Standard Time", "2027-07-05T03:30:00")]
    [InlineData("2027-03-28T02:30:00", "Europe/Berlin", "2027-03-28T01:30:00")]
    [InlineData("2027-03-14T02:30:00", "America/New_York", "2027-03-14T07:30:00")]
    public async Task Create_InAZone_IsKeptInUtc(string wall, string zone, string utc)
    {
        var written = Event("Zones", null);
        written.Start = new() { DateTime = wall, TimeZone = zone };
        written.End = new() { DateTime = wall, TimeZone = zone };

        var created = await Graph.Me.Events.PostAsync(written, cancellationToken: Cancellation);

        Assert.Equal("UTC", created!.Start!.TimeZone);
        Assert.Equal(utc, created.Start.DateTime![..19]);
        Assert.Equal(zone, created.OriginalStartTimeZone);
    }

    [Fact]
    public async Task Get_WithAPreferredZone_TellsItsWallClock()
    {
        var created = await Graph.Me.Events.PostAsync(Event("Zones", null), request => request.Headers.Add("Prefer", "outlook.timezone=\"Pacific Standard Time\""), Cancellation);

        Assert.Equal("Pacific Standard Time", created!.Start!.TimeZone);
        Assert.Equal("2027-01-05T00:00:00.0000000", created.Start.DateTime);
    }

    [Theory]
    [InlineData("2027-01-05T09:00:00", "Customized Time Zone")]
    [InlineData("2027-01-05T09:00:00", "../../etc/passwd")]
    [InlineData("0001-01-01T00:00:00", "Europe/Paris")]
    [InlineData("9999-12-31T23:59:59", "Pacific Standard Time")]
    [InlineData("tomorrow", "UTC")]
    [InlineData("2027-01-06T09:00:00", "UTC")] // After its end.
    public async Task Create_WithAnImpossibleTime_IsRefused(string start, string zone)
    {
        var written = Event("Zones", null);
        written.Start = new() { DateTime = start, TimeZone = zone };

        var error = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events.PostAsync(written, cancellationToken: Cancellation));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Empty((await Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!);
    }

    [Fact]
    public async Task AllDay_IsTheSameDateInEveryZone()
    {
        var written = Event("Whole day", null);
        written.IsAllDay = true;
        written.Start = new() { DateTime = "2027-07-05T00:00:00", TimeZone = "Europe/Berlin" };
        written.End = new() { DateTime = "2027-07-06T00:00:00", TimeZone = "Europe/Berlin" };

        var created = await Graph.Me.Events.PostAsync(written, cancellationToken: Cancellation);
        var patched = await Graph.Me.Events[created!.Id].PatchAsync(new() { Subject = "Renamed" }, request => request.Headers.Add("Prefer", "outlook.timezone=\"America/New_York\""), Cancellation);
        written.End = new() { DateTime = "2027-07-06T10:00:00", TimeZone = "Europe/Berlin" };
        await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events.PostAsync(written, cancellationToken: Cancellation));

        Assert.Equal("2027-07-05T00:00:00.0000000", patched!.Start!.DateTime);
        Assert.Equal("2027-07-06T00:00:00.0000000", patched.End!.DateTime);
    }

    [Fact]
    public async Task Events_WithOurMark_AreListedChangedAndRemoved()
    {
        var marked = Event("Ours", null);
        marked.SingleValueExtendedProperties = [new() { Id = MailboxFixture.StateProperty, Value = "v1;stayInTouch" }];
        var created = await Graph.Me.Events.PostAsync(marked, cancellationToken: Cancellation);
        await Graph.Me.Events.PostAsync(Event("Theirs", null), cancellationToken: Cancellation);

        var changed = await Graph.Me.Events[created!.Id].PatchAsync(new() { Start = new() { DateTime = "2027-01-05T08:30:00", TimeZone = "UTC" }, ShowAs = FreeBusyStatus.Free, Sensitivity = Sensitivity.Private }, cancellationToken: Cancellation);
        var ours = await Graph.Me.Events.GetAsync(request =>
        {
            request.QueryParameters.Filter = $"singleValueExtendedProperties/any(ep:ep/id eq '{MailboxFixture.StateProperty}' and startswith(ep/value,'v1;'))";
            request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MailboxFixture.StateProperty}')"];
        }, Cancellation);
        await Graph.Me.Events[created.Id].DeleteAsync(cancellationToken: Cancellation);

        Assert.Equal("2027-01-05T08:30:00.0000000", changed!.Start!.DateTime);
        Assert.Equal("v1;stayInTouch", Assert.Single(Assert.Single(ours!.Value!).SingleValueExtendedProperties!).Value);
        Assert.Equal("Theirs", Assert.Single((await Graph.Me.Events.GetAsync(cancellationToken: Cancellation))!.Value!).Subject);
    }

    [Theory]
    [InlineData("2027-01-05T08:00:00Z", "2027-01-05T09:00:00Z", 1)]
    [InlineData("2027-01-05T08:59:00Z", "2027-01-06T00:00:00Z", 1)]
    [InlineData("2027-01-05T09:00:00Z", "2027-01-06T00:00:00Z", 0)] // It ends when the window begins.
    [InlineData("2027-01-04T00:00:00Z", "2027-01-05T08:00:00Z", 0)] // It begins when the window ends.
    [InlineData("2027-01-05T10:00:00+02:00", "2027-01-05T10:01:00+02:00", 1)]
    public async Task CalendarView_GivesWhatTouchesTheWindow(string from, string to, int count)
    {
        await Graph.Me.Events.PostAsync(Event("Eight to nine", null), cancellationToken: Cancellation);

        var view = await Graph.Me.CalendarView.GetAsync(request => (request.QueryParameters.StartDateTime, request.QueryParameters.EndDateTime) = (from, to), Cancellation);

        Assert.Equal(count, view!.Value!.Count);
    }

    [Fact]
    public async Task GetSchedule_TellsWhenTheOwnerIsBusy()
    {
        await Graph.Me.Events.PostAsync(Event("Eight to nine", null), cancellationToken: Cancellation);

        var answer = await Graph.Me.Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(new()
        {
            Schedules = ["sam.doe@mailbox.example", "stranger@corvane.example"],
            StartTime = new() { DateTime = "2027-01-05T08:00:00", TimeZone = "Europe/Berlin" },
            EndTime = new() { DateTime = "2027-01-05T11:00:00", TimeZone = "Europe/Berlin" },
            AvailabilityViewInterval = 30,
        }, cancellationToken: Cancellation);

        Assert.Equal("002200", answer!.Value![0].AvailabilityView);
        Assert.Equal("Eight to nine", Assert.Single(answer.Value[0].ScheduleItems!).Subject);
        Assert.Equal("ErrorMailRecipientNotFound", answer.Value[1].Error!.ResponseCode);
    }

    [Fact]
    public async Task Settings_StartWithTheConfiguredZoneAndCanBeChanged()
    {
        var before = await Graph.Me.MailboxSettings.GetAsync(cancellationToken: Cancellation);
        await Graph.Me.MailboxSettings.PatchAsync(new() { TimeZone = "Tokyo Standard Time" }, cancellationToken: Cancellation);
        var refused = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.MailboxSettings.PatchAsync(new() { TimeZone = "Nowhere" }, cancellationToken: Cancellation));
        var after = await Graph.Me.MailboxSettings.GetAsync(cancellationToken: Cancellation);

        Assert.Equal("W. Europe Standard Time", before!.TimeZone);
        Assert.Equal("W. Europe Standard Time", before.WorkingHours!.TimeZone!.Name);
        Assert.Equal(400, refused.ResponseStatusCode);
        Assert.Equal("Tokyo Standard Time", after!.TimeZone);
    }

    [Fact]
    public async Task Categories_AreMadeOnce()
    {
        var made = await Graph.Me.Outlook.MasterCategories.PostAsync(new() { DisplayName = "Job search", Color = CategoryColor.Preset4 }, cancellationToken: Cancellation);
        var again = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Outlook.MasterCategories.PostAsync(new() { DisplayName = "JOB SEARCH" }, cancellationToken: Cancellation));
        var recolored = await Graph.Me.Outlook.MasterCategories[made!.Id].PatchAsync(new() { Color = CategoryColor.Preset7 }, cancellationToken: Cancellation);
        await Graph.Me.Outlook.MasterCategories[made.Id].DeleteAsync(cancellationToken: Cancellation);

        Assert.Equal(409, again.ResponseStatusCode);
        Assert.Equal(CategoryColor.Preset7, recolored!.Color);
        Assert.Empty((await Graph.Me.Outlook.MasterCategories.GetAsync(cancellationToken: Cancellation))!.Value!);
    }

    [Fact]
    public async Task Contacts_AreKept()
    {
        var made = await Graph.Me.Contacts.PostAsync(new() { GivenName = "Ada", Surname = "Reed", CompanyName = "Corvane", EmailAddresses = [new() { Address = "ada.reed@corvane.example" }] }, cancellationToken: Cancellation);
        var found = await Graph.Me.Contacts.GetAsync(request => request.QueryParameters.Filter = "emailAddresses/any(a:a/address eq 'ada.reed@corvane.example')", Cancellation);
        await Graph.Me.Contacts[made!.Id].PatchAsync(new() { JobTitle = "Recruiter" }, cancellationToken: Cancellation);
        var changed = await Graph.Me.Contacts[made.Id].GetAsync(cancellationToken: Cancellation);
        await Graph.Me.Contacts[made.Id].DeleteAsync(cancellationToken: Cancellation);

        Assert.Equal("Ada Reed", Assert.Single(found!.Value!).DisplayName);
        Assert.Equal(("Recruiter", "Corvane"), (changed!.JobTitle, changed.CompanyName));
        await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Contacts[made.Id].GetAsync(cancellationToken: Cancellation));
    }

    public void Dispose() => _mailbox.Dispose();

    /// <summary>Eight to nine o'clock UTC on 5 January 2027.</summary>
    private static Event Event(string subject, string? transactionId) => new()
    {
        Subject = subject,
        TransactionId = transactionId,
        Start = new() { DateTime = "2027-01-05T09:00:00", TimeZone = "Europe/Berlin" },
        End = new() { DateTime = "2027-01-05T10:00:00", TimeZone = "Europe/Berlin" },
    };
}
