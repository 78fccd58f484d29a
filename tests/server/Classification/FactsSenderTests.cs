using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>Who wrote, for whom, and whether an answer is read.</summary>
public class FactsSenderTests
{
    private static readonly MailClassifier _classifier = new();

    private const string No = "thank you for your application. We have decided to go with another candidate for the role.\n\n";

    [Theory]
    // A title in the signature decides.
    [InlineData("Ada Holt", "ada.holt@sunmere.example", No + "Kind regards,\nAda Holt\nTalent Acquisition Partner\nSunmere", SenderKind.Recruiter)]
    [InlineData("Ada Holt", "ada.holt@sunmere.example", No + "Kind regards,\nAda Holt\nHead of Research\nSunmere", SenderKind.HiringManager)]
    [InlineData("Ute Brandt", "ute.brandt@falkwerk.example", "leider haben wir uns für eine andere Bewerberin entschieden.\n\nMit freundlichen Grüßen\nUte Brandt\nPersonalgewinnung", SenderKind.Recruiter)]
    [InlineData("Ute Brandt", "ute.brandt@falkwerk.example", "leider haben wir uns für eine andere Bewerberin entschieden.\n\nMit freundlichen Grüßen\nUte Brandt\nWerkstattleiterin", SenderKind.HiringManager)]
    [InlineData("Luc Marin", "luc.marin@valclair.example", "nous avons choisi une autre candidate pour le poste.\n\nCordialement,\nLuc Marin\nChargé de recrutement", SenderKind.Recruiter)]
    [InlineData("Rosa Gil", "rosa.gil@luzaro.example", "hemos elegido a otra persona para la vacante.\n\nUn saludo,\nRosa Gil\nJefa de taller", SenderKind.HiringManager)]
    [InlineData("Els Boot", "els.boot@vuurland.example", "helaas hebben we voor een andere kandidaat gekozen.\n\nGroeten,\nEls Boot\nHR-functionaris", SenderKind.Recruiter)]
    // Without a title: an owner's name is in the domain, and an owner speaks of a shop of their own.
    [InlineData("Piero Neri", "piero@panificioneri.example", "ho scelto un ragazzo che sa già impastare: nel mio laboratorio si comincia alle tre.\n\nPiero", SenderKind.HiringManager)]
    [InlineData("Ada Holt", "ada@holtpottery.example", "I've gone with somebody who can throw large pots, which is what my studio lives on.\n\nAda", SenderKind.HiringManager)]
    [InlineData("Inês Sá", "ines.sa@lusamar.example", "agradecemos a sua candidatura e a participação no processo. Decidimos seguir com outros candidatos.\n\nCumprimentos,\nInês Sá\nLusamar", SenderKind.Recruiter)]
    // Somebody who mediates.
    [InlineData("Ada Holt", "ada@brightlane.example", "our client has decided to hire another candidate for the role.\n\nAda", SenderKind.Agency)]
    [InlineData("Jan Smit", "jan@kantelwerk.example", "onze opdrachtgever heeft voor een andere kandidaat gekozen.\n\nGroet,\nJan Smit", SenderKind.Agency)]
    [InlineData("Ana Reis", "ana@pontetalento.example", "escolheram outro candidato para a vaga.\n\nAbraço,\nAna", SenderKind.Agency)]
    [InlineData("Ada Holt", "ada@brightlane.example", "they went with somebody local. I put your CV in front of another firm and will ring you.\n\nAda", SenderKind.Agency)]
    // A house and its mailbox: a first name is known there, a whole one is of an office.
    [InlineData("Bäckerei Löffel", "moin@baeckerei-loeffel.example", "wir haben die Stelle in der Backstube schon besetzt. Alles Gute dir.\n\nGruß\nHeiner", SenderKind.HiringManager)]
    [InlineData("Dachbau Trautwein", "buero@dachbau-tw.example", "danke für die Bewerbung. Wir können Sie aber nicht einstellen.\n\nGruß\nK. Trautwein", SenderKind.HiringManager)]
    [InlineData("Kreis Hohenau", "hauptamt@kreis-hohenau.example", "wir haben uns im Verfahren für eine andere Person entschieden und wünschen Ihnen alles Gute.\n\nMit freundlichen Grüßen\nRolf Maschke", SenderKind.GenericHr)]
    // Nobody in particular.
    [InlineData("Sunmere Careers", "careers@sunmere.example", No + "Kind regards,\nAda Holt\nSunmere", SenderKind.GenericHr)]
    [InlineData("Sunmere Jobs", "jobs@sunmere.example", "this is an automatic message: your application for the post has arrived. Just reply to this email to add something.", SenderKind.AtsMonitored)]
    [InlineData("Sunmere Jobs", "noreply@sunmere.example", No + "Ada Holt\nRecruiting Team", SenderKind.NoReply)]
    [InlineData("Lea Falk", "lea.falk@waldschule.example", "wir haben uns für eine andere Person entschieden.\n\nViele Grüße\nLea Falk\nFörsterin", SenderKind.HiringManager)]
    // The mailbox of whoever leads; a list of vacancies, which nobody reads an answer to.
    [InlineData("Colegio Luzaro", "direccion@luzaro.example", "hemos elegido a otra persona para la vacante.\n\nUn saludo,\nRosa Gil", SenderKind.HiringManager)]
    [InlineData("Empleazo", "alertas@empleazo.example", "12 nuevas ofertas de camarero cerca de ti. Ver todas.", SenderKind.NoReply)]
    // Who signs for one firm and writes about another mediates, and so does one whose firm is called so.
    [InlineData("Ada Holt", "ada@brackmere.example", "they have decided to go with another candidate for the role.\n\nKind regards,\nAda Holt\nBrackmere Recruitment", SenderKind.Agency)]
    // A lender has titles too, and recruits no one.
    [InlineData("Lenta Bank Mortgages", "mortgages@lentabank.example", "we regret that we cannot offer you the loan that you applied for.\n\nYours sincerely,\nAda Holt", SenderKind.Unknown)]
    public void Classify_BySignatureAddressAndWords_TellsWhoWrote(string name, string address, string body, SenderKind kind) =>
        Assert.Equal(kind, Classify(body, new MailAddress(name, address)).SenderKind);

    [Fact]
    public void Classify_OfWhatAColleaguePassesOn_TellsNoSender() =>
        Assert.Equal(SenderKind.Unknown, Classify("have a look at what they sent me.\n\nAda", new MailAddress("Ada Holt", "ada.holt@gmail.com"), "Fwd: your application").SenderKind);

    [Theory]
    [InlineData("the Norvik Haulage people have decided to hire somebody else for the role. My client gave no reason.", "Norvik Haulage")]
    [InlineData("our client Norvik Rail has decided to hire somebody else for the dispatcher role.", "Norvik Rail")]
    [InlineData("our client has decided to hire somebody else for the dispatcher role.", "Brightlane Search")]
    public void Classify_OfAnAgency_NamesTheClientWhereItIsTold(string body, string company) =>
        Assert.Equal(company, Classify(body + "\n\nKind regards,\nAda Holt\nBrightlane Search", new MailAddress("Ada Holt", "ada@brightlanesearch.example")).Company?.Value);

    [Fact]
    public void Classify_OfANameAboveWhatAMachineWrote_GreetsThePerson()
    {
        var said = Classify(No + "Ada Holt\nRecruiting Team\n\nThis is an automated message, please do not reply to it.", new MailAddress("Sunmere Jobs", "noreply@sunmere.example"));

        Assert.Equal("Ada Holt", said.Person?.Value);
    }

    [Theory]
    [InlineData("Prof. Ada Holt", "ada.holt@sunmere.example", "Ada Holt", "Prof.")]
    [InlineData("Ada Holt", "ada.holt@sunmere.example", "Ada Holt", null)]
    [InlineData("Ada at Sunmere", "ada@sunmere.example", "Ada", null)]
    [InlineData("Sunmere Bakery", "info@sunmerebakery.example", null, null)]
    public void Classify_OfASendersName_PartsTitleFromName(string shown, string address, string? person, string? title)
    {
        var said = Classify(No, new MailAddress(shown, address));

        Assert.Equal((person, title), (said.Person?.Value, said.PersonTitle));
    }

    [Theory]
    [InlineData("Vacature docent verpleegkunde", "nl", "docent verpleegkunde")]
    [InlineData("Stock controller, Didcot", "en", "Stock controller")]
    [InlineData("Re: Claims Team Leader - outcome", "en", "Claims Team Leader")]
    [InlineData("Lecturer in Soil Science", "en", "Lecturer in Soil Science")]
    [InlineData("Rückmeldung Bauleiterin", "de", "Bauleiterin")]
    [InlineData("Suite pour vendeuse en jardinerie", "fr", "vendeuse en jardinerie")]
    [InlineData("Novedades jefe de obra", "es", "jefe de obra")]
    [InlineData("Lo de la panadería", "es", null)]
    [InlineData("Update treinplanner", "nl", "treinplanner")]
    [InlineData("Your application", "en", null)]
    public void Classify_OfASubject_FindsTheOccupationInIt(string subject, string language, string? role)
    {
        var body = language switch
        {
            "de" => "leider haben wir uns für eine andere Person entschieden und wünschen Ihnen alles Gute.",
            "fr" => "nous avons choisi une autre personne et vous souhaitons une bonne continuation.",
            "es" => "hemos elegido a otra persona y te deseamos mucha suerte en tu búsqueda.",
            "nl" => "helaas hebben we voor iemand anders gekozen en we wensen je veel succes.",
            _ => "we have chosen somebody else this time and wish you the very best.",
        };

        Assert.Equal(role, Classify(body, null, subject).Role?.Value);
    }

    [Theory]
    [InlineData("Planner (VN-204)", "VN-204")]
    [InlineData("Accountant (REQ-5521)", "REQ-5521")]
    [InlineData("Planner (m/w/d)", null)]
    public void Classify_OfANumberInTheSubject_TellsTheVacancys(string subject, string? id) =>
        Assert.Equal(id, Classify(No, null, subject).RequisitionId?.Value);

    [Theory]
    [InlineData("We chose another candidate. In summer we are always short of hands: apply again in May.", "2027-05-01")]
    [InlineData("We chose another candidate for the role. Call me on Friday and I will explain.", null)]
    [InlineData("We are sorry that we cannot offer you a loan. You may apply again after 90 days.", null)]
    public void Classify_OfTwoDates_TakesTheOneToComeBackOn(string body, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Classify(body, null).ReapplyAfter);

    private static MailClassification Classify(string body, MailAddress? from, string subject = "")
    {
        var message = new MailMessage
        {
            Subject = subject,
            Body = new MailBody(MailBodyKind.Text, "Kim,\n\n" + body),
            From = from,
            ReceivedAt = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        };
        return _classifier.Classify(message, MailTextReader.Read(message));
    }
}
