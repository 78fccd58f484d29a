using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>How far it went, whether the door is open and how the answer comes.</summary>
public class FactsStoryTests
{
    private static readonly MailClassifier _classifier = new();

    [Theory]
    [InlineData("Of the three finalists we have chosen another candidate for the role.", Stage.Final)]
    [InlineData("Thank you for the time you gave to the take-home task. We have chosen another candidate.", Stage.Assessment)]
    [InlineData("Thank you for coming to our office. We have decided to hire another candidate.", Stage.Interview)]
    [InlineData("When we talked on the phone you asked for a quick answer. We have decided to hire another candidate.", Stage.Screen)]
    [InlineData("vielen Dank für die Probeaufgabe. Leider haben wir uns für eine andere Bewerberin entschieden.", Stage.Assessment)]
    [InlineData("Merci pour nos deux entretiens. Nous avons finalement retenu une autre candidate.", Stage.Interview)]
    [InlineData("Gracias por hacer la prueba práctica. Hemos decidido seguir con otra persona.", Stage.Assessment)]
    [InlineData("Grazie per i tre colloqui. Abbiamo deciso di proseguire con un altro candidato.", Stage.Interview)]
    [InlineData("Obrigada pelas duas entrevistas. Decidimos seguir com outra candidata.", Stage.Interview)]
    [InlineData("Fijn dat u bij ons langs kwam. Helaas hebben we voor een andere kandidaat gekozen.", Stage.Interview)]
    public void Classify_OfARejection_TellsTheStage(string body, Stage stage) => Assert.Equal(stage, Classify(body).Stage);

    [Theory]
    [InlineData("We have decided to hire another candidate. I will call you tomorrow to explain why.", Delivery.AnnouncesCall)]
    [InlineData("We have decided to hire another candidate. I will call you in March.", Delivery.Mail)]
    [InlineData("Nous avons choisi une autre candidate pour le poste. Je t'appellerai en mars.", Delivery.Mail)]
    [InlineData("Helaas hebben we voor een andere kandidaat gekozen. In het najaar zoeken we weer iemand en dan bel ik u graag.", Delivery.Mail)]
    public void Classify_ThatAnnouncesACall_TellsOneAboutThisDecision(string body, Delivery delivery)
    {
        var said = Classify(body);

        Assert.Equal(delivery, said.Delivery);
        Assert.Null(said.ReapplyAfter);
        if (delivery == Delivery.Mail)
            Assert.Equal(Door.ExplicitOpen, said.Door);
    }

    [Theory]
    [InlineData("We have decided to hire another candidate. It was between you and one other person.", true)]
    [InlineData("We have decided to hire another candidate. We had four finalists.", false)]
    [InlineData("Abbiamo scelto un altro candidato. La scelta era tra Lei e un collega di Trieste.", true)]
    public void Classify_OfTheLastTwo_TellsWhoCameSecond(string body, bool isSecond) => Assert.Equal(isSecond, Classify(body).SilverMedalist);

    [Theory]
    [InlineData("Brackmere Bank Lending", "We are unable to offer you a loan on this occasion, as your income is below our lending criteria.")]
    [InlineData("Ida Novak, Letters Weekly", "This week: how to read a rejection letter. Here is an example of one. Next week: salaries.")]
    public void Classify_OfALenderOrANewsletter_KnowsNoRecruiter(string name, string body) =>
        Assert.Equal(SenderKind.Unknown, Classify(body, new MailAddress(name, "post@brackmere.example")).SenderKind);

    private static MailClassification Classify(string body, MailAddress? from = null)
    {
        var message = new MailMessage
        {
            Body = new MailBody(MailBodyKind.Text, "Hi Kim,\n\n" + body),
            From = from,
            ReceivedAt = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        };
        return _classifier.Classify(message, MailTextReader.Read(message));
    }
}
