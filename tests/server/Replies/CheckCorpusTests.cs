using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Languages;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>
/// Drafts as users write them, in Drafts/: of the hostile ones nearly all must be stopped, and by the check that names what
/// is wrong; of the gracious ones none. Those in Drafts/second/ are by a hand that had not seen the lists, and more oblique;
/// what they must reach is less, and none of it may be lost.
/// </summary>
public sealed class CheckCorpusTests
{
    private const int FewestDrafts = 40;

    private const int FewestDraftsByAnother = 25;

    /// <summary>A variant of a language is checked with its language's lexicons.</summary>
    public static TheoryData<string> Languages => [.. LanguageFiles.Tags];

    public static TheoryData<string> SentenceLanguages => [.. ReplyWords.Tags.Where(tag => File.Exists(PathOf(tag, "sentences")))];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Check_HostileDrafts_StopsNearlyAll(string language)
    {
        var drafts = Drafts(language, "hostile");
        var missed = drafts.Where(draft => !Failed(draft.Text, language, CheckSeverity.Block).Any()).ToList();
        var unnamed = drafts.Where(draft => !Failed(draft.Text, language, CheckSeverity.Info).Intersect(draft.Checks).Any()).ToList();

        Assert.True(drafts.Count >= FewestDrafts);
        Assert.True(missed.Count <= 0.05 * drafts.Count, Shown("not stopped", missed));
        Assert.True(unnamed.Count <= 0.1 * drafts.Count, Shown("not found for what they are", unnamed));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Check_GraciousDrafts_StopsNone(string language)
    {
        var drafts = Drafts(language, "gracious");
        var stopped = drafts.Where(draft => Failed(draft.Text, language, CheckSeverity.Block).Any()).ToList();

        Assert.True(drafts.Count >= FewestDrafts);
        Assert.True(stopped.Count == 0, Shown("stopped", stopped.Select(draft => draft with { Checks = [.. Failed(draft.Text, language, CheckSeverity.Block)] }).ToList()));
    }

    [Theory]
    [MemberData(nameof(SentenceLanguages))]
    public void Check_OneSentenceInAGoodLetter_IsFoundForWhatItIs(string language)
    {
        var lines = File.ReadAllLines(PathOf(language, "sentences")).Select(line => line.Split(' ', 2)).ToList();
        var frame = File.ReadAllText(PathOf(language, "gracious")).ReplaceLineEndings("\n").Split("\n---\n")[0].Split("\n\n");
        var wrong = new List<string>();
        foreach (var line in lines)
        {
            var text = string.Join("\n\n", [frame[0], line[1], .. frame[1..]]);
            var failed = Failed(text, language, line[0] == "ok" ? CheckSeverity.Block : CheckSeverity.Info).ToList();
            if (line[0] == "ok" ? failed.Count > 0 : !failed.Contains(line[0]))
                wrong.Add($"{line[0]} {line[1]} [{string.Join(' ', failed)}]");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Check_DraftsByAnotherHand_StopsMostOfTheHostileAndFewGracious(string language)
    {
        var hostile = Drafts(language, "hostile", "second");
        var gracious = Drafts(language, "gracious", "second");
        var missed = hostile.Where(draft => !Failed(draft.Text, language, CheckSeverity.Block).Any()).ToList();
        var unnamed = hostile.Where(draft => !Failed(draft.Text, language, CheckSeverity.Info).Intersect(draft.Checks).Any()).ToList();
        var stopped = gracious.Select(draft => draft with { Checks = [.. Failed(draft.Text, language, CheckSeverity.Block)] })
            .Where(draft => draft.Checks.Length > 0).ToList();

        Assert.True(hostile.Count >= FewestDraftsByAnother && gracious.Count >= FewestDraftsByAnother);
        Assert.True(missed.Count <= 0.2 * hostile.Count, Shown("not stopped", missed));
        Assert.True(unnamed.Count <= 0.4 * hostile.Count, Shown("not found for what they are", unnamed));
        Assert.True(stopped.Count <= 0.3 * gracious.Count, Shown("stopped", stopped));
    }

    /// <summary>How well the checks do on the drafts of each language, for reading: tests/golden/check-corpus.txt.</summary>
    [Fact]
    public void Check_AllDrafts_GivesTheTableThatWasRead()
    {
        var table = new StringBuilder("language         hostile  stopped  recall  named  gracious  stopped  precision\n");
        foreach (var (set, name) in new[] { ("", ""), ("second", ", second hand") })
        {
            foreach (var language in LanguageFiles.Tags)
            {
                var hostile = Drafts(language, "hostile", set);
                var gracious = Drafts(language, "gracious", set);
                var stopped = hostile.Count(draft => Failed(draft.Text, language, CheckSeverity.Block).Any());
                var named = hostile.Count(draft => Failed(draft.Text, language, CheckSeverity.Info).Intersect(draft.Checks).Any());
                var wrongly = gracious.Count(draft => Failed(draft.Text, language, CheckSeverity.Block).Any());
                table.Append(CultureInfo.InvariantCulture, $"{language + name,-15}  {hostile.Count,7}  {stopped,7}  {(double)stopped / hostile.Count,6:0.000}  {named,5}  {gracious.Count,8}  {wrongly,7}  {(double)stopped / (stopped + wrongly),9:0.000}\n");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(table.ToString());
        var path = Path.Combine(Path.GetDirectoryName(PathOf("en", "hostile"))!, "../../../golden/check-corpus.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, table.ToString());
        Assert.True(File.Exists(path), $"{path} is missing: write it with UPDATE_GOLDEN=1, and read it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), table.ToString());
    }

    /// <summary>Whoever wrote it is known: the last line is the name below it.</summary>
    private static IEnumerable<string> Failed(string text, string language, CheckSeverity least) =>
        ReplyChecker.Check(new(text, language, ReplyCase.Rejection with { Language = language, Stage = Stage.Final }, new() { Signature = text[(text.LastIndexOf('\n') + 1)..] }), "en")
            .Checks.Where(check => !check.Passed && check.Severity <= least).Select(check => check.Id);

    private static List<Draft> Drafts(string language, string kind, string set = "")
    {
        var drafts = new List<Draft>();
        foreach (var part in File.ReadAllText(PathOf(language, kind, set)).ReplaceLineEndings("\n").Split("\n---\n"))
        {
            var text = part.Trim();
            if (!text.StartsWith('#'))
            {
                drafts.Add(new(text, []));
                continue;
            }

            var end = text.IndexOf('\n', StringComparison.Ordinal);
            drafts.Add(new(text[end..].Trim(), text[1..end].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        }

        return drafts;
    }

    private static string Shown(string what, IReadOnlyCollection<Draft> drafts) =>
        $"{drafts.Count} {what}:\n\n{string.Join("\n\n", drafts.Select(draft => $"{string.Join(' ', draft.Checks)}\n{draft.Text}"))}";

    private static string PathOf(string language, string kind, string set = "", [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Drafts", set, $"{language}.{kind}.txt");

    private sealed record Draft(string Text, string[] Checks);
}
