using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Tests.Languages;

public sealed class LanguageFilesTests
{
    /// <summary>The language that the others are measured by.</summary>
    private const string Model = "en";

    public static TheoryData<string> Tags => [.. LanguageFiles.Tags];

    [Fact]
    public void Tags_AreTheSevenLanguagesAndTheVariants()
    {
        Assert.Equal(["de", "en", "es", "fr", "it", "nl", "pt"], LanguageFiles.Tags);
        Assert.Equal(["pt-PT"], LanguageFiles.AllTags.Except(LanguageFiles.Tags));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void EachLanguage_HasEachFile(string tag)
    {
        Assert.Equal(LanguageFiles.List(Model, "blocks"), LanguageFiles.List(tag, "blocks"));
        foreach (var file in new[] { "salutations", "plan", "check-messages", "checks", "follow-ups", "concepts", "cues", "detection", "facts", "quotation", "sentences" })
            Assert.NotEmpty(LanguageFiles.ReadText(tag, $"{file}.json"));
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("pt-PT", "pt-PT")]
    [InlineData("pt-pt", "pt-PT")]
    [InlineData("PT-br", "pt")]
    [InlineData("ja", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Find_Tag_GivesTheNearestKnownOne(string? tag, string? expected) => Assert.Equal(expected, LanguageFiles.Find(tag));

    [Fact]
    public void ReadText_OfAVariant_TakesWhatIsMissingFromItsLanguage() =>
        Assert.Equal(LanguageFiles.ReadText("pt", "plan.json"), LanguageFiles.ReadText("pt-PT", "plan.json"));

    [Fact]
    public void ReadText_OfNoFile_NamesIt()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => LanguageFiles.ReadText("de", "nothing.json"));

        Assert.Contains("Languages/de/nothing.json", missing.Message, StringComparison.Ordinal);
    }
}
