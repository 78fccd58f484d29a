using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

public sealed class QuotedHistoryTests
{
    private const string Own = "Thank you for your patience. We have decided to go on with another person.";

    [Fact]
    public void Read_OfNoHistory_IsEmpty() => Assert.Empty(QuotedHistory.Read(Mails.Text(Own)));

    [Fact]
    public void Read_OfMarkedLines_UnwrapsLevelByLevel()
    {
        var text = Mails.Text($"""
            {Own}

            On Wed, 18 Nov 2026 at 10:00, Sam Doe <sam@applicant.example> wrote:
            > Tuesday suits me well.
            >
            > On Mon, 16 Nov 2026 at 09:00, Anna Keller <anna@firm.example> wrote:
            >> Could you come in on Tuesday?
            >> Anna
            """);

        var history = QuotedHistory.Read(text);

        Assert.Equal(["Tuesday suits me well.", "Could you come in on Tuesday?\nAnna"], history.Select(message => message.Body));
        Assert.Contains("sam@applicant.example", history[0].Sender, StringComparison.Ordinal);
        Assert.Contains("anna@firm.example", history[1].Sender, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From: {0}\nSent: Monday\nTo: {1}\nSubject: Talk")]
    [InlineData("________________________________\nFrom: {0}\nSent: Monday\nTo: {1}\nSubject: Talk")]
    [InlineData("-----Ursprüngliche Nachricht-----\nVon: {0}\nGesendet: Montag\nAn: {1}\nBetreff: Gespräch")]
    [InlineData("De : {0}\nEnvoyé : lundi\nÀ : {1}\nObjet : Entretien")]
    public void Read_OfHeaderLines_NamesTheSenderAlone(string head)
    {
        string Head(string from, string to) => string.Format(System.Globalization.CultureInfo.InvariantCulture, head, from, to);
        var text = Mails.Text($"{Own}\n\n{Head("Sam Doe <sam@applicant.example>", "Anna Keller")}\n\nTuesday suits me well.\n\n{Head("Anna Keller <anna@firm.example>", "Sam Doe <sam@applicant.example>")}\n\nCould you come in on Tuesday?\n");

        var history = QuotedHistory.Read(text);

        Assert.Equal(["Tuesday suits me well.", "Could you come in on Tuesday?"], history.Select(message => message.Body));
        Assert.Equal(["Sam Doe <sam@applicant.example>", "Anna Keller <anna@firm.example>"], history.Select(message => message.Sender.Trim()));
    }

    [Fact]
    public void Read_OfAMarkedElement_WithNoWordsAbove_NamesNobody()
    {
        var text = Mails.Html($"<p>{Own}</p><blockquote type=\"cite\">Could you come in on Tuesday at ten o'clock?</blockquote>");

        Assert.All(QuotedHistory.Read(text), message => Assert.Equal("", message.Sender));
    }

    [Fact]
    public void Read_OfHostileNesting_GoesTenDeep()
    {
        var deep = string.Concat(Enumerable.Range(0, 300).Select(depth => $"{new string('>', depth)} On Mon, 16 Nov 2026, Anna <anna@firm.example> wrote:\n{new string('>', depth + 1)} Level {depth}\n"));

        var history = QuotedHistory.Read(Mails.Text($"{Own}\n\n{deep}"));

        Assert.Equal(Enumerable.Range(0, 10).Select(depth => $"Level {depth}"), history.Select(message => message.Body));
    }
}
