using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>The user's calendar through Graph; the only place in this slice that names its types.</summary>
internal sealed partial class GraphCalendar(GraphServiceClient graph, TimeProvider clock, ILogger<GraphCalendar> logger) : IFollowUpCalendar
{
    private const string ImmutableIds = "IdType=\"ImmutableId\"";
    private const string Preferences = ImmutableIds + ", outlook.body-content-type=\"text\"";
    private const string State = $"singleValueExtendedProperties($filter=id eq '{StateProperty.Id}')";
    private const int PageSize = 100;
    private const int MostPages = 10;

    /// <summary>How often an event that must be there is looked for: an index may lag behind the write.</summary>
    private const int MostLooks = 4;

    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(150);

    private static readonly string[] _members = ["id", "subject", "body", "start", "end", "originalStartTimeZone", "isReminderOn", "reminderMinutesBeforeStart"];

    public async Task<(FollowUp FollowUp, bool IsNew)> CreateAsync(FollowUpRequest request, string idempotencyKey, CancellationToken cancellationToken)
    {
        var followUp = request.ToEvent();
        var state = new FollowUpState(FollowUpState.TransactionOf(idempotencyKey), followUp.Fingerprint(), followUp.Kind, followUp.MessageId);
        if (await FindAsync(state, followUp.Times.Zone, looks: 1, cancellationToken) is { } before)
            return (before, false);
        try
        {
            var created = await PostAsync(followUp, state, cancellationToken);
            Log.Created(logger, state.Kind, state.Transaction);
            return (ToFollowUp(created, state, followUp.Times.Zone), true);
        }
        catch (ProblemException problem) when (problem.Code is "follow-up-exists")
        {
            // Another press was faster, or the answer to an earlier one got lost.
            return await FindAsync(state, followUp.Times.Zone, MostLooks, cancellationToken) is { } twin
                ? (twin, false)
                : throw new ProblemException(StatusCodes.Status409Conflict, "follow-up-in-flight", "The same date is being written.", problem) { RetryAfter = TimeSpan.FromSeconds(2) };
        }
        catch (ProblemException problem) when (problem.Code is "mailbox-unreachable" or "mailbox-timeout")
        {
            // The answer is lost, not necessarily the event. What this press made is told as made.
            var made = await FindAfterFailureAsync(state, followUp.Times.Zone, cancellationToken);
            if (made is null)
                throw;
            return (made, true);
        }
    }

    public async Task<IReadOnlyList<FollowUp>> ListAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var found = new List<FollowUp>();
        var page = await PageAsync(FollowUpState.Prefix, PageSize, cancellationToken);
        for (var pages = 1; page?.Value is { } events; pages++)
        {
            found.AddRange(events.Select(item => ToFollowUp(item, zone)).OfType<FollowUp>());
            if (page.OdataNextLink is not { } next || pages == MostPages)
                break;
            page = await NextPageAsync(next, cancellationToken);
        }

        return [.. found.OrderBy(followUp => followUp.Start.DateTime, StringComparer.Ordinal)];
    }

    public async Task<FollowUp> ChangeAsync(string id, FollowUpChange change, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(id, zone, cancellationToken);
        var times = change.Start is null && change.End is null ? null : FollowUpTimes.Read(change.Start ?? before.Start, change.End ?? before.End);
        // Only what is assigned is sent: the SDK sends a null that was assigned, too.
        var changed = new Event();
        if (change.Subject is not null)
            changed.Subject = FollowUpEvent.CleanSubject(change.Subject);
        if (change.Body is not null)
            changed.Body = Body(FollowUpEvent.CleanBody(change.Body));
        if (times is not null)
            (changed.Start, changed.End) = (ToGraph(times.StartIn()), ToGraph(times.EndIn()));
        if (change.ReminderMinutes is { } minutes)
            (changed.IsReminderOn, changed.ReminderMinutesBeforeStart) = (true, FollowUpEvent.CheckReminder(minutes));

        await RunAsync(() => graph.Me.Events[id].PatchAsync(changed, request => request.Headers.Add("Prefer", Preferences), cancellationToken), cancellationToken);
        Log.Changed(logger, before.Kind);
        return await ReadAsync(id, times?.Zone ?? zone, cancellationToken);
    }

    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(id, TimeZoneInfo.Utc, cancellationToken);
        await RunAsync(
            async () =>
            {
                await graph.Me.Events[id].DeleteAsync(request => request.Headers.Add("Prefer", ImmutableIds), cancellationToken);
                return true;
            },
            cancellationToken);
        Log.Deleted(logger, before.Kind);
    }

    /// <summary>One event of this product; one of the user's own is as good as not there.</summary>
    private async Task<FollowUp> ReadAsync(string id, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (!MessageId.IsWellFormed(id))
            throw new ProblemException(StatusCodes.Status400BadRequest, "follow-up-id-malformed", "This is not the id of a date.");
        var item = await RunAsync(
            () => graph.Me.Events[id].GetAsync(
                request =>
                {
                    request.QueryParameters.Select = _members;
                    request.QueryParameters.Expand = [State];
                    request.Headers.Add("Prefer", Preferences);
                },
                cancellationToken),
            cancellationToken);
        return (item is null ? null : ToFollowUp(item, zone)) ?? throw NotFound(null);
    }

    /// <exception cref="ProblemException">422 when the press is known, but was for other content.</exception>
    private async Task<FollowUp?> FindAsync(FollowUpState state, TimeZoneInfo zone, int looks, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var page = await PageAsync(FollowUpState.PrefixOf(state.Transaction), 1, cancellationToken);
            if (page?.Value?.FirstOrDefault() is { } item && StateOf(item) is { } found)
            {
                return found.Fingerprint == state.Fingerprint
                    ? ToFollowUp(item, found, zone)
                    : throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch", "This key was used for another date.");
            }

            if (look == looks)
                return null;
            await Task.Delay(_betweenLooks * look, clock, cancellationToken);
        }
    }

    private async Task<FollowUp?> FindAfterFailureAsync(FollowUpState state, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(state, zone, looks: 1, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Status >= 500)
        {
            // Still out of reach: the first failure is the one to tell; the same key finds the event later.
            Log.NotFoundOut(logger, problem.Code);
            return null;
        }
    }

    private Task<EventCollectionResponse?> PageAsync(string prefix, int size, CancellationToken cancellationToken) => RunAsync(
        () => graph.Me.Events.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{StateProperty.Id}' and startswith(ep/value, '{prefix}'))";
                request.QueryParameters.Select = _members;
                request.QueryParameters.Expand = [State];
                request.QueryParameters.Top = size;
                request.Headers.Add("Prefer", Preferences);
            },
            cancellationToken),
        cancellationToken);

    private Task<EventCollectionResponse?> NextPageAsync(string link, CancellationToken cancellationToken)
    {
        // The mailbox's answer is data too: it does not choose where a token is sent.
        var ours = new Uri(graph.RequestAdapter.BaseUrl!);
        if (!Uri.TryCreate(link, UriKind.Absolute, out var next) || next.GetLeftPart(UriPartial.Authority) != ours.GetLeftPart(UriPartial.Authority))
            throw new ProblemException(StatusCodes.Status502BadGateway, "mailbox-refused", "The mailbox pointed elsewhere.");
        return RunAsync(() => graph.Me.Events.WithUrl(link).GetAsync(request => request.Headers.Add("Prefer", Preferences), cancellationToken), cancellationToken);
    }

    private Task<Event?> PostAsync(FollowUpEvent followUp, FollowUpState state, CancellationToken cancellationToken)
    {
        var written = new Event
        {
            Subject = followUp.Subject,
            Body = Body(followUp.Body),
            Start = ToGraph(followUp.Times.StartIn()),
            End = ToGraph(followUp.Times.EndIn()),
            Sensitivity = Sensitivity.Private,
            ShowAs = FreeBusyStatus.Free,
            IsReminderOn = true,
            ReminderMinutesBeforeStart = followUp.ReminderMinutes,
            Categories = [StateProperty.Category],
            TransactionId = state.Transaction.ToString("D"),
            SingleValueExtendedProperties = [new() { Id = StateProperty.Id, Value = state.ToString() }],
        };
        return RunAsync(() => graph.Me.Events.PostAsync(written, request => request.Headers.Add("Prefer", Preferences), cancellationToken), cancellationToken);
    }

    /// <summary>As <see cref="GraphCall"/>, in the words of dates.</summary>
    private static async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await GraphCall.RunAsync(call, cancellationToken);
        }
        // Answered with 400 in some places and with 409 in others.
        catch (ProblemException problem) when (problem.InnerException is ODataError { Error.Code: "ErrorDuplicateTransactionId" })
        {
            throw new ProblemException(StatusCodes.Status409Conflict, "follow-up-exists", "The calendar holds this date already.", problem);
        }
        catch (ProblemException problem) when (problem.Code is "message-not-found")
        {
            throw NotFound(problem);
        }
        catch (ProblemException problem) when (problem.Code is "message-id-malformed")
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, "follow-up-id-malformed", "This is not the id of a date.", problem);
        }
    }

    private static ProblemException NotFound(Exception? inner) =>
        new(StatusCodes.Status404NotFound, "follow-up-not-found", "The calendar has no such date of ours, or has it no more.", inner);

    private static ItemBody Body(string text) => new() { ContentType = BodyType.Text, Content = text };

    private static DateTimeTimeZone ToGraph(ZonedTime time) => new() { DateTime = time.DateTime, TimeZone = UserZone.WindowsId(UserZone.Find(time.TimeZone)) };

    private static FollowUpState? StateOf(Event item) =>
        FollowUpState.Parse(item.SingleValueExtendedProperties?.FirstOrDefault(property => property.Id?.Equals(StateProperty.Id, StringComparison.OrdinalIgnoreCase) == true)?.Value);

    private static FollowUp? ToFollowUp(Event item, TimeZoneInfo zone) => StateOf(item) is { } state ? ToFollowUp(item, state, zone) : null;

    private static FollowUp ToFollowUp(Event? item, FollowUpState state, TimeZoneInfo zone) => new(
        item?.Id ?? "",
        state.Kind,
        item?.Subject ?? "",
        (item?.Body?.Content ?? "").ReplaceLineEndings("\n").Trim(),
        FromGraph(item?.Start, zone),
        FromGraph(item?.End, zone),
        item is { IsReminderOn: true } ? item.ReminderMinutesBeforeStart ?? 0 : 0,
        state.MessageId);

    /// <summary>Graph answers in UTC unless asked otherwise; each time says its zone.</summary>
    private static ZonedTime FromGraph(DateTimeTimeZone? time, TimeZoneInfo zone) =>
        UserZone.TryRead(time?.DateTime, out var local)
            ? UserZone.At(TimeZoneInfo.ConvertTime(UserZone.Instant(local, UserZone.Find(time!.TimeZone)), zone).DateTime, zone)
            : new ZonedTime(time?.DateTime ?? "", UserZone.IanaId(zone));

    private static partial class Log
    {
        [LoggerMessage(6000, LogLevel.Information, "Date created: {Kind} ({Transaction})")]
        public static partial void Created(ILogger logger, FollowUpKind kind, Guid transaction);

        [LoggerMessage(6001, LogLevel.Information, "Date changed: {Kind}")]
        public static partial void Changed(ILogger logger, FollowUpKind kind);

        [LoggerMessage(6002, LogLevel.Information, "Date deleted: {Kind}")]
        public static partial void Deleted(ILogger logger, FollowUpKind kind);

        [LoggerMessage(6003, LogLevel.Warning, "Whether the date was created could not be found out: {Code}")]
        public static partial void NotFoundOut(ILogger logger, string code);
    }
}
