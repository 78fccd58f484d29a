using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

public sealed class SenderSideTests
{
    private static readonly MailAddress _reader = new("Sam Doe", "sam.doe@mailbox.example");

    [Theory]
    [InlineData("Anna Keller", "anna.keller@norvik.example", "Anna Keller", "Anna.Keller@Norvik.example", true)]
    [InlineData("Anna Keller", "anna.keller@norvik.example", "Tom Reed", "tom.reed@norvik.example", true)]
    [InlineData("Anna Keller", "anna.keller@norvik.example", "Norvik Careers", "no-reply@careers.norvik.example", true)]
    // The subject alone is the same.
    [InlineData("Anna Keller", "anna.keller@norvik.example", "Ines Blume", "ines.blume@halden.example", false)]
    [InlineData("Anna Keller", "anna.keller@norvik.example", "A friend", "friend@gmail.com", false)]
    // Everybody has an address there.
    [InlineData("Anna Keller", "anna.keller@gmail.com", "Ines Blume", "ines.blume@gmail.com", false)]
    [InlineData("Anna Keller", "anna.keller@gmail.com", "Anna", "anna.keller@gmail.com", true)]
    // Many firms write through there.
    [InlineData("Norvik Hiring Team", "no-reply@greenhouse.io", "Norvik Hiring Team", "no-reply@greenhouse.io", true)]
    [InlineData("Norvik Hiring Team", "no-reply@greenhouse.io", "Halden Hiring Team", "no-reply@greenhouse.io", false)]
    [InlineData(null, "no-reply@greenhouse.io", null, "no-reply@greenhouse.io", false)]
    [InlineData("Norvik Hiring Team", "no-reply@greenhouse.io", "Tom Reed", "tom.reed@norvik.example", true)]
    [InlineData("Anna Keller", "anna.keller@norvik.example", "Norvik", "no-reply@lever.co", true)]
    [InlineData("Anna Keller", "anna.keller@norvik.example", "Halden", "no-reply@lever.co", false)]
    // Damaged mail.
    [InlineData("Anna Keller", "", "Tom Reed", "", false)]
    [InlineData("Anna Keller", "anna.keller@norvik.example", "Norvik", "norvik", false)]
    public void IsSame_ForOnePersonOrOneFirm(string? name, string address, string? otherName, string otherAddress, bool expected)
    {
        Assert.Equal(expected, SenderSide.IsSame(From(new(name, address)), From(new(otherName, otherAddress))));
        Assert.Equal(expected, SenderSide.IsSame(From(new(otherName, otherAddress)), From(new(name, address))));
    }

    [Fact]
    public void IsSame_ForWhomAnswersShallGoTo_Holds() =>
        Assert.True(SenderSide.IsSame(From(new(null, "no-reply@greenhouse.io")) with { ReplyTo = [new(null, "jobs@norvik.example")] }, From(new("Tom Reed", "tom.reed@norvik.example"))));

    [Fact]
    public void IsSame_ForTheReader_AtTheSameFirm_DoesNotHold() =>
        Assert.False(SenderSide.IsSame(From(new("Anna Keller", "anna.keller@norvik.example")) with { To = [new("Sam Doe", "sam.doe@norvik.example")] }, From(new("Sam Doe", "Sam.Doe@norvik.example"))));

    [Fact]
    public void IsSame_ForNobody_DoesNotHold() => Assert.False(SenderSide.IsSame(From(new("Anna Keller", "anna.keller@norvik.example")), From(null)));

    [Theory]
    [InlineData("On Fri, 20 Nov 2026 at 10:00, Anna Keller <anna.keller@norvik.example> wrote:", true)]
    [InlineData("Tom Reed [mailto:tom.reed@norvik.example]", true)]
    [InlineData(" Anna Keller", true)]
    [InlineData("Am 20.11.2026 um 10:00 schrieb anna keller:", true)]
    [InlineData("On Fri, 20 Nov 2026 at 10:00, Sam Doe <sam.doe@mailbox.example> wrote:", false)]
    [InlineData(" Sam Doe", false)]
    // Whoever is named here is no one's but the reader's.
    [InlineData(" Sam Doe on behalf of Anna Keller", false)]
    [InlineData(" Ines Blume <ines.blume@halden.example>", false)]
    [InlineData("Anna Keller <@", false)]
    [InlineData("", false)]
    public void IsNamed_InTheWordsAboveAQuotation(string sender, bool expected) =>
        Assert.Equal(expected, SenderSide.IsNamed(From(new("Anna Keller", "anna.keller@norvik.example")), sender));

    private static MailMessage From(MailAddress? from) => new() { From = from, To = [_reader], Body = new(MailBodyKind.Text, "") };
}
