extern alias training;

using OutlookRejectionHelper.Classification.Model;
using training::OutlookRejectionHelper.Training;

namespace OutlookRejectionHelper.Tests.Classification;

public class TrainingTests
{
    private static readonly string _languages = Path.Combine(Root(), "server", "Languages");

    private static readonly string[] _mostNeeded =
        ["refusal", "refusal.soft", "refusal.nonjob", "refusal.thirdparty", "refusal.conditional", "withdrawal", "chatter"];

    /// <summary>Whoever changes words must train: <c>dotnet run -c Release --project tests/training</c>. CI trains and compares bytes.</summary>
    [Fact]
    public void Weights_OfTheProgram_WereTrainedOnTheseFiles() =>
        Assert.Equal(Convert.ToHexString(TrainingInputs.Digest(_languages)), Convert.ToHexString(WeightsFile.Load().Inputs));

    [Fact]
    public void Train_Twice_GivesTheSameBytes()
    {
        var trainer = new Trainer(_languages, new TrainingOptions { Epochs = 1 });
        var few = trainer.Templates.Where(template => template.Fold == 7).ToList();
        var mails = trainer.Mails.Where(mail => mail.Fold == 7).ToList();

        var once = trainer.TrainSentences(few, mails, new Ablation(), 1);
        var twice = trainer.TrainSentences(few, mails, new Ablation(), 1);

        Assert.Equal(once.Rows, twice.Rows);
        Assert.Equal(once.OfSentence.Output, twice.OfSentence.Output);
        Assert.Equal(once.OfWhole.Output, twice.OfWhole.Output);
        Assert.True(once.Features > 100);
    }

    [Fact]
    public void Expand_OnSeveralThreads_GivesWhatOneGives()
    {
        var expander = new Expander(new SlotValues(_languages));
        // Bars in and out of braces: what a bar means turns on how deep it stands.
        var text = string.Join(" | ", Enumerable.Repeat("{one|{two|three} four}", 200));
        var template = new Template("en", "chatter", Act.Chatter, null, null, text, 0);
        string ExpandAll(int seed)
        {
            var chance = new Chance((ulong)seed);
            return string.Join('\n', Enumerable.Range(0, 20).Select(_ => expander.Expand(template, chance)));
        }

        string[] alone = [.. Enumerable.Range(0, 64).Select(ExpandAll)];

        var together = new string[alone.Length];
        Parallel.For(0, alone.Length, seed => together[seed] = ExpandAll(seed));

        for (var seed = 0; seed < alone.Length; seed++)
            Assert.True(alone[seed] == together[seed], $"The text of seed {seed} differs.");
    }

    [Fact]
    public void Templates_OfEveryLanguage_CoverEveryAct()
    {
        foreach (var language in TemplateReader.ReadAll(_languages).GroupBy(template => template.Language))
        {
            var acts = language.Select(template => template.Act).Distinct();
            Assert.Empty(Enum.GetValues<Act>().Cast<Act?>().Except(acts));
            Assert.All(_mostNeeded, role => Assert.True(language.Count(template => template.Role == role) >= 20, $"{language.Key} {role}"));
        }
    }

    [Theory]
    [InlineData("{a|b} c", new[] { "a c", "b c" })]
    [InlineData("x{, y|} z", new[] { "x, y z", "x z" })]
    [InlineData("{a{1|2}|b}", new[] { "a1", "a2", "b" })]
    public void Expand_OfAlternatives_GivesOneOfThem(string text, string[] sentences)
    {
        var expander = new Expander(new SlotValues(_languages));
        var template = new Template("en", "chatter", Act.Chatter, null, null, text, 0);
        var chance = new Chance(1);

        var made = Enumerable.Range(0, 50).Select(_ => expander.Expand(template, chance)).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(sentences.Order(StringComparer.Ordinal), made);
    }

    [Fact]
    public void Exp_OfAnyNumber_IsCloseToTheRealOne()
    {
        for (var x = -19.5; x < 20; x += 0.5)
            Assert.Equal(1, Numbers.Exp(x) / Math.Exp(x), 0.01);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OutlookRejectionHelper.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
