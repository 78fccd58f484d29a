using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

public class FactsNamesTests
{
    private static readonly MailClassifier _classifier = new();

    private const string En = "Dear Kim,\n\nthank you for your application. We decided to go with someone else for the role.\n\n";
    private const string De = "Sehr geehrte Frau Berg,\n\nleider haben wir uns für eine andere Bewerberin entschieden.\n\n";
    private const string Fr = "Bonjour,\n\nnous n'avons pas retenu votre candidature. Nous avons choisi une autre personne.\n\n";
    private const string Es = "Hola, Kim:\n\nhemos decidido seguir adelante con otra persona para la vacante.\n\n";
    private const string It = "Gentile Kim,\n\nabbiamo deciso di proseguire con un'altra persona per la posizione.\n\n";

    [Theory]
    [InlineData("Ada Holt", "ada.holt@sunmere.example", En + "Kind regards,\nAda Holt\nHead of Research\nSunmere Water", "Sunmere Water", "Ada Holt")]
    [InlineData("Ada Holt", "ada@foldwick.example", En + "Best,\nAda\n\nAda Holt | Recruiting | Foldwick", "Foldwick", "Ada Holt")]
    [InlineData("Ada Holt", "ada@foldwick.example", En + "Best,\nAda Holt\nTalent Partner · Foldwick", "Foldwick", "Ada Holt")]
    [InlineData("Rosa Gil", "rosa.gil@luzaro.example", Es + "Un saludo,\nRosa Gil\nTalent Partner · Luzaro", "Luzaro", "Rosa Gil")]
    [InlineData("Piero Neri", "p.neri@cassalenta.example", It + "Cordiali saluti,\nPiero Neri\nHR Business Partner · Cassa Lenta", "Cassa Lenta", "Piero Neri")]
    [InlineData("Lina", "lina@atelierbrume.example", "Salut Kim,\n\non a choisi une autre personne pour le poste.\n\nÀ bientôt,\nLina\nAtelier Brume", "Atelier Brume", "Lina")]
    [InlineData("Ute Brandt", "u.brandt@falkwerk.example", De + "Mit freundlichen Grüßen\n\ni. A. Ute Brandt\nPersonalreferentin\nFalkwerk Technik GmbH", "Falkwerk Technik GmbH", "Ute Brandt")]
    [InlineData("Luc Marin", "luc.marin@valclair.example", Fr + "Cordialement,\n\nLuc Marin\nResponsable des ressources humaines", null, "Luc Marin")]
    [InlineData("Servizio Clienti Banca Lenta", "pratiche@bancalenta.example", It + "Cordiali saluti,\nUfficio Crediti", "Banca Lenta", null)]
    [InlineData("Careers Daily", "alerts@careersdaily.example", En, "Careers Daily", null)]
    [InlineData("Kundenservice", "post@falkwerk.example", De + "Mit freundlichen Grüßen\nPersonalreferentin", null, null)]
    [InlineData("Ida Meister", "ida.meister@falkwerk.example", De + "Mit freundlichen Grüßen\nIda Meister", null, "Ida Meister")]
    [InlineData("Ada Holt (Brackmere Labs)", "ada@brackmere.example", En + "Best wishes\n\nAda Holt\nOperations Manager", "Brackmere Labs", "Ada Holt")]
    [InlineData("Jet de Boer via Recruitee", "jet@recruitee.com", "Beste Kim,\n\nBedankt voor je sollicitatie naar de functie van kok bij De Vuurtoren. Helaas kozen we een ander.\n\nGroet,\nJet de Boer", "De Vuurtoren", "Jet de Boer")]
    [InlineData("Stadt Grauwald, Personalamt", "personalamt@grauwald.example", De + "Im Auftrag\nUte Brandt", "Stadt Grauwald", "Ute Brandt")]
    [InlineData("Ute", "ute@falkwerk.example", De + "Liebe Grüße\nUte von Falkwerk", "Falkwerk", "Ute")]
    [InlineData("Piero Neri", "p.neri@lunalta.example", It + "Cordiali saluti,\nPiero NERI\nHR Manager | Luna Alta S.p.A.", "Luna Alta S.p.A.", "Piero Neri")]
    [InlineData("Brackmere Careers", "careers@brackmere.example", En + "Kind regards\nBrackmere Works B.V.", "Brackmere Works", null)]
    [InlineData("Graduate Office", "office@brackmere.example", En, null, null)]
    // The label of the domain is short for the name.
    [InlineData("Ada Holt", "ada.holt@brackvaltech.example", En + "Kind regards,\nAda Holt\nBrackval Technologies", "Brackval Technologies", "Ada Holt")]
    [InlineData("Prof. Ute Brandt", "brandt@ifg-grauwald.example", De + "Mit freundlichen Grüßen\nIhre Ute Brandt\n\nInstitut für Gezeiten Grauwald\nAbt. Wellen", "Institut für Gezeiten Grauwald", "Ute Brandt")]
    [InlineData("Backstube Möhring", "info@backstube-moehring.example", De + "Liebe Grüße\nUte", "Backstube Möhring", "Ute")]
    [InlineData("Rosalind Tarn", "rosalind@tarnandsons.example", En + "Warmly,\nRosalind Tarn\nTarn & Sons", "Tarn & Sons", "Rosalind Tarn")]
    // The fuller name of two, the legal form only where the name is never without it.
    [InlineData("Ada Holt", "ada.holt@corlane.example", En + "I enjoyed telling you of Corlane.\n\nKind regards,\nAda Holt\nCorlane Group", "Corlane Group", "Ada Holt")]
    [InlineData("Falkwerk Karriere", "jobs@falkwerk.example", De + "Mit freundlichen Grüßen\nUte Brandt\nFalkwerk GmbH", "Falkwerk", "Ute Brandt")]
    [InlineData("Ute Brandt", "u.brandt@falkwerk.example", De + "Mit freundlichen Grüßen\nUte Brandt\nFalkwerk GmbH & Co. KG", "Falkwerk GmbH & Co. KG", "Ute Brandt")]
    // The mailbox is somebody else's.
    [InlineData("Luzaro Software vía Empleazo", "avisos@empleazo.example", Es + "Un saludo", "Luzaro Software", null)]
    [InlineData("Luzaro", "no-reply@luzaro.empleazo.example", Es + "Empleazo, plataforma de empleo", "Luzaro", null)]
    [InlineData("Luzaro Talento", "luzaro@respuestas.empleazo.example", Es + "Un saludo", "Luzaro", null)]
    [InlineData("City of Sunmere Human Resources", "hr@sunmere.example", En + "We thank you for applying to the City of Sunmere.", "City of Sunmere", null)]
    [InlineData("Jet el Amrani", "jet@brackmere.example", "Beste Kim,\n\nhelaas kozen we een ander.\n\nGroet,\nJet el Amrani\nBrackmere", "Brackmere", "Jet el Amrani")]
    [InlineData("Brandt, Ute", "u.brandt@brandt-steuer.example", De + "Mit freundlichen Grüßen\nUte Brandt\n\nKanzlei Brandt & Riehl, Grauwald", "Kanzlei Brandt & Riehl", "Ute Brandt")]
    public void Classify_OfASignature_TellsCompanyAndPersonFromTitles(string name, string address, string body, string? company, string? person)
    {
        var said = Classify(body, "", new MailAddress(name, address));

        Assert.Equal((company, person), (said.Company?.Value, said.Person?.Value));
    }

    [Fact]
    public void Classify_OfAnApplicationThatIsTheReaders_NamesNoCompanyYour() =>
        Assert.Null(Classify("We regret that we cannot offer you the post.", "Your application to the programme", null).Company);

    [Fact]
    public void Classify_WhoseSignatureAgreesWithTheDomain_IsSurerOfTheCompany()
    {
        const string Body = En + "Kind regards,\nAda Holt\nThe Sunmere Recruiting Team";

        var agreed = Classify(Body, "", new MailAddress("Ada Holt", "ada.holt@sunmere.example")).Company;
        var alone = Classify(Body, "", new MailAddress("Ada Holt", "ada.holt@greenhouse.io")).Company;

        Assert.Equal(("Sunmere", "Sunmere"), (agreed?.Value, alone?.Value));
        Assert.True(agreed!.Confidence > alone!.Confidence);
    }

    [Theory]
    [InlineData("Nous avons bien étudié votre candidature au poste de conseiller·ère d'orientation, que nous n'avons pas retenue.", "", "conseiller·ère d'orientation")]
    [InlineData("Nous ne retenons pas votre candidature au poste de monteur(se) vidéo, malgré ses qualités.", "", "monteur(se) vidéo")]
    [InlineData("Abbiamo scelto un'altra persona. Grazie per esserti candidato per la posizione di Impiegato/a Back Office.", "", "Impiegato/a Back Office")]
    [InlineData("Wir haben uns für jemand anderen entschieden. Danke für Ihre Bewerbung als Erzieher:in bei uns.", "", "Erzieher:in")]
    [InlineData("Sadly we could not take your application for Soil Chemist further, as we chose another candidate.", "", "Soil Chemist")]
    [InlineData("Thank you for applying for the Yard Planner (K-1204) role. We are moving forward with other candidates.", "", "Yard Planner")]
    [InlineData("Hemos optado por otra persona. En enero abrimos un puesto de Pintor/a de Barcos y le animo a presentarse.", "RE: Carpintero/a de Ribera en Astilleros Lona", "Carpintero/a de Ribera")]
    [InlineData("Thank you for applying for a car loan with us. Unfortunately we cannot offer you a loan.", "", null)]
    [InlineData("Siamo spiacenti, non è stato possibile accogliere la domanda.", "Esito della Sua richiesta n. 12", null)]
    [InlineData("vielen Dank. Leider haben wir uns für eine andere Person entschieden.", "Eingang Ihrer Bewerbung bei Falkwerk", null)]
    [InlineData("leider haben wir uns für eine andere Person entschieden.", "Ihre Bewerbung: Gärtner:in (m/w/d) Hof Linde", "Gärtner:in")]
    [InlineData("Abbiamo scelto un'altra persona.", "Selezione Capo Magazzino: esito", "Capo Magazzino")]
    [InlineData("Thank you for your interest in the Tram Driver opportunity at Norvik. We chose another candidate.", "", "Tram Driver")]
    [InlineData("Malheureusement nous ne pouvons pas la retenir.", "Votre candidature spontanée", null)]
    // To the end of the part of the subject, and no further.
    [InlineData("We chose another candidate.", "Senior Health Policy Analyst – outcome", "Senior Health Policy Analyst")]
    [InlineData("We chose another candidate.", "Application outcome – Band 5 Midwife (Rotational)", "Band 5 Midwife (Rotational)")]
    [InlineData("We kozen helaas voor een ander.", "Terugkoppeling gesprekken verpleegkundige oncologie", "verpleegkundige oncologie")]
    [InlineData("We kozen helaas voor een andere vrachtwagenchauffeur.", "Vrachtwagenchauffeur Breda", "Vrachtwagenchauffeur")]
    [InlineData("De procedure voor leerkracht tweede graad wiskunde bij ons stopt. We kozen een ander.", "", "leerkracht tweede graad wiskunde")]
    [InlineData("De selectie als opzichter gesloten. We kozen helaas een ander.", "", "opzichter")]
    [InlineData("Thank you for applying. We chose another candidate.", "Update on Yard Planner, Intern 2027 (Leeds)", "Yard Planner")]
    // With what follows it each time.
    [InlineData("Nous avons choisi une autre personne pour le poste de chargé de projets, eau potable.", "Votre candidature – Chargé de projets, eau potable", "Chargé de projets, eau potable")]
    [InlineData("Nous avons choisi une autre personne pour le poste de chargé de projets.", "Votre candidature – Chargé de projets, eau potable", "Chargé de projets")]
    [InlineData("Optámos por outra pessoa para a vaga de Técnico em Radiologia (noite).", "Vaga: Técnico em Radiologia - noite", "Técnico em Radiologia")]
    // With what is always behind it in parentheses, without what is not.
    [InlineData("Leider haben wir uns anders entschieden. Danke für Ihre Bewerbung als Lagerist (m/w/d).", "Bewerbung als Lagerist (m/w/d)", "Lagerist (m/w/d)")]
    [InlineData("Leider haben wir uns anders entschieden. Danke für Ihre Bewerbung als Lagerist.", "Bewerbung als Lagerist (m/w/d)", "Lagerist")]
    [InlineData("Nous avons choisi une autre personne. Merci pour votre candidature au poste de Technicien réseaux F/H.", "", "Technicien réseaux F/H")]
    [InlineData("Leider haben wir uns anders entschieden.", "Vertragsangebot Einkäufer technische Textilien", "Einkäufer technische Textilien")]
    [InlineData("Puesto\nAnalista de Compras\n\nHemos decidido seguir adelante con otra persona.", "", "Analista de Compras")]
    [InlineData("Hemos optado por otra persona. Tu contrato de jefe de taller empezaba el lunes.", "", "jefe de taller")]
    [InlineData("Optámos por outra pessoa. Faço uma busca confidencial de Gerente de Frota para outra empresa.", "", "Gerente de Frota")]
    public void Classify_OfARole_KeepsItWholeAndTakesTheRightOne(string body, string subject, string? role) =>
        Assert.Equal(role, Classify(body, subject, null).Role?.Value);

    [Fact]
    public void Classify_OfAnAnswerThatNamesNoRole_TakesItFromWhatTheReaderHadWritten() =>
        Assert.Equal("newsreader", Classify("I'm afraid we went with somebody else.\n\nGwen\n\n> On 12 Nov 2026, Kim wrote:\n> Is there any news about the newsreader role?", "Re: any news", null).Role?.Value);

    [Theory]
    [InlineData("We have given the role to an internal candidate, so we will not continue with your application.", false)]
    [InlineData("We did not choose your internal application this time. Your line manager will explain.", true)]
    [InlineData("Die Stelle wurde mit einer internen Bewerberin besetzt. Leider können wir Ihnen nicht zusagen.", false)]
    [InlineData("Leider haben wir Ihre interne Bewerbung nicht berücksichtigt.", true)]
    [InlineData("We hebben helaas voor een interne kandidaat gekozen.", false)]
    [InlineData("Helaas is uw interne sollicitatie niet gekozen.", true)]
    public void Classify_ThatSpeaksOfInternalCandidates_TellsWhetherTheReaderIsOne(string body, bool isInternal) =>
        Assert.Equal(isInternal, Classify(body, "", null).InternalCandidate);

    private static MailClassification Classify(string body, string subject, MailAddress? from)
    {
        var message = new MailMessage
        {
            Subject = subject,
            Body = new MailBody(MailBodyKind.Text, body),
            From = from,
            ReceivedAt = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        };
        return _classifier.Classify(message, MailTextReader.Read(message));
    }
}
