using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>Chooses the dates worth keeping after a mail. Pure but for the clock.</summary>
public sealed class FollowUpScheduler(TimeProvider clock)
{
    /// <summary>A date counted from an old mail and nearer than this is counted from today instead.</summary>
    private const int SoonestDays = 14;

    /// <summary>Dates to come back on that are offered; the second stands under "More".</summary>
    private const int MostToComeBack = 2;

    private static readonly TimeOnly _morning = new(9, 0);
    private static readonly TimeOnly _lastMorning = new(10, 45);
    private static readonly TimeSpan _length = TimeSpan.FromMinutes(15);

    /// <summary>Between a no and the answer: one sleeps on it.</summary>
    private static readonly TimeSpan _rest = TimeSpan.FromHours(12);

    /// <summary>
    /// The dates to come back on, the chosen one first, then those around the reply. At most one is selected; none at all for
    /// mail that is no rejection, and after two messages without an answer.
    /// </summary>
    public ImmutableArray<FollowUpProposal> Propose(MailClassification mail, FollowUpFacts facts)
    {
        var followUp = new FollowUpCase(mail, facts);
        if (!followUp.IsToPlan)
            return [];
        var zone = UserZone.Find(facts.TimeZone);
        var offered = FollowUpRule.All.Where(rule => rule.Offered(followUp)).ToList();
        var toComeBack = offered.Where(rule => !rule.AroundReply).ToList();
        if (toComeBack.FirstOrDefault(rule => rule.Alone) is { } alone)
        {
            // What stands before it in the table stays: advice comes before the date after a freeze.
            toComeBack = [.. toComeBack.TakeWhile(rule => rule != alone), alone];
        }

        var chosen = toComeBack.FirstOrDefault(rule => rule.Selected(followUp));
        var planned = toComeBack
            .OrderByDescending(rule => rule == chosen)
            .Select(rule => Plan(rule, rule == chosen, followUp, zone))
            .DistinctBy(proposal => proposal.Start)
            .Take(MostToComeBack);
        return [.. planned, .. offered.Where(rule => rule.AroundReply).Select(rule => Plan(rule, false, followUp, zone))];
    }

    /// <summary>The next working morning, at least twelve hours after the mail came.</summary>
    internal DateTime ReplyMorning(DateTimeOffset? receivedAt, TimeZoneInfo zone)
    {
        var instant = clock.GetUtcNow();
        var now = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        // A time of receipt that is still to come is a lie, or a clock that is wrong.
        var rested = receivedAt is { } received && received <= instant ? TimeZoneInfo.ConvertTime(received + _rest, zone).DateTime : DateTime.MinValue;
        var date = DateOnly.FromDateTime(now);
        if (TimeOnly.FromDateTime(now) >= _morning.AddMinutes(-30))
            date = date.AddDays(1);
        while (true)
        {
            date = WorkingDays.Add(date, 0);
            var start = date.ToDateTime(_morning);
            if (rested > start)
                start = rested.Date + TimeSpan.FromMinutes(Math.Ceiling(rested.TimeOfDay.TotalMinutes / 5) * 5);
            if (start <= date.ToDateTime(_lastMorning))
                return start;
            date = date.AddDays(1);
        }
    }

    private FollowUpProposal Plan(FollowUpRule rule, bool selected, FollowUpCase followUp, TimeZoneInfo zone)
    {
        var reply = ReplyMorning(followUp.Facts.ReceivedAt, zone);
        var start = rule.Kind is FollowUpKind.SendReply ? reply : Date(rule.Delay, followUp, DateOnly.FromDateTime(reply), zone).ToDateTime(_morning);
        var words = new FollowUpWording(rule, followUp);
        return new FollowUpProposal(rule.Kind, selected, words.Why, words.Subject, words.Body, UserZone.At(start, zone), UserZone.At(start + _length, zone));
    }

    private DateOnly Date(Delay delay, FollowUpCase followUp, DateOnly reply, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var quiet = FollowUpWords.For(followUp.Mail.Language).QuietPeriods;
        if (delay.From is DelayFrom.Stated)
        {
            var stated = followUp.Stated!.Value;
            if (stated <= today)
                stated = today.AddDays(1);
            return delay.Count == 0 ? WorkingDays.RollALittle(stated, quiet) : WorkingDays.Roll(delay.AddTo(stated), quiet);
        }

        var date = delay.AddTo(delay.From is DelayFrom.Reply ? reply : today);
        if (delay.From is DelayFrom.Receipt && followUp.Facts.ReceivedAt is { } received && received <= clock.GetUtcNow())
        {
            var counted = delay.AddTo(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(received, zone).DateTime));
            if (counted >= today.AddDays(SoonestDays) && counted < date)
                date = counted;
        }

        return delay.Rolls ? WorkingDays.Roll(date, quiet) : date;
    }
}
