using OutlookRejectionHelper.Languages;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Checks;
using OutlookRejectionHelper.Replies.Planning;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>Each language has each file, in the described shape; a bad one is named with its place.</summary>
public sealed class LanguageStructureTests
{
    private const string Three = "- One thing.\n- Two things.\n- Three things.\n";

    public static TheoryData<string> Languages => [.. ReplyWords.Tags];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Language_HasEveryBlockLexiconAndSentence(string language)
    {
        Assert.Equal(ReplyBlocks.All.Order(StringComparer.Ordinal), ReplyWords.For(language).Blocks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(PaneWords.Plan.Keys.Order(StringComparer.Ordinal), PaneWords.Plan.For(language).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(PaneWords.Checks.Keys.Order(StringComparer.Ordinal), PaneWords.Checks.For(language).Keys.Order(StringComparer.Ordinal));
        Assert.True(CheckWords.For(language).Reconsider.Phrases.Length >= 40);
        Assert.All(PaneWords.Plan.For(language).Values.Concat(PaneWords.Checks.For(language).Values), sentence => Assert.DoesNotContain('!', sentence));
    }

    [Fact]
    public void EveryRule_HasItsSentence()
    {
        var asked = PlanRules.Advice.Select(rule => rule.Why).Concat(PlanRules.Blocks.SelectMany(block => block.Rules).Select(rule => "block." + rule.Why)).Order(StringComparer.Ordinal);

        Assert.Equal(asked, PaneWords.Plan.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryRuleTable_EndsWithARowThatAlwaysHolds_AndCoversAllBlocks() =>
        Assert.Equal(ReplyBlocks.All, PlanRules.Blocks.Select(block => block.Block));

    [Theory]
    [InlineData("# formell\n", "t.md, line 1: \"formell\" is no register")]
    [InlineData("## otherwise\n" + Three, "t.md, line 1: a section stands before the first register heading")]
    [InlineData("# any\n- One.\n", "t.md, line 2: a phrasing stands before the first")]
    [InlineData("# any\n## stage=later\n" + Three, "t.md, line 2: stage has no value \"later\"; it is one of application, screen")]
    [InlineData("# any\n## mood=good\n" + Three, "t.md, line 2: \"mood=good\" is no condition; the keys are door, feedback")]
    [InlineData("# any\n## otherwise\n- One.\n- Two.\n", "t.md, line 2: this section has 2 phrasings; it needs 3")]
    [InlineData("# any\n## otherwise\n- One.\n- Two.\n- To {firma}.\n", "t.md, line 5: {firma} is no slot here")]
    [InlineData("# any\n## otherwise\n- One.\n- Two.\n- At {company}.\n", "\"# formal\" (or \"# any\") needs a section \"## otherwise\" with at least 3 phrasings that have no slot")]
    [InlineData("# formal\n## otherwise\n" + Three, "\"# informal\" (or \"# any\") needs a section")]
    [InlineData("# any\n## otherwise\n" + Three + "Stray words\n", "t.md, line 6: this is neither a heading")]
    [InlineData("# any\n## otherwise\n" + Three + "- No full stop\n", "t.md, line 2: \"No full stop\" has no full stop")]
    public void Read_ABadFile_NamesThePlace(string text, string expected)
    {
        var exception = Assert.Throws<InvalidDataException>(() => BlockReader.Read(text, "t.md"));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(maybe)?", "needs at least one word that is not optional")]
    [InlineData("hello (there)?", "ends with something that need not be there")]
    [InlineData("hello ..", "ends with something that need not be there")]
    [InlineData("a||b", "has an empty alternative")]
    [InlineData("he*lo", "is no word")]
    public void Of_ABadPhrase_IsNamed(string phrase, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => PhraseSet.Of([phrase], "here")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("second interview", "A second interview, please.", "second interview")]
    [InlineData("interview*", "Two interviews!", "interviews")]
    [InlineData("*heit", "Die Gelegenheit.", "Gelegenheit")]
    [InlineData("don't", "I don’t know.", "don’t")]
    [InlineData("give|offer me", "Offer me this.", "Offer me")]
    [InlineData("(take back)? that", "Take back that.", "Take back that")]
    [InlineData("(take back)? that", "I know that.", "that")]
    [InlineData("why .. me", "Why on earth not me?", "Why on earth not me")]
    [InlineData("why .. me", "Why? Tell me.", null)]
    [InlineData("why .. me", "Why would anybody in the world tell me?", null)]
    [InlineData("^ why", "Tell me why.", null)]
    [InlineData("best $", "All the best.", "best")]
    [InlineData("best $", "The best one.", null)]
    [InlineData("why .. ?", "I know why.", null)]
    [InlineData("why .. ?", "But why so?", "why")]
    [InlineData("=Sie", "sie und Sie", "Sie")]
    public void Find_FindsAsDescribed(string phrase, string text, string? expected)
    {
        var found = PhraseSet.Of([phrase], "here").Find(WordStream.Of(text));

        Assert.Equal(expected, found.IsEmpty ? null : text.Substring(found[0].Start, found[0].Length));
    }

    [Fact]
    public void Find_InnocentUse_IsTakenBack() =>
        Assert.Equal(11, Assert.Single(PhraseSet.Of(["angry", "!not angry"], "here").Find(WordStream.Of("Not angry. Angry."))).Start);
}
