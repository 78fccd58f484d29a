using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

public sealed class QuotationTests
{
    private const string Own = "Thank you for coming in last week. We have decided to go on with another person.";
    private const string Older = "I look forward to our talk on Tuesday. Here is my portfolio, as promised.";

    [Theory]
    [InlineData("On Fri, 20 Nov 2026 at 10:00, Sam Doe <sam@applicant.example> wrote:")]
    [InlineData("On Fri, 20 Nov 2026 at 10:00, Sam Doe\n<sam@applicant.example> wrote:")]
    [InlineData("Sam Doe <sam@applicant.example> wrote on 20 November 2026:")]
    [InlineData("Am 20.11.2026 um 10:00 schrieb Sam Doe <sam@applicant.example>:")]
    [InlineData("Am Fr., 20. Nov. 2026 um 10:00 Uhr schrieb Sam Doe <\nsam@applicant.example>:")]
    [InlineData("Sam Doe schrieb am 20.11.2026 um 10:00:")]
    [InlineData("Le ven. 20 nov. 2026 à 10:00, Sam Doe <sam@applicant.example> a écrit :")]
    [InlineData("Le 20/11/2026 à 10:00, Sam Doe a écrit\u00A0:")]
    [InlineData("El vie, 20 nov 2026 a las 10:00, Sam Doe (<sam@applicant.example>) escribió:")]
    [InlineData("Il giorno ven 20 nov 2026 alle ore 10:00 Sam Doe <sam@applicant.example> ha scritto:")]
    [InlineData("Em sex., 20 de nov. de 2026 às 10:00, Sam Doe <sam@applicant.example> escreveu:")]
    [InlineData("Sam Doe <sam@applicant.example> escreveu no dia sexta, 20/11/2026 à(s) 10:00:")]
    [InlineData("Op vr 20 nov 2026 om 10:00 schreef Sam Doe <sam@applicant.example>:")]
    [InlineData("-----Original Message-----\nFrom: Sam Doe\nSent: Friday\nTo: Anna\nSubject: Talk")]
    [InlineData("-----Ursprüngliche Nachricht-----\nVon: Sam Doe\nGesendet: Freitag\nAn: Anna\nBetreff: Gespräch")]
    [InlineData("________________________________\nFrom: Sam Doe <sam@applicant.example>\nSent: Friday, November 20, 2026\nTo: Anna <anna@firm.example>\nSubject: Talk")]
    [InlineData("De : Sam Doe\nEnvoyé : vendredi 20 novembre 2026\nÀ : Anna\nObjet : Entretien")]
    [InlineData("Da: Sam Doe\nInviato: venerdì 20 novembre 2026\nA: Anna\nOggetto: Colloquio")]
    [InlineData("De: Sam Doe\nEnviado el: viernes, 20 de noviembre\nPara: Anna\nAsunto: Entrevista")]
    [InlineData("De: Sam Doe\nEnviada em: sexta-feira, 20 de novembro\nPara: Anna\nAssunto: Entrevista")]
    [InlineData("Van: Sam Doe\nVerzonden: vrijdag 20 november\nAan: Anna\nOnderwerp: Gesprek")]
    [InlineData("*From:* Sam Doe\n*Date:* Friday\n*To:* Anna\n*Subject:* Talk")]
    [InlineData("---------- Forwarded message ---------\nFrom: Sam Doe\nDate: Friday\nSubject: Talk\nTo: Anna")]
    public void History_IsCut(string head)
    {
        foreach (var text in new[] { Mails.Text($"Hello Sam,\n\n{Own}\n\n{head}\n\n{Older}\n"), Mails.Html(($"Hello Sam,\n\n{Own}\n\n" + System.Net.WebUtility.HtmlEncode(head) + $"\n\n{Older}").ReplaceLineEndings("<br>")) })
        {
            Assert.Equal($"Hello Sam,\n\n{Own}", text.Newest());
            Assert.EndsWith(Older, text.QuotationText(), StringComparison.Ordinal);
            Assert.False(text.IsForwarded);
            MailTextContract.Hold(text);
        }
    }

    [Theory]
    [InlineData("<div class=\"gmail_quote\"><div class=\"gmail_attr\">Sam, 20 Nov</div><blockquote>{0}</blockquote></div>")]
    [InlineData("<div class=\"x_gmail_quote x_gmail_quote_container\">{0}</div>")]
    [InlineData("<blockquote type=\"cite\">{0}</blockquote>")]
    [InlineData("<div id=\"appendonsend\"></div><hr><div>{0}</div>")]
    [InlineData("<hr tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>Sam</b></div><div>{0}</div>")]
    [InlineData("<div class=\"yahoo_quoted\" id=\"yahoo_quoted_4711\">{0}</div>")]
    [InlineData("<div id=\"ydp1yahoo_quoted_1\" class=\"yahoo_quoted\">{0}</div>")]
    [InlineData("<div class=\"moz-cite-prefix\">Sam</div><blockquote type=\"cite\">{0}</blockquote>")]
    [InlineData("<div name=\"quote\">{0}</div>")]
    public void MarkedHistory_IsCut(string quoted)
    {
        var text = Mails.Html($"<p>Hello Sam,</p><p>{Own}</p>" + string.Format(System.Globalization.CultureInfo.InvariantCulture, quoted, Older));

        Assert.Equal($"Hello Sam,\n\n{Own}", text.Newest());
        Assert.Contains(Older, text.QuotationText(), StringComparison.Ordinal);
    }

    [Fact]
    public void MarkedLines_AreCut()
    {
        var text = Mails.Text($"{Own}\n\n> {Older}\n> and more\n");

        Assert.Equal(Own, text.Newest());
        Assert.Equal($"> {Older}\n> and more", text.QuotationText());
    }

    [Fact]
    public void AnswerBelowTheQuotation_IsRead()
    {
        var text = Mails.Text($"On Fri, 20 Nov 2026, Sam Doe wrote:\n> {Older}\n> and more\n\nHello Sam,\n\n{Own}\n");

        Assert.Equal($"Hello Sam,\n\n{Own}", text.Newest());
        Assert.False(text.IsForwarded);
        Assert.Contains("and more", text.QuotationText(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnswerBelowAMarkedElement_IsRead()
    {
        var text = Mails.Html($"<blockquote type=cite>{Older}</blockquote><p>{Own}</p>");

        Assert.Equal(Own, text.Newest());
    }

    [Theory]
    [InlineData("", "FW: Your application", "---------- Forwarded message ---------\nFrom: Talent <talent@firm.example>\nDate: Friday\nSubject: Your application\nTo: Sam")]
    [InlineData("See below. Sam", "Fwd: Your application", "Begin forwarded message:\n\nFrom: Talent <talent@firm.example>\nSubject: Your application\nDate: Friday\nTo: Sam")]
    [InlineData("FYI", "WG: Ihre Bewerbung", "Von: Talent <talent@firm.example>\nGesendet: Freitag\nAn: Sam\nBetreff: Ihre Bewerbung")]
    [InlineData("Sent from my iPhone", "Your application", "On 20 Nov 2026, at 10:00, Talent <talent@firm.example> wrote:")]
    public void ForwardedMail_IsReadBelowTheCut(string above, string subject, string head)
    {
        var text = Mails.Text($"{above}\n\n{head}\n\nDear Sam,\n\n{Own}\n", subject);

        Assert.True(text.IsForwarded);
        Assert.Equal($"Dear Sam,\n\n{Own}", text.Newest());
    }

    [Fact]
    public void ForwardedMail_LosesItsOwnHistory()
    {
        var text = Mails.Text($"---------- Forwarded message ---------\nFrom: Talent\nDate: Friday\nSubject: No\nTo: Sam\n\n{Own}\n\nOn 19 Nov 2026, Sam wrote:\n> {Older}\n");

        Assert.Equal(Own, text.Newest());
        Assert.EndsWith(Older, text.QuotationText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("In your letter you wrote: I am a quick learner. We liked that.")]
    [InlineData("Here is what our jury wrote:\n\nA strong portfolio, and clear thinking.")]
    [InlineData("From: our first talk to this day we were impressed.")]
    [InlineData("Your slot:\nFrom: 10:00\nTo: 11:00\nPlease be on time.")]
    [InlineData("-----\nNews of the week\n-----")]
    public void OrdinaryText_IsNotCut(string body)
    {
        var text = Mails.Text(body);

        Assert.Null(text.Quotation);
        Assert.Equal(text.Visible.Length, text.Newest.Length);
    }

    [Theory]
    [InlineData("Kind regards,\nAnna", "Kind regards,\nAnna")]
    [InlineData("Best,\nAnna", "Best,\nAnna")]
    [InlineData("Regards,The Recruiting Team", "Regards,The Recruiting Team")]
    [InlineData("Mit freundlichen Grüßen\nAnna K.", "Mit freundlichen Grüßen\nAnna K.")]
    [InlineData("Viele Grüße aus Leipzig\nAnna", "Viele Grüße aus Leipzig\nAnna")]
    [InlineData("Cordialement,\nAnna", "Cordialement,\nAnna")]
    [InlineData("L’équipe recrutement", "L’équipe recrutement")]
    [InlineData("Un saludo,\nAna", "Un saludo,\nAna")]
    [InlineData("Cordiali saluti\nAnna", "Cordiali saluti\nAnna")]
    [InlineData("Atenciosamente,\nAna", "Atenciosamente,\nAna")]
    [InlineData("Met vriendelijke groet,\nAnna", "Met vriendelijke groet,\nAnna")]
    [InlineData("-- \nAnna, Firm", "--\nAnna, Firm")]
    [InlineData("Sent from my iPhone", "Sent from my iPhone")]
    [InlineData("This email and any attachments are confidential to the addressee.", "This email and any attachments are confidential to the addressee.")]
    [InlineData("With my apologies and all good wishes to you,\nAnna Kowalska\nFirm", "With my apologies and all good wishes to you,\nAnna Kowalska\nFirm")]
    [InlineData("À bientôt,\n\nClaire de la Tour", "À bientôt,\n\nClaire de la Tour")]
    [InlineData("Anna Kowalska\nHead of hiring\nFirm", "Anna Kowalska\nHead of hiring\nFirm")]
    [InlineData("Anna", "Anna")]
    [InlineData("As soon as there is a place again,\nwe will write to you.", null)]
    [InlineData("Please look at these places:\nData Analyst\nData Engineer", null)]
    [InlineData("Best practice is to ask again in a year.", null)]
    [InlineData("Thank you for your patience with us.", null)]
    [InlineData("Thanks to all who applied.", null)]
    public void Signature_BeginsAtTheClosing(string closing, string? expected)
    {
        var text = Mails.Text($"Hello Sam,\n\n{Own}\n\n{closing}\n");

        Assert.Equal(expected, text.SignatureText());
        Assert.Contains("We have decided to go on with another person.", text.SentenceTexts());
    }

    [Fact]
    public void SignatureElement_IsTheSignature() =>
        Assert.Equal("Anna K.\nFirm", Mails.Html($"<p>{Own}</p><div class=gmail_signature>Anna K.<br>Firm</div>").SignatureText());

    [Fact]
    public void ThanksAtTheTop_AreNoSignature()
    {
        var text = Mails.Text("Thank you!\n\nWe have your application and will be in touch.");

        Assert.Null(text.Signature);
        Assert.Equal(2, text.Sentences.Length);
    }
}
