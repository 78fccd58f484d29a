using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>What one press does about a check.</summary>
public sealed class MendTests
{
    [Theory]
    [InlineData("L12", "Thank you. Please reconsider. All the best.", "Thank you. All the best.")]
    [InlineData("L12", "Thank you. All the best. Please reconsider.", "Thank you. All the best.")]
    [InlineData("L12", "Thank you.\n\nPlease reconsider.\n\nAll the best.", "Thank you.\n\nAll the best.")]
    [InlineData("L12", "Please reconsider. Change your mind. All the best.", "All the best.")]
    [InlineData("L12", "Thank you. Please reconsider. Change your mind.\n\nAll the best.", "Thank you.\n\nAll the best.")]
    [InlineData("L21", "Thank you!! All the best!", "Thank you. All the best.")]
    [InlineData("L05", "Thank you and all at Nortwind Ferries.", "Thank you and all at Northwind Ferries.")]
    public void Mends_Applied_LeaveACleanLetter(string id, string body, string expected)
    {
        var text = $"Dear Anna,\n\n{body}\n\nKind regards,\nSam";

        var mended = Apply(text, Checks(text).Single(check => check.Id == id).Mends);

        Assert.Equal($"Dear Anna,\n\n{expected}\n\nKind regards,\nSam", mended);
        Assert.True(Checks(mended).Single(check => check.Id == id).Passed);
    }

    private static ImmutableArray<ReplyCheck> Checks(string text) =>
        ReplyChecker.Check(new(text, "en", ReplyCase.Rejection with { Stage = Stage.Final }, new()), "en").Checks;

    private static string Apply(string text, ImmutableArray<TextEdit> mends) =>
        mends.Reverse().Aggregate(text, (now, mend) => now.Remove(mend.Start, mend.Length).Insert(mend.Start, mend.Replacement));
}
