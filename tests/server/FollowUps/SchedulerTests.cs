using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;

namespace OutlookRejectionHelper.Tests.FollowUps;

public sealed class SchedulerTests
{
    [Theory]
    // A Tuesday to Thursday in the window, else the first working day, never more than three days later.
    [InlineData("2027-03-09", "2027-03-09")]
    [InlineData("2027-03-11", "2027-03-11")]
    [InlineData("2027-03-12", "2027-03-12")]
    [InlineData("2027-03-13", "2027-03-16")]
    [InlineData("2027-03-14", "2027-03-16")]
    [InlineData("2027-03-15", "2027-03-16")]
    [InlineData("2026-12-24", "2026-12-24")]
    [InlineData("2027-01-03", "2027-01-06")]
    // Past: as soon as may be.
    [InlineData("2026-10-01", "2026-11-24")]
    public void StatedDate_BeatsAllAndMovesForwardALittle(string stated, string expected)
    {
        var mail = Case.Rejection(Stage.Final) with { SilverMedalist = true, OtherRole = OtherRole.Named, InternalCandidate = true, Reason = RejectionReason.Experience, ReapplyAfter = DateOnly.ParseExact(stated, "yyyy-MM-dd") };

        var proposals = Case.Propose(mail);

        Assert.Equal($"reapply* {expected}", proposals.Days()[0]);
        Assert.DoesNotContain(proposals.Skip(1), proposal => proposal.Kind is not (FollowUpKind.FeedbackNudge or FollowUpKind.Connect or FollowUpKind.SendReply));
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00Z", "en", "2027-01-06")]
    [InlineData("2026-11-27T10:00:00Z", "en", "2027-01-12")]
    [InlineData("2026-06-24T10:00:00Z", "en", "2026-08-05")]
    [InlineData("2026-06-24T10:00:00Z", "de", "2026-08-05")]
    [InlineData("2026-06-24T10:00:00Z", "fr", "2026-09-01")]
    [InlineData("2026-06-24T10:00:00Z", "it", "2026-09-01")]
    [InlineData("2026-06-24T10:00:00Z", "es", "2026-09-01")]
    [InlineData("2026-06-24T10:00:00Z", "pt", "2026-09-01")]
    [InlineData("2026-06-24T10:00:00Z", "nl", "2026-08-05")]
    public void Finalist_ComesBackAfterSixWeeksOutsideQuietPeriods(string now, string language, string expected) =>
        Assert.Equal($"stayInTouch* {expected}", Case.Propose(Case.Rejection(Stage.Final) with { SilverMedalist = true, Language = language }, now).Days()[0]);

    [Fact]
    public void EveryDayOfTheYear_GivesADayThatSuits()
    {
        foreach (var language in new[] { "en", "fr", "pt-PT" })
        {
            for (var day = 0; day < 800; day++)
            {
                var now = Case.Instant("2026-01-01T10:00:00Z").AddDays(day).ToString("O");
                var date = DateTime.Parse(Case.Propose(Case.Rejection(Stage.Interview) with { Language = language }, now)[0].Start.DateTime, System.Globalization.CultureInfo.InvariantCulture);

                Assert.True(date.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday, $"{now}: {date:O}");
                Assert.False(date is { Month: 12, Day: >= 20 } or { Month: 1, Day: <= 5 }, $"{now}: {date:O}");
                Assert.False(language != "en" && date.Month == 8, $"{now}: {date:O}");
                Assert.InRange((date - Case.Instant(now).Date).TotalDays, 84, 135);
            }
        }
    }

    [Theory]
    // From the day the mail came, unless that is nearly over.
    [InlineData("2026-11-03T10:00:00Z", "2026-11-23T10:00:00Z", "2026-12-15")]
    [InlineData("2026-10-10T10:00:00Z", "2026-11-23T10:00:00Z", "2027-01-06")]
    [InlineData("2026-09-01T10:00:00Z", "2026-11-23T10:00:00Z", "2027-01-06")]
    public void OldMail_IsCountedFromItsReceiptWhereThatIsStillAhead(string received, string now, string expected)
    {
        var facts = new FollowUpFacts { ReceivedAt = Case.Instant(received) };

        Assert.Equal($"stayInTouch* {expected}", Case.Propose(Case.Rejection(Stage.Final) with { SilverMedalist = true }, now, facts).Days()[0]);
    }

    [Theory]
    // Now, when the mail came, and the morning: Berlin is an hour ahead of UTC in winter.
    [InlineData("2026-11-23T10:00:00Z", "2026-11-23T09:00:00Z", "2026-11-24T09:00:00")]
    [InlineData("2026-11-23T22:00:00Z", "2026-11-23T21:13:00Z", "2026-11-24T10:15:00")]
    [InlineData("2026-11-23T23:00:00Z", "2026-11-23T22:59:00Z", "2026-11-25T09:00:00")]
    [InlineData("2026-11-24T05:00:00Z", "2026-11-23T12:00:00Z", "2026-11-24T09:00:00")]
    [InlineData("2026-11-24T07:45:00Z", "2026-11-23T12:00:00Z", "2026-11-25T09:00:00")]
    [InlineData("2026-11-27T15:00:00Z", "2026-11-27T12:00:00Z", "2026-11-30T09:00:00")]
    [InlineData("2026-11-23T10:00:00Z", "9999-12-31T23:59:59Z", "2026-11-24T09:00:00")]
    [InlineData("2026-11-23T10:00:00Z", "0001-01-01T00:00:00Z", "2026-11-24T09:00:00")]
    [InlineData("2026-11-28T06:00:00Z", "2026-11-20T12:00:00Z", "2026-11-30T09:00:00")]
    public void Reply_GoesOutTheNextWorkingMorningAfterSomeRest(string now, string received, string expected)
    {
        var facts = new FollowUpFacts { ReplyPlanned = true, ReceivedAt = Case.Instant(received), TimeZone = "Europe/Berlin" };

        var reply = Case.Propose(Case.Rejection(), now, facts).Single(proposal => proposal.Kind is FollowUpKind.SendReply);

        Assert.Equal(new ZonedTime(expected, "Europe/Berlin"), reply.Start);
        Assert.False(reply.Selected);
    }

    [Theory]
    [InlineData("Europe/Paris", "Europe/Paris")]
    [InlineData("Romance Standard Time", "Europe/Paris")]
    [InlineData("Europe/Vienna", "Europe/Vienna")]
    [InlineData("Customized Time Zone", "UTC")]
    [InlineData("tzone://Microsoft/Utc", "UTC")]
    [InlineData("", "UTC")]
    [InlineData(null, "UTC")]
    [InlineData("../../etc/passwd", "UTC")]
    public void Zone_IsTheUsersOrUtc(string? zone, string expected)
    {
        var proposal = Case.Propose(Case.Rejection(Stage.Interview), facts: new FollowUpFacts { TimeZone = zone })[0];

        Assert.Equal(expected, proposal.Start.TimeZone == "Etc/UTC" ? "UTC" : proposal.Start.TimeZone);
        Assert.EndsWith("T09:00:00", proposal.Start.DateTime, StringComparison.Ordinal);
        Assert.EndsWith("T09:15:00", proposal.End.DateTime, StringComparison.Ordinal);
    }

    [Fact]
    public void TheDateOfToday_IsTheUsers()
    {
        // Monday evening in UTC is Tuesday in Auckland.
        var proposal = Case.Propose(Case.Rejection() with { OtherRole = OtherRole.Named }, "2026-11-23T20:00:00Z", new FollowUpFacts { TimeZone = "Pacific/Auckland" })[0];

        Assert.Equal("2026-11-26T09:00:00", proposal.Start.DateTime);
    }

    [Fact]
    public void ATalentPoolThatTakesNoMail_HasNoDateToWriteOn() =>
        Assert.Equal(["lookAgain 2027-05-25"], Case.Propose(Case.Rejection(Stage.Application) with { TalentPool = TalentPool.Offered, CanReply = false }, facts: new FollowUpFacts()).Days());

    [Fact]
    public void ADateBeyondAllReason_IsNone() =>
        Assert.Equal(FollowUpKind.StayInTouch, Case.Propose(Case.Rejection(Stage.Final) with { ReapplyAfter = DateOnly.MaxValue })[0].Kind);

    [Theory]
    [InlineData(MailCategory.Acknowledgement, null)]
    [InlineData(MailCategory.Offer, null)]
    [InlineData(MailCategory.Other, Nuance.NonJobRejection)]
    [InlineData(MailCategory.Rejection, Nuance.NonJobRejection)]
    [InlineData(MailCategory.Rejection, Nuance.WithdrawalConfirmed)]
    [InlineData(MailCategory.Update, Nuance.Reopened)]
    public void OtherMail_HasNoDates(MailCategory category, Nuance? nuance) =>
        Assert.Empty(Case.Propose(Case.Rejection(Stage.Interview) with { Category = category, Nuance = nuance }));

    [Fact]
    public void Pause_HasADateThoughItIsNoRejection() =>
        Assert.Equal("afterFreeze* 2027-02-23", Case.Propose(Case.Rejection() with { Category = MailCategory.Update, Nuance = Nuance.OnHold }).Days()[0]);

    [Fact]
    public void WhereNobodyIsSure_TheUserIsAskedFirst() =>
        Assert.Empty(Case.Propose(Case.Rejection(Stage.Interview) with { Certainty = Certainty.NotSure }));

    [Fact]
    public void ClosedDoor_IsLeftClosed() =>
        Assert.Equal(["sendReply 2026-11-24"], Case.Propose(Case.Rejection(Stage.Final) with { Door = Door.Closed, Person = null, SilverMedalist = true, TalentPool = TalentPool.Offered }).Days());

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void TwoMessagesWithoutAnAnswer_AreEnough(int unanswered, bool any) =>
        Assert.Equal(any, Case.Propose(Case.Rejection(Stage.Final), facts: new FollowUpFacts { Unanswered = unanswered, ReplyPlanned = true }).Count > 0);

    [Theory]
    [InlineData(Stage.Application, TalentPool.Offered, RejectionReason.FilledClosed, "talentPool 2027-02-23")]
    [InlineData(Stage.Screen, TalentPool.Offered, RejectionReason.Unspecified, "talentPool* 2027-02-23")]
    [InlineData(Stage.Interview, TalentPool.Offered, RejectionReason.Unspecified, "stayInTouch* 2027-02-23")]
    [InlineData(Stage.Interview, TalentPool.None, RejectionReason.CultureFit, "stayInTouch* 2027-02-23")]
    [InlineData(Stage.Interview, TalentPool.None, RejectionReason.VisaAuthorization, "stayInTouch 2027-02-23")]
    [InlineData(Stage.Assessment, TalentPool.None, RejectionReason.SkillsTest, "reapplyWithSkill* 2027-05-25")]
    [InlineData(Stage.Application, TalentPool.None, RejectionReason.Experience, "lookAgain 2027-05-25")]
    public void StageAndReason_ChooseTheDate(Stage stage, TalentPool pool, RejectionReason reason, string expected) =>
        Assert.Equal(expected, Case.Propose(Case.Rejection(stage) with { TalentPool = pool, Reason = reason }).Days()[0]);

    [Fact]
    public void AnyMail_HasAtMostOneSelectedDateAndAtMostTwoToComeBackOn()
    {
        var mails =
            from stage in Enum.GetValues<Stage>()
            from reason in Enum.GetValues<RejectionReason>()
            from sender in Enum.GetValues<SenderKind>()
            from door in Enum.GetValues<Door>()
            from pool in Enum.GetValues<TalentPool>()
            from stated in new DateOnly?[] { null, new(2027, 3, 1) }
            select Case.Rejection(stage) with { Reason = reason, SenderKind = sender, Door = door, TalentPool = pool, ReapplyAfter = stated, CanReply = sender is not SenderKind.NoReply };
        foreach (var mail in mails)
        {
            var proposals = Case.Propose(mail, facts: new FollowUpFacts { ReplyPlanned = mail.CanReply, FeedbackAsked = true });

            Assert.True(proposals.Count(proposal => proposal.Selected) <= 1, $"{mail}");
            Assert.True(proposals.Count(proposal => proposal.Kind is not (FollowUpKind.SendReply or FollowUpKind.Connect or FollowUpKind.FeedbackNudge)) <= 2, $"{mail}");
            Assert.DoesNotContain(proposals.Skip(1), proposal => proposal.Selected);
            Assert.Equal(proposals.Count, proposals.Select(proposal => (proposal.Kind, proposal.Start)).Distinct().Count());
            Assert.All(proposals, proposal => Assert.True(string.CompareOrdinal(proposal.Start.DateTime, "2026-11-24") > 0, $"{proposal}"));
        }
    }
}
