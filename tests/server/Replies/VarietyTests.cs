using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>A reply reads like one person's letter, and two letters do not read like one form.</summary>
public sealed class VarietyTests
{
    /// <summary>Of one recruiter, one after the other.</summary>
    private const int Mails = 120;

    /// <summary>Shorter words repeat without anyone noticing.</summary>
    private const int LongWord = 7;

    public static TheoryData<string> Languages => [.. ReplyWords.Tags];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_TwoMailsOfOneRecruiter_GetDifferentReplies(string language)
    {
        var (pairs, same) = (0, 0);
        foreach (var (name, replies) in Replies(language))
        {
            var equal = replies.Zip(replies.Skip(1)).Count(pair => pair.First.Text == pair.Second.Text);
            Assert.True(equal <= 0.08 * replies.Count, $"{name}: {equal} of {replies.Count} replies are the one before");
            (pairs, same) = (pairs + replies.Count - 1, same + equal);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{language}: {same} of {pairs} replies are, word for word, the one before");
        Assert.True(same <= 0.02 * pairs, $"{same} of {pairs} replies are the one before");
    }

    [Fact]
    public void Write_OneMailTwice_IsTheSameReply() =>
        Assert.All(Situations.All.Values, situation => Assert.Equal(situation.Write()?.Text, situation.Write()?.Text));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_AnyMail_VariesOpeningsAndWords(string language)
    {
        var (all, alike, repeated) = (0, new List<string>(), new List<string>());
        foreach (var reply in Replies(language).SelectMany(situation => situation.Replies))
        {
            var sentences = Sentences(reply);
            all++;
            if (sentences.GroupBy(sentence => $"{sentence[0]} {sentence[1]}").FirstOrDefault(group => group.Count() > 1) is { } opening)
                alike.Add($"{opening.Key}\n{reply.Text}");
            if (sentences.SelectMany(sentence => sentence.Where(word => word.Length >= LongWord).Distinct()).GroupBy(word => word).FirstOrDefault(group => group.Count() > 2) is { } word)
                repeated.Add($"{word.Key}\n{reply.Text}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{language}: of {all} replies {alike.Count} have two sentences with one opening, {repeated.Count} a long word three times");
        Assert.True(alike.Count <= 0.02 * all, $"{alike.Count} of {all} begin two sentences alike:\n{string.Join("\n\n", alike.Take(3))}");
        Assert.True(repeated.Count <= 0.02 * all, $"{repeated.Count} of {all} say one word three times:\n{string.Join("\n\n", repeated.DistinctBy(text => text.Split('\n')[0]).Take(5))}");
    }

    private static IEnumerable<(string Name, IReadOnlyList<Reply> Replies)> Replies(string language) =>
        from situation in Situations.All
        from register in new[] { Register.Formal, Register.Informal }
        let replies = Enumerable.Range(0, Mails).Select(index => Write(situation.Value, language, register, index)).OfType<Reply>().ToList()
        where replies.Count > 0
        select ($"{situation.Key} {register}", (IReadOnlyList<Reply>)replies);

    private static Reply? Write(ReplyCase situation, string language, Register register, int index) =>
        (situation with { Mail = situation.Mail with { Language = language, Register = register }, MessageId = $"<{index}@mail.example>" }).Write();

    /// <summary>The body's, each of two words at least, without what the mail calls company and role.</summary>
    private static string[][] Sentences(Reply reply) =>
    [
        .. reply.Text[reply.Parts[0].Length..reply.Parts[^1].Start]
            .Replace("Northwind Ferries", "", StringComparison.Ordinal).Replace("Data Analyst", "", StringComparison.Ordinal)
            .Split(['.', '?', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(sentence => WordCount.Words(sentence).Select(word => word.ToLowerInvariant()).ToArray())
            .Where(words => words.Length > 1),
    ];
}
