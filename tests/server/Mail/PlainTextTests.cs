using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

public sealed class PlainTextTests
{
    private const string Wrapped = """
        Dear Sam,

        We want to thank you for the time that you gave us while we looked for a
        new colleague in our team. With regard to the application for the position
        above, we are going on with another person whose experience is closer to
        what the job asks for.

        You may find other openings on our page:
        - Data Analyst in Leeds, which we would be glad to see you apply for soon,
        - Data Engineer in York.

        Kind regards,
        Anna
        """;

    [Fact]
    public void WrappedLines_AreJoined()
    {
        var text = Mails.Text(Wrapped.ReplaceLineEndings("\r\n"));

        Assert.Equal(
            [
                "Dear Sam,",
                "We want to thank you for the time that you gave us while we looked for a new colleague in our team.",
                "With regard to the application for the position above, we are going on with another person whose experience is closer to what the job asks for.",
                "You may find other openings on our page:",
                "Data Analyst in Leeds, which we would be glad to see you apply for soon,",
                "Data Engineer in York.",
            ],
            text.SentenceTexts());
        Assert.Equal("Kind regards,\nAnna", text.SignatureText());
    }

    [Fact]
    public void WrappedLinesWithinHtml_AreJoined() =>
        Assert.Equal(Mails.Text(Wrapped).Visible, Mails.Html(Wrapped.ReplaceLineEndings("<br>\r\n")).Visible);

    [Fact]
    public void ShortLines_StayApart()
    {
        const string Text = "Dear Sam,\nthank you for applying.\nWe went on with others.\nKind regards\nAnna";

        Assert.Equal(Text, Mails.Text(Text).Visible);
    }

    [Theory]
    [InlineData("We have your proposal for the post of\nanalyst and will read it.", "We have your proposal for the post of analyst and will read it.")]
    [InlineData("It has nothing to do with what you\nsent: we were impressed.", "It has nothing to do with what you sent: we were impressed.")]
    [InlineData("You will find us at these addresses\nhttps://firm.example/jobs\nwww.firm.example", "You will find us at these addresses\nhttps://firm.example/jobs\nwww.firm.example")]
    [InlineData("Sehr geehrte Frau Doe,\nvielen Dank für die Bewerbung.", "Sehr geehrte Frau Doe,\nvielen Dank für die Bewerbung.")]
    [InlineData("We look forward to hearing from you\nkind regards\nAnna", "We look forward to hearing from you\nkind regards\nAnna")]
    [InlineData("We are looking for these:\npython\nsql", "We are looking for these:\npython\nsql")]
    public void SentenceBrokenByHand_IsJoined(string text, string expected) => Assert.Equal(expected, Mails.Text(text).Visible);

    [Fact]
    public void LongParagraphs_StayApart()
    {
        var paragraph = string.Concat(Enumerable.Repeat("We thank you for all of it, ", 8)).Trim();
        var text = $"{paragraph}\n{paragraph}\nWe received your application for the post of Data Analyst in Leeds.\nKind regards,\nAnna";

        Assert.Equal(text, Mails.Text(text).Visible);
    }

    [Fact]
    public void FlowedLines_AreJoined()
    {
        var text = Mails.Text("Thank you for \nthe time.\n-- \nAnna", "", new MailHeader("Content-Type", "text/plain; charset=utf-8; format=flowed"));

        Assert.Equal("Thank you for the time.\n--\nAnna", text.Visible);
    }

    [Theory]
    [InlineData("<p>One</p> & &amp;", "<p>One</p> & &amp;")]
    [InlineData("One\r\nTwo\rThree\nFour", "One\nTwo\nThree\nFour")]
    [InlineData("One\n\n\n\nTwo", "One\n\nTwo")]
    [InlineData("don’t", "don’t")]
    public void PlainText_IsTakenAsItIs(string text, string expected) => Assert.Equal(expected, Mails.Text(text).Visible);

    [Fact]
    public void EmptyBody_GivesEmptyParts()
    {
        var text = Mails.Text("");

        Assert.Equal("", text.Visible);
        Assert.Empty(text.Sentences);
        Assert.Null(text.Signature);
        Assert.Null(text.Quotation);
    }
}
