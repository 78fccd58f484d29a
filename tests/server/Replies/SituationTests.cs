using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>The fourteen situations of the specification and their ideal plans.</summary>
public sealed class SituationTests
{
    private const string T = ReplyBlocks.Thanks;
    private const string V = ReplyBlocks.ThanksForFeedback;
    private const string U = ReplyBlocks.Understanding;
    private const string A = ReplyBlocks.Appreciation;
    private const string D = ReplyBlocks.Disappointment;
    private const string I = ReplyBlocks.Interest;
    private const string K = ReplyBlocks.KeepOnFile;
    private const string F = ReplyBlocks.Feedback;
    private const string W = ReplyBlocks.Wishes;

    public static TheoryData<string, ReplyAdvice, string[]> Plans => new()
    {
        { "01-no-reply-ats", ReplyAdvice.None, [] },
        { "02-recruiter-after-screen", ReplyAdvice.Reply, [T, I, W] },
        { "03-final-of-two", ReplyAdvice.Reply, [T, A, D, I, K, F, W] },
        // On file from interview on, as the architecture settles it.
        { "04-experience-gap", ReplyAdvice.Reply, [T, V, A, I, K, W] },
        { "05-freeze-french-hr", ReplyAdvice.Reply, [T, U, I, W] },
        { "06-signed-german-template", ReplyAdvice.Optional, [T, W] },
        { "07-agency-internal-hire", ReplyAdvice.Reply, [T, I, F, W] },
        { "08-spanish-take-home-test", ReplyAdvice.Reply, [T, F, W] },
        { "09-other-role-named", ReplyAdvice.Reply, [T, I, W] },
        { "10-offer-withdrawn", ReplyAdvice.Reply, [T, U, I, W] },
        { "11-two-unanswered", ReplyAdvice.None, [] },
        { "12-interview-moved", ReplyAdvice.None, [] },
        { "13-internal-applicant", ReplyAdvice.Reply, [T, A, F, W] },
        { "14-hidden-instruction", ReplyAdvice.Reply, [T, A, I, K, F, W] },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void Plan_OfASituation_IsTheIdealOne(string name, ReplyAdvice advice, string[] blocks)
    {
        var plan = Situations.All[name].Plan();

        Assert.Equal(advice, plan.Reply);
        Assert.Equal(blocks, plan.Blocks.Where(block => block.On).Select(block => block.Id));
        Assert.False(string.IsNullOrWhiteSpace(plan.Why));
        Assert.All(plan.Blocks, block => Assert.False(string.IsNullOrWhiteSpace(block.Why)));
    }

    [Theory]
    [InlineData("01-no-reply-ats")]
    [InlineData("11-two-unanswered")]
    [InlineData("12-interview-moved")]
    public void Write_WhereNoReplyIsNeeded_WritesNone(string name) => Assert.Null(Situations.All[name].Write());

    [Fact]
    public void Plan_FeedbackRefused_CannotBeSwitchedOn()
    {
        var refused = new ReplyCase(ReplyCase.Rejection with { Feedback = Feedback.Refused })
        {
            Preferences = new() { Blocks = new Dictionary<string, bool> { [F] = true, [T] = false, [D] = true }.ToImmutableDictionary() },
        };

        var blocks = refused.Plan().Blocks.ToDictionary(block => block.Id);

        Assert.Equal((false, true), (blocks[F].On, blocks[F].Locked));
        Assert.Equal((true, true), (blocks[T].On, blocks[T].Locked));
        Assert.Equal((true, false), (blocks[D].On, blocks[D].Locked));
    }

    [Theory]
    [InlineData(15, "Some time has passed, so keep it short. No need to apologize for the delay.")]
    [InlineData(61, "This mail is more than two months old. A fresh hello when you have news will do more than a late answer; if you want to answer, keep it short.")]
    public void Plan_OfAnOldMail_SaysSo(int days, string why) =>
        Assert.Equal(why, new ReplyCase(ReplyCase.Rejection) { Age = TimeSpan.FromDays(days) }.Plan().Why);

    [Fact]
    public void Plan_Unsure_AsksFirst() =>
        Assert.Equal(ReplyAdvice.None, new ReplyCase(ReplyCase.Rejection with { Certainty = Certainty.NotSure }).Plan().Reply);
}
