using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

public sealed class OneLineTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("  Your   application\t", "Your application")]
    [InlineData("A\r\nATTENDEE:x", "A ATTENDEE:x")]
    [InlineData("Al\u202Eice\u2066\u200B\u0000\u001B", "Alice")]
    [InlineData("a\u2028b\u0085c", "a b c")]
    [InlineData("a\uD83Db", "ab")]
    [InlineData("Zoë 😀 Łukasz", "Zoë 😀 Łukasz")]
    public void Of_LeavesWhatIsSeen(string? text, string expected) => Assert.Equal(expected, OneLine.Of(text, 100));

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab cd", 3, "ab")]
    [InlineData("ab😀", 3, "ab")]
    public void Of_CutsBetweenCharacters(string text, int longest, string expected) => Assert.Equal(expected, OneLine.Of(text, longest));
}
