using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Tests.Classification;

public class ConceptLexiconTests
{
    public static TheoryData<string> Tags => [.. LanguageFiles.Tags.Where(tag => LanguageFiles.Has(tag, "concepts.json"))];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Concepts_OfEveryLanguage_AreThoseOfEnglish(string tag)
    {
        var english = LanguageFiles.ReadJson<Dictionary<string, string[]>>("en", "concepts.json").Keys;
        var others = LanguageFiles.ReadJson<Dictionary<string, string[]>>(tag, "concepts.json");

        Assert.Empty(others.Keys.Except(english));
        Assert.DoesNotContain(others, concept => concept.Value.Length == 0);
    }

    [Fact]
    public void Names_AreFewEnoughForAFeatureMask() => Assert.InRange(ConceptLexicon.Names.Length, 60, 128);

    [Theory]
    [InlineData("We decided to move forward with another candidate", "we decide proceed other candidate")]
    [InlineData("The bench went to Ana", "workplace gowith name")]
    [InlineData("Unfortunately, we can’t offer you the job", "regret we would neg offer job")]
    public void Read_OfASentence_NamesItsConcepts(string sentence, string concepts)
    {
        var tokens = new Token[64];
        var mentions = new Mention[64];
        var count = Tokenizer.Read(sentence, 0, tokens);

        var found = new ConceptLexicon("en", namesAreCapital: true).Read(sentence, tokens.AsSpan(0, count), mentions);

        Assert.Equal(concepts, string.Join(' ', mentions.Take(found).Select(mention => ConceptLexicon.Names[mention.Concept])));
    }
}
