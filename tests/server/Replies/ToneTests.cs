using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>What the user may ask of the sound and the length of a reply.</summary>
public sealed class ToneTests
{
    /// <summary>So that no single mail's luck decides.</summary>
    private const int Mails = 40;

    public static TheoryData<string> Languages => [.. ReplyWords.Tags];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_InAnotherTone_SaysTheSameBlocksInOtherWords(string language)
    {
        foreach (var index in Enumerable.Range(0, Mails))
        {
            var even = Case(language, index).Write()!;
            var warmer = Case(language, index, new() { Tone = ReplyTone.Warmer }).Write()!;
            var plainer = Case(language, index, new() { Tone = ReplyTone.Plainer }).Write()!;

            Assert.Equal(Blocks(even), Blocks(warmer));
            Assert.Equal(Blocks(even), Blocks(plainer));
            Assert.Equal(3, new[] { even, warmer, plainer }.Select(reply => Of(reply, ReplyBlocks.Thanks)).Distinct().Count());
            Assert.NotEqual(Of(warmer, ReplyBlocks.Wishes), Of(plainer, ReplyBlocks.Wishes));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_Plainer_TakesFewerWordsThanWarmer(string language)
    {
        var words = new[] { ReplyTone.Plainer, ReplyTone.Warmer }
            .Select(tone => Enumerable.Range(0, Mails).Average(index => Case(language, index, new() { Tone = tone }).Write()!.Words)).ToArray();

        Assert.True(words[0] + 10 < words[1], $"{words[0]} words plainer, {words[1]} warmer");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_Shorter_IsMuchShorter(string language)
    {
        foreach (var index in Enumerable.Range(0, Mails))
        {
            var usual = Case(language, index).Write()!;
            var shorter = Case(language, index, new() { Length = ReplyExtent.Shorter }).Write()!;

            Assert.InRange(shorter.Words, 40, 90);
            Assert.True(shorter.Words + 10 <= usual.Words, $"{shorter.Words} words instead of {usual.Words}:\n{shorter.Text}");
        }
    }

    [Fact]
    public void Plan_Shorter_SparesWhatTheUserDidNotAskFor()
    {
        var blocks = new ReplyCase(ReplyCase.Rejection with { Stage = Stage.Final })
        {
            Preferences = new() { Length = ReplyExtent.Shorter, Blocks = ImmutableDictionary<string, bool>.Empty.Add(ReplyBlocks.KeepOnFile, true) },
        }.Plan().Blocks.ToDictionary(block => block.Id);

        Assert.False(blocks[ReplyBlocks.Appreciation].On);
        Assert.False(blocks[ReplyBlocks.Disappointment].On);
        Assert.True(blocks[ReplyBlocks.KeepOnFile].On);
        Assert.Equal("You asked for a shorter reply, and this can be spared.", blocks[ReplyBlocks.Appreciation].Why);
    }

    [Fact]
    public void Plan_ShorterWithANote_KeepsTheUsersOwnSentence() =>
        Assert.True(new ReplyCase(ReplyCase.Rejection) { Preferences = new() { Length = ReplyExtent.Shorter, PersonalNote = "I liked the tour." } }
            .Plan().Blocks.Single(block => block.Id == ReplyBlocks.Appreciation).On);

    private static ReplyCase Case(string language, int index, ReplyPreferences? preferences = null) =>
        new(ReplyCase.Rejection with { Language = language, Stage = Stage.Final })
        {
            MessageId = $"<{index}@mail.example>",
            Preferences = preferences ?? new(),
        };

    private static IEnumerable<string> Blocks(Reply reply) => reply.Parts.Select(part => part.Block);

    private static string Of(Reply reply, string block) =>
        reply.Parts.Single(part => part.Block == block) is var part ? reply.Text.Substring(part.Start, part.Length) : "";
}
