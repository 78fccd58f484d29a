using System.Net;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

/// <summary>The calendar's part of the product's calls, by the SDK's own client over a real connection.</summary>
public sealed class WireTests(MailboxFixture mailbox) : IClassFixture<MailboxFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GraphServiceClient Graph => mailbox.OverTheWire();

    [Fact]
    public async Task FollowUp_FromCreationToRemoval_RoundTrips()
    {
        var followUp = new Event
        {
            Subject = "Say hello to Northbeam Energy",
            Body = new() { ContentType = BodyType.Text, Content = "A short note, one soft question." },
            Start = new() { DateTime = "2027-01-05T09:00:00", TimeZone = "Europe/Stockholm" },
            End = new() { DateTime = "2027-01-05T09:15:00", TimeZone = "Europe/Stockholm" },
            ShowAs = FreeBusyStatus.Free,
            Sensitivity = Sensitivity.Private,
            IsReminderOn = true,
            ReminderMinutesBeforeStart = 30,
            Categories = ["Job search"],
            TransactionId = "b0b9f0c4-0000-5000-8000-000000000001",
            SingleValueExtendedProperties = [new() { Id = MailboxFixture.StateProperty, Value = "v1;stayInTouch" }],
        };

        var created = await Graph.Me.Events.PostAsync(followUp, request => request.Headers.Add("Prefer", "outlook.timezone=\"W. Europe Standard Time\", IdType=\"ImmutableId\""), Cancellation);
        var again = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events.PostAsync(new()
        {
            Subject = "Another",
            TransactionId = created!.TransactionId,
            Start = new() { DateTime = "2027-01-05T09:00:00", TimeZone = "UTC" },
            End = new() { DateTime = "2027-01-05T09:15:00", TimeZone = "UTC" },
        }, cancellationToken: Cancellation));
        var ours = await Graph.Me.Events.GetAsync(request =>
        {
            request.QueryParameters.Filter = $"singleValueExtendedProperties/any(ep: ep/id eq '{MailboxFixture.StateProperty}' and ep/value eq 'v1;stayInTouch')";
            request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{MailboxFixture.StateProperty}')"];
        }, Cancellation);
        var moved = await Graph.Me.Events[created!.Id].PatchAsync(new() { Start = new() { DateTime = "2027-01-05T09:05:00", TimeZone = "W. Europe Standard Time" } }, cancellationToken: Cancellation);
        var day = await Graph.Me.CalendarView.GetAsync(request => (request.QueryParameters.StartDateTime, request.QueryParameters.EndDateTime) = ("2027-01-05T00:00:00Z", "2027-01-06T00:00:00Z"), Cancellation);
        await Graph.Me.Events[created.Id].DeleteAsync(cancellationToken: Cancellation);
        var gone = await Assert.ThrowsAsync<ODataError>(() => Graph.Me.Events[created.Id].GetAsync(cancellationToken: Cancellation));

        Assert.Equal(("2027-01-05T09:00:00.0000000", "W. Europe Standard Time"), (created.Start!.DateTime, created.Start.TimeZone));
        Assert.Equal((FreeBusyStatus.Free, Sensitivity.Private, 30), (created.ShowAs, created.Sensitivity, created.ReminderMinutesBeforeStart));
        Assert.Equal(409, again.ResponseStatusCode);
        Assert.Equal("v1;stayInTouch", Assert.Single(Assert.Single(ours!.Value!).SingleValueExtendedProperties!).Value);
        Assert.Equal("2027-01-05T08:05:00.0000000", moved!.Start!.DateTime);
        Assert.Single(day!.Value!);
        Assert.Equal(404, gone.ResponseStatusCode);
    }

    [Fact]
    public async Task TheRest_RoundTrips()
    {
        var settings = await Graph.Me.MailboxSettings.GetAsync(cancellationToken: Cancellation);
        var category = await Graph.Me.Outlook.MasterCategories.PostAsync(new() { DisplayName = "Job search", Color = CategoryColor.Preset7 }, cancellationToken: Cancellation);
        var categories = await Graph.Me.Outlook.MasterCategories.GetAsync(cancellationToken: Cancellation);
        var contact = await Graph.Me.Contacts.PostAsync(new() { GivenName = "Maria", Surname = "Lindqvist" }, cancellationToken: Cancellation);
        var schedule = await Graph.Me.Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(new()
        {
            Schedules = ["sam.doe@mailbox.example"],
            StartTime = new() { DateTime = "2030-01-05T08:00:00", TimeZone = "UTC" },
            EndTime = new() { DateTime = "2030-01-05T10:00:00", TimeZone = "UTC" },
            AvailabilityViewInterval = 60,
        }, cancellationToken: Cancellation);
        var batch = new BatchRequestContentCollection(Graph);
        var first = await batch.AddBatchRequestStepAsync(Graph.Me.ToGetRequestInformation());
        var second = await batch.AddBatchRequestStepAsync(Graph.Me.MailFolders["inbox"].ToGetRequestInformation());
        var statuses = await (await Graph.Batch.PostAsync(batch, Cancellation)).GetResponsesStatusCodesAsync();

        Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(settings!.TimeZone!, out _));
        Assert.Contains(categories!.Value!, item => item.Id == category!.Id);
        Assert.Equal("Maria Lindqvist", contact!.DisplayName);
        Assert.Equal("00", Assert.Single(schedule!.Value!).AvailabilityView);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (statuses[first], statuses[second]));
    }
}
