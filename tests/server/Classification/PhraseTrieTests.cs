using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Tests.Classification;

public class PhraseTrieTests
{
    private static readonly PhraseTrie _trie = Create(
        ("move", 1), ("move forward", 2), ("decid*", 3), ("next step*", 4), ("no", 5), ("no longer open", 6), ("absag*", 7));

    [Theory]
    [InlineData("move", 1, 1)]
    [InlineData("move on", 1, 1)]
    [InlineData("move forward now", 2, 2)]
    [InlineData("Decided", 3, 1)]
    [InlineData("next steps", 4, 2)]
    // A phrase that is not finished gives back its beginning, if that is a phrase itself.
    [InlineData("no longer closed", 5, 1)]
    [InlineData("no longer open", 6, 3)]
    [InlineData("Absagebrief", 7, 1)]
    [InlineData("removed", 0, 0)]
    public void Longest_AtTheFirstWord_IsTheLongestPhrase(string text, int value, int length)
    {
        var tokens = new Token[16];
        var count = Tokenizer.Read(text, 0, tokens);

        var found = _trie.Longest(text, tokens.AsSpan(0, count), 0, out var values);

        Assert.Equal(length, found);
        Assert.Equal(value, values.IsEmpty ? 0 : values[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("a*")]
    public void Add_OfNoWord_Throws(string phrase) => Assert.Throws<FormatException>(() => new PhraseTrie().Add(phrase, 1));

    private static PhraseTrie Create(params ReadOnlySpan<(string Phrase, int Value)> phrases)
    {
        var trie = new PhraseTrie();
        foreach (var (phrase, value) in phrases)
            trie.Add(phrase, (ushort)value);
        return trie;
    }
}
