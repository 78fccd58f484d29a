using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>Floors under the judgment of invented mails, a little below what it reaches: <c>tests/evaluation</c> tells how much that is.</summary>
public class JudgmentCorpusTests
{
    private static readonly Lazy<IReadOnlyList<Answer>> _answers = new(() =>
    [
        .. CorpusMails.Judge(file => file is CorpusMails.Fresh or "mails.jsonl").Select(one => new Answer(
            CorpusMails.Gold(one.Gold, "label") == "rejection", CorpusMails.Gold(one.Gold, "adversarial") == "true",
            one.Said.Category == MailCategory.Rejection, one.Said.Certainty == Certainty.Sure)),
    ]);

    [Theory]
    [InlineData(false, 0.92)]
    [InlineData(true, 0.76)]
    public void Classify_OfTheCorpus_TellsRejections(bool isMisleading, double floor)
    {
        var half = _answers.Value.Where(answer => answer.IsMisleading == isMisleading).ToList();

        var both = half.Count(answer => answer.IsRejection && answer.SaysRejection);
        var f1 = 2.0 * both / (half.Count(answer => answer.IsRejection) + half.Count(answer => answer.SaysRejection));

        Assert.True(f1 >= floor, $"F1 {f1:0.000} of {half.Count} mails");
    }

    [Fact]
    public void Classify_OfTheCorpus_IsSureOnlyWhereItIsRight()
    {
        var sure = _answers.Value.Where(answer => answer.IsSure).ToList();

        var right = sure.Count(answer => answer.IsRejection == answer.SaysRejection);

        Assert.True(right >= 0.97 * sure.Count, $"{right} of {sure.Count} right");
        Assert.True(sure.Count >= 0.35 * _answers.Value.Count, $"sure of {sure.Count} mails only");
    }

    private sealed record Answer(bool IsRejection, bool IsMisleading, bool SaysRejection, bool IsSure);
}
