using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>The decision tables of the specification, row by row: what each stage, sender and reason changes.</summary>
public sealed class PlanTableTests
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

    public static TheoryData<Stage, ReplyAdvice, string[]> Stages => new()
    {
        { Stage.Application, ReplyAdvice.Optional, [T, W] },
        { Stage.Screen, ReplyAdvice.Reply, [T, I, W] },
        { Stage.Assessment, ReplyAdvice.Reply, [T, F, W] },
        { Stage.Interview, ReplyAdvice.Reply, [T, A, I, K, F, W] },
        { Stage.Final, ReplyAdvice.Reply, [T, A, D, I, K, F, W] },
        { Stage.Unknown, ReplyAdvice.Optional, [T, W] },
    };

    public static TheoryData<SenderKind, ReplyAdvice, string[]> Senders => new()
    {
        { SenderKind.Recruiter, ReplyAdvice.Reply, [T, A, I, K, F, W] },
        { SenderKind.HiringManager, ReplyAdvice.Reply, [T, A, I, K, F, W] },
        // Similar briefs, the client's view; nothing that goes past the agency.
        { SenderKind.Agency, ReplyAdvice.Reply, [T, I, F, W] },
        { SenderKind.NoReply, ReplyAdvice.None, [] },
        // Short, no name, no feedback.
        { SenderKind.AtsMonitored, ReplyAdvice.Reply, [T, I, K, W] },
        { SenderKind.GenericHr, ReplyAdvice.Reply, [T, I, K, W] },
        { SenderKind.Unknown, ReplyAdvice.Reply, [T, A, I, K, F, W] },
    };

    public static TheoryData<RejectionReason, string[]> Reasons => new()
    {
        { RejectionReason.OtherCandidate, [T, A, I, K, F, W] },
        { RejectionReason.Unspecified, [T, A, I, K, F, W] },
        // Acknowledge, thank for clarity; nothing more to ask.
        { RejectionReason.Experience, [T, V, A, I, K, W] },
        { RejectionReason.SkillsTest, [T, A, I, K, F, W] },
        { RejectionReason.Overqualified, [T, A, I, K, F, W] },
        { RejectionReason.InternalHire, [T, U, A, I, K, F, W] },
        // Thanks only.
        { RejectionReason.FilledClosed, [T, W] },
        { RejectionReason.FreezeBudget, [T, U, I, W] },
        { RejectionReason.Location, [T, A, K, W] },
        { RejectionReason.VisaAuthorization, [T, A, K, W] },
        { RejectionReason.Salary, [T, A, I, K, F, W] },
        // Short; feedback about how one comes across.
        { RejectionReason.CultureFit, [T, F, W] },
        { RejectionReason.LateIncomplete, [T, A, I, K, F, W] },
        // No contract or legal talk, nothing to ask.
        { RejectionReason.WithdrawnOffer, [T, U, I, W] },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void Plan_ByStage(Stage stage, ReplyAdvice advice, string[] blocks) => AssertPlan(ReplyCase.Rejection with { Stage = stage }, advice, blocks);

    [Theory]
    [MemberData(nameof(Senders))]
    public void Plan_BySender(SenderKind sender, ReplyAdvice advice, string[] blocks) => AssertPlan(ReplyCase.Rejection with { SenderKind = sender }, advice, blocks);

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Plan_ByReason(RejectionReason reason, string[] blocks) => AssertPlan(ReplyCase.Rejection with { Reason = reason }, ReplyAdvice.Reply, blocks);

    [Fact]
    public void EveryStageSenderAndReason_HasItsRow()
    {
        Assert.Equal(Enum.GetValues<Stage>().Where(stage => stage is not Stage.Offer).Order(), Stages.Select(row => row.Data.Item1).Order());
        Assert.Equal(Enum.GetValues<SenderKind>().Order(), Senders.Select(row => row.Data.Item1).Order());
        Assert.Equal(Enum.GetValues<RejectionReason>().Order(), Reasons.Select(row => row.Data.Item1).Order());
    }

    [Theory]
    [InlineData(Personalization.Bulk, SenderKind.Unknown, ReplyAdvice.None)]
    [InlineData(Personalization.TemplateNamed, SenderKind.GenericHr, ReplyAdvice.None)]
    [InlineData(Personalization.Personal, SenderKind.GenericHr, ReplyAdvice.Optional)]
    [InlineData(Personalization.TemplateNamed, SenderKind.Recruiter, ReplyAdvice.Optional)]
    public void Plan_OfAnApplicationOnly_AnswersPeopleOnly(Personalization personalization, SenderKind sender, ReplyAdvice advice) =>
        Assert.Equal(advice, new ReplyCase(ReplyCase.Rejection with { Stage = Stage.Application, Personalization = personalization, SenderKind = sender, Person = null }).Plan().Reply);

    [Theory]
    [InlineData(0, ReplyAdvice.Reply)]
    [InlineData(1, ReplyAdvice.Reply)]
    [InlineData(2, ReplyAdvice.None)]
    [InlineData(5, ReplyAdvice.None)]
    public void Plan_AfterTwoWithoutAnAnswer_Rests(int unanswered, ReplyAdvice advice) =>
        Assert.Equal(advice, new ReplyCase(ReplyCase.Rejection) { Preferences = new() { Unanswered = unanswered } }.Plan().Reply);

    [Fact]
    public void Plan_DoorClosed_LeavesOutWhatLooksBack()
    {
        var blocks = new ReplyCase(ReplyCase.Rejection with { Door = Door.Closed }).Plan().Blocks.ToDictionary(block => block.Id);

        Assert.All(new[] { I, K, ReplyBlocks.Connect }, block => Assert.Equal((false, true), (blocks[block].On, blocks[block].Locked)));
    }

    /// <summary>A toggle that is not locked follows the user, a locked one does not, whatever the mail.</summary>
    [Fact]
    public void Plan_Toggles_FollowTheUserUnlessLocked()
    {
        foreach (var situation in Situations.All.Values)
        {
            var usual = situation.Plan();
            var turned = (situation with { Preferences = situation.Preferences with { Blocks = usual.Blocks.ToImmutableDictionary(block => block.Id, block => !block.On) } }).Plan();

            Assert.Equal(usual.Blocks.Select(block => (block.Id, block.Locked ? block.On : !block.On, block.Locked)), turned.Blocks.Select(block => (block.Id, block.On, block.Locked)));
            Assert.Equal(usual.Reply, turned.Reply);
        }
    }

    private static void AssertPlan(MailClassification mail, ReplyAdvice advice, string[] blocks)
    {
        var plan = new ReplyCase(mail).Plan();

        Assert.Equal(advice, plan.Reply);
        Assert.Equal(blocks, plan.Blocks.Where(block => block.On).Select(block => block.Id));
        Assert.All(plan.Blocks, block => Assert.NotEmpty(block.Why));
    }
}
