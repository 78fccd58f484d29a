using System.Text.RegularExpressions;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Later;
using OutlookRejectionHelper.Replies.Words;
using OutlookRejectionHelper.Suggestions;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>The notes for the day a date comes due: made ready now, and as careful as the reply.</summary>
public sealed partial class LaterNoteTests
{
    /// <summary>So that each phrasing is drawn.</summary>
    private const int Mails = 12;

    public static TheoryData<string> Languages => [.. ReplyWords.Tags];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_OfAnyKind_PassesEveryCheck(string language)
    {
        var cases =
            from kind in Enum.GetValues<LaterKind>()
            from register in new[] { Register.Formal, Register.Informal }
            from stage in new[] { Stage.Application, Stage.Screen, Stage.Final }
            from reason in new[] { RejectionReason.OtherCandidate, RejectionReason.Experience, RejectionReason.CultureFit }
            from sender in new[] { SenderKind.Recruiter, SenderKind.Agency, SenderKind.GenericHr }
            from company in new[] { null, "Atelier d’Été" }
            from index in Enumerable.Range(0, 2)
            select (kind, register, stage, reason, sender, company, index);
        var wrong = new List<string>();
        foreach (var (kind, register, stage, reason, sender, company, index) in cases)
        {
            var sample = new ReplyCase(ReplyCase.Rejection with
            {
                Language = language,
                Register = register,
                Stage = stage,
                Reason = reason,
                SenderKind = sender,
                Company = company is null ? null : ReplyCase.Fact(company),
                Role = company is null ? null : ReplyCase.Fact("Data Analyst"),
            })
            { MessageId = $"<{index}@mail.example>" };
            if (Write(kind, sample) is not { } note)
            {
                Assert.True(kind is LaterKind.Connect && sender is SenderKind.GenericHr, $"{kind} {sender}");
                continue;
            }

            wrong.AddRange(note.Checks.Where(check => !check.Passed && check.Severity is not CheckSeverity.Info)
                .Select(check => $"{kind} {check.Id} {check.Message} {string.Join(" | ", check.Spans.Select(span => note.Text.Substring(span.Start, span.Length)))}\n[{stage} {reason} {sender}]\n{note.Text}"));
            if (UntidyPattern().IsMatch(note.Text) || UnkindPattern().IsMatch(note.Text))
                wrong.Add($"untidy or unkind: {note.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.DistinctBy(text => text.Split('\n')[0]).Take(20)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_ForANetwork_NeverTakesMoreThanThreeHundredCharacters(string language)
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var name in new[] { "Anna Keller", string.Concat(Enumerable.Repeat("Wilhelmina ", 7)) + "K" })
            {
                var note = Write(LaterKind.Connect, new(ReplyCase.Rejection with { Language = language, Stage = stage, Person = ReplyCase.Fact(name), Company = ReplyCase.Fact(new string('W', 80)) })
                {
                    Preferences = new() { Signature = name },
                })!;

                Assert.InRange(note.Characters, 60, 300);
                Assert.Equal(note.Text.Length, note.Characters);
                Assert.Equal(NoteChannel.Network, note.Channel);
                Assert.Null(note.Subject);
            }
        }
    }

    [Theory]
    [InlineData(SenderKind.NoReply, false)]
    [InlineData(SenderKind.NoReply, true)]
    [InlineData(SenderKind.GenericHr, true)]
    [InlineData(SenderKind.AtsMonitored, true)]
    public void Write_ForANetwork_NeedsAPerson(SenderKind sender, bool canReply) =>
        Assert.Null(Write(LaterKind.Connect, new(ReplyCase.Rejection with { SenderKind = sender, CanReply = canReply })));

    [Fact]
    public void Write_WhereNobodyReads_WritesNone() =>
        Assert.All(Enum.GetValues<LaterKind>(), kind => Assert.Null(Write(kind, new(ReplyCase.Rejection with { CanReply = false }))));

    [Fact]
    public void Write_SameMail_IsTheSameNote_AndAnotherMailMayGetAnother()
    {
        var notes = Enumerable.Range(0, Mails).Select(index => new ReplyCase(ReplyCase.Rejection) { MessageId = $"<{index}@mail.example>" })
            .Select(sample => (First: Write(LaterKind.FeedbackNudge, sample)!.Text, Second: Write(LaterKind.FeedbackNudge, sample)!.Text)).ToList();

        Assert.All(notes, note => Assert.Equal(note.First, note.Second));
        Assert.True(notes.Select(note => note.First).Distinct().Count() > 1);
    }

    [Fact]
    public void Write_HostileValues_StayText()
    {
        var hostile = ReplyCase.Fact("<img src=x onerror=alert(1)>", FactSource.User);
        var note = Write(LaterKind.StayInTouch, new(ReplyCase.Rejection with { Company = hostile, Person = hostile }) { Preferences = new() { Signature = hostile.Value } })!;

        Assert.True(TagPattern().Matches(note.Html).All(tag => tag.Value is "<p>" or "</p>" or "<br>"), note.Html);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(300, true)]
    public void Check_ANoteForANetwork_CountsItsCharacters(int more, bool isTooLong)
    {
        var text = $"Hi Anna,\n\nThanks for our conversation. I'd be glad to stay connected here.{new string('m', more)}\n\nSam";

        var checks = ReplyChecker.Check(new(text, "en", ReplyCase.Rejection, new()) { Purpose = LetterPurpose.Network }, "en").Checks;

        Assert.Equal(isTooLong, checks.Single(check => check.Id == "L01") is { Passed: false, Severity: CheckSeverity.Block });
        Assert.DoesNotContain(checks, check => check.Id is "L02" or "L03" or "L28");
    }

    [Fact]
    public void EveryNote_BelongsToADate() =>
        Assert.Equal(Enum.GetValues<LaterKind>().Order(), Enum.GetValues<FollowUpKind>().Select(kind => kind.Note()).OfType<LaterKind>().Order());

    private static LaterNote? Write(LaterKind kind, ReplyCase sample) =>
        LaterNotes.Write(kind, sample.Mail, sample.Message, sample.Preferences, sample.PaneLanguage);

    [GeneratedRegex(@"[{}\[\]]|  |\.\.|,,| [.,]|!", RegexOptions.CultureInvariant)]
    private static partial Regex UntidyPattern();

    /// <summary>The note stands in a calendar, which colleagues may see.</summary>
    [GeneratedRegex("reject|declin|turned down|absage|abgelehnt|ablehn|refus|rechaz|descart|rifiut|scart|recus|rejei|afwijz|afgewezen", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UnkindPattern();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
