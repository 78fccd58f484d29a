using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Tests.Classification;

public class TopicLexiconTests
{
    private const string File = "topics.json";

    public static TheoryData<string> Tags => [.. LanguageFiles.Tags.Where(tag => LanguageFiles.Has(tag, File))];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Topics_OfEveryLanguage_AreTheSame_AndHaveWords(string tag)
    {
        var english = LanguageFiles.ReadJson<Dictionary<string, string[]>>("en", File).Keys;
        var others = LanguageFiles.ReadJson<Dictionary<string, string[]>>(tag, File);

        Assert.Equal(english.Order(StringComparer.Ordinal), others.Keys.Order(StringComparer.Ordinal));
        Assert.All(others.Values, words => Assert.NotEmpty(words));
    }

    [Theory]
    [InlineData("en", "desk", "de", "Schreibtisch")]
    [InlineData("fr", "clés", "it", "chiavi")]
    [InlineData("es", "sueldo", "nl", "salaris")]
    [InlineData("pt", "cozinha", "en", "kitchen")]
    public void Read_OfTheSameThingInTwoLanguages_IsTheSameTopic(string one, string word, string other, string translation) =>
        Assert.NotEmpty(Topics(one, word).Intersect(Topics(other, translation)));

    [Fact]
    public void Read_OfWordsThatNameNothing_IsEmpty() => Assert.Empty(Topics("en", "the of xylqr"));

    private static IEnumerable<uint> Topics(string tag, string text)
    {
        var tokens = new Token[16];
        var mentions = new TopicMention[16];
        var count = Tokenizer.Read(text, 0, tokens);
        return [.. mentions.Take(ConceptLexicon.Of(tag).Topics.Read(text, tokens.AsSpan(0, count), mentions)).Select(mention => mention.Topic)];
    }
}
