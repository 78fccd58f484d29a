using System.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

/// <summary>Time in proportion to length, whatever the shape.</summary>
public sealed class HostileMailTests
{
    public static TheoryData<string, string, int> Shapes => new()
    {
        { "<div>", "", 200_000 },
        { "<div style='display:none'>", "", 200_000 },
        { "<b><i><u><s><em>", "", 200_000 },
        { "<b>x<p>", "", 500_000 },
        { "<!-- ", "", 400_000 },
        { "<!--x--", "", 400_000 },
        { "&amp;", "", 600_000 },
        { "&amp", "", 1_000_000 },
        { "&", "", 5_000_000 },
        { "&#", "", 2_000_000 },
        { "&#1", "", 1_000_000 },
        { "<", "", 5_000_000 },
        { "</", "", 2_000_000 },
        { "<a ", "", 1_000_000 },
        { "<a =", "", 1_000_000 },
        { "<a b='", "", 1_000_000 },
        { "<a b=\"x\" ", "", 500_000 },
        { "</x>", "", 1_000_000 },
        { "<span></b>", "", 500_000 },
        { "<table><tr><td>", "", 300_000 },
        { "<script>", "", 500_000 },
        { "</scrip", "<script>", 600_000 },
        { "<p style='font-size:0;color:red;x:", "", 100_000 },
        { "<p style='" , "", 300_000 },
        { "<p class='a a a a a a a a'>", "", 200_000 },
        { "a.B", "", 1_500_000 },
        { "wrote:\n", "", 700_000 },
        { "From: a\n", "", 600_000 },
        { "On 1 wrote: On 1 ", "", 300_000 },
        { ">\n", "", 2_000_000 },
        { "> a\nb\n", "", 700_000 },
        { "Best\n", "", 1_000_000 },
        { "\u200B", "", 5_000_000 },
        { " ", "", 5_000_000 },
        { "\n", "", 5_000_000 },
        { "-", "", 5_000_000 },
        { "!", "", 5_000_000 },
        { "x", "", 5_000_000 },
        { "\uD83D", "", 2_000_000 },
    };

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void RepeatedPieces_TakeLinearTimeAndKeepTheContract(string piece, string before, int times)
    {
        var body = before + new StringBuilder().Insert(0, piece, times);
        foreach (var kind in new[] { MailBodyKind.Html, MailBodyKind.Text })
        {
            var text = InTime.Read(new MailMessage { Body = new MailBody(kind, body) }, kind.ToString());
            MailTextContract.Hold(text);
        }
    }

    [Fact]
    public void WordsBehindDeepNesting_AreRead()
    {
        const int Depth = 200_000;
        var body = string.Concat(Enumerable.Repeat("<div>", Depth)) + "We have chosen someone else." + string.Concat(Enumerable.Repeat("</div>", Depth)) + "<p>Kind wishes to you.</p>";

        Assert.Equal(["We have chosen someone else.", "Kind wishes to you."], Mails.Html(body).SentenceTexts());
    }

    [Fact]
    public void HiddenWordsBehindDeepNesting_StayHidden()
    {
        var body = string.Concat(Enumerable.Repeat("<div>", 300)) + "<span style='display:none'>not <b>seen</b></span>" + string.Concat(Enumerable.Repeat("</div>", 300)) + "Seen";

        Assert.Equal("Seen", Mails.Html(body).Visible);
    }

    [Fact]
    public void MoreTextThanIsKept_IsToldAndCut()
    {
        var text = Mails.Html("<p>" + string.Concat(Enumerable.Repeat("We thank you for it. ", 300_000)) + "</p>");

        Assert.True(text.IsTruncated);
        Assert.Equal(MailLimits.Text, text.Visible.Length);
        Assert.Equal(MailLimits.Sentences, text.Sentences.Length);
    }

    [Fact]
    public void RandomSoup_NeverThrowsAndKeepsTheContract()
    {
        string[] pieces = ["<div>", "</div>", "<p style='display:none'>", "</p>", "<td>", "<table>", "</table>", "<b>", "</b>", "<li>", "<br>", "&amp;", "&#1", "<!--", "-->", "'", "\"", "<blockquote type=cite>",
            "</blockquote>", "On 1 May, Anna wrote:\n", "> a", "\n", "\r\n", "From: a\n", "Sent: b\n", "To: c\n", "Subject: d\n", "-----Original Message-----\n", "Kind regards,\n", "-- \n", "We thank you. ", "word ",
            "Dr. ", "3. ", "application.We ", "\u200B", "\u00A0", "é", "😀", "\uD83D", "<script>", "</script>", "<span class=gmail_quote>", "</span>", "\0", "*", "•", "…", "\t", ">"];
        var random = new Random(20261123);
        for (var round = 0; round < 4000; round++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
            MailTextContract.Hold(MailTextReader.Read(new MailMessage { Body = new MailBody(round % 2 == 0 ? MailBodyKind.Html : MailBodyKind.Text, body) }));
        }
    }
}
