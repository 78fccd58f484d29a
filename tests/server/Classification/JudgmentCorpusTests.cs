using System.Text.Json;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>Floors under the judgment of invented mails, a little below what it reaches: <c>tests/evaluation</c> tells how much that is.</summary>
public class JudgmentCorpusTests
{
    private static readonly Lazy<IReadOnlyList<Answer>> _answers = new(() =>
        [.. new[] { CorpusMails.Unseen, CorpusMails.Mailbox }.SelectMany(file => CorpusMails.Judge(name => name == file).Select(one => new Answer(
            one.Gold, one.Said, file, CorpusMails.Gold(one.Gold, "label") == "rejection", CorpusMails.Gold(one.Gold, "adversarial") == "true",
            one.Said.Category == MailCategory.Rejection, one.Said.Certainty == Certainty.Sure)))]);

    [Theory]
    [InlineData(CorpusMails.Unseen, false, 0.94)]
    [InlineData(CorpusMails.Unseen, true, 0.92)]
    [InlineData(CorpusMails.Mailbox, false, 0.92)]
    public void Classify_OfTheCorpus_TellsRejections(string file, bool isMisleading, double floor)
    {
        var half = _answers.Value.Where(answer => answer.File == file && answer.IsMisleading == isMisleading).ToList();

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

    [Theory]
    [InlineData("stage", 0.75)]
    [InlineData("reason", 0.59)]
    [InlineData("door", 0.71)]
    [InlineData("feedback", 0.78)]
    public void Classify_OfRejections_TellsTheirStory(string question, double floor)
    {
        var told = _answers.Value.Where(answer => answer.IsRejection && answer.SaysRejection).ToList();

        var right = told.Count(answer => string.Equals(CorpusMails.Gold(answer.Gold, question), Told(answer.Said, question), StringComparison.OrdinalIgnoreCase));

        Assert.True(right >= floor * told.Count, $"{right} of {told.Count} right");
    }

    private static string Told(MailClassification said, string question) => question switch
    {
        "stage" => said.Stage.ToString(),
        "reason" => said.Reason.ToString(),
        "door" => said.Door.ToString(),
        _ => said.Feedback.ToString(),
    };

    private sealed record Answer(JsonElement Gold, MailClassification Said, string File, bool IsRejection, bool IsMisleading, bool SaysRejection, bool IsSure);
}
