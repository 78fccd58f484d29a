using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

public class FactsTests
{
    private static readonly MailClassifier _classifier = new();

    [Theory]
    [InlineData("Thank you for your interest in the Data Analyst position at Quarzia. We decided to go with someone else.", "Quarzia", "Data Analyst")]
    [InlineData("vielen Dank für Ihre Bewerbung als Projektleiterin bei Halden Group. Wir haben uns für eine andere Person entschieden.", "Halden Group", "Projektleiterin")]
    [InlineData("Nous vous remercions de votre candidature au poste de chargé de communication chez Petit Phare, que nous n'avons pas retenue.", "Petit Phare", "chargé de communication")]
    [InlineData("Gracias por tu candidatura al puesto de enfermera en Casa Lupo. Hemos elegido a otra persona.", "Casa Lupo", "enfermera")]
    [InlineData("Bedankt voor je sollicitatie naar de functie van boekhouder bij Delfthaven. We gaan niet met je verder.", "Delfthaven", "boekhouder")]
    [InlineData("Vous avez candidaté comme assistante de direction chez Petit Phare. Nous avons choisi une autre personne.", "Petit Phare", "assistante de direction")]
    [InlineData("Gracias por participar en el proceso de selección de Casa Lupo para la vacante de soldador. Elegimos a otra persona.", "Casa Lupo", "soldador")]
    [InlineData("Il posto di saldatore va a un altro ragazzo. Grazie per le selezioni presso Casa Lupo.", "Casa Lupo", "saldatore")]
    [InlineData("A Amarelo agradece a sua participação. Você se candidatou à vaga de analista financeiro. Seguiremos com outros candidatos.", "Amarelo", "analista financeiro")]
    // Nothing is named: nothing is said.
    [InlineData("Thank you for your interest in the position. We have decided to pursue other candidates.", null, null)]
    public void Classify_OfARejection_NamesCompanyAndRole(string body, string? company, string? role)
    {
        var said = Classify(body);

        Assert.Equal(company, said.Company?.Value);
        Assert.Equal(role, said.Role?.Value);
    }

    [Theory]
    [InlineData("Le poste a été pourvu en interne : nous avons retenu une candidature interne.", false)]
    [InlineData("Nous n'avons pas retenu votre candidature interne. Votre supérieure vous en parlera.", true)]
    [InlineData("La plaza ha sido cubierta por un candidato interno.", false)]
    [InlineData("No hemos seleccionado tu candidatura interna; habla con tu jefa actual.", true)]
    [InlineData("La posizione è stata coperta da un candidato interno.", false)]
    [InlineData("Non abbiamo accolto la Sua candidatura interna; ne parli con il Suo responsabile.", true)]
    [InlineData("A vaga foi preenchida por um candidato interno.", false)]
    [InlineData("Não selecionámos a sua candidatura interna; fale com a sua chefia direta.", true)]
    public void Classify_ThatSpeaksOfInternalCandidates_TellsWhetherTheReaderIsOne(string body, bool isInternal) =>
        Assert.Equal(isInternal, Classify(body).InternalCandidate);

    [Theory]
    [InlineData("Jane Reed at Norvik", "jane@norvik.example", "Jane Reed", "Norvik")]
    [InlineData("Norvik Careers", "no-reply@greenhouse.io", null, "Norvik")]
    [InlineData("Jane Reed | Norvik", "jane.reed@norvik.example", "Jane Reed", "Norvik")]
    [InlineData("Jane Reed", "jane.reed@gmail.com", "Jane Reed", null)]
    [InlineData("People Team", "people@norvik.example", null, null)]
    public void Classify_ByTheSendersName_TellsPersonAndCompany(string name, string address, string? person, string? company)
    {
        var said = Classify("Hello, we went with another candidate for the role.", new MailAddress(name, address));

        Assert.Equal(person, said.Person?.Value);
        Assert.Equal(company, said.Company?.Value);
    }

    [Theory]
    [InlineData("noreply@acme.example", false)]
    [InlineData("ne-pas-repondre@acme.example", false)]
    [InlineData("nicht-antworten@acme.example", false)]
    [InlineData("no-responder@acme.example", false)]
    [InlineData("nao-responda@acme.example", false)]
    [InlineData("non-rispondere@acme.example", false)]
    [InlineData("niet-beantwoorden@acme.example", false)]
    [InlineData("anna.berg@acme.example", true)]
    public void Classify_ByTheAddress_TellsWhetherAReplyIsRead(string address, bool canReply) =>
        Assert.Equal(canReply, Classify("We chose another candidate.", new MailAddress(null, address)).CanReply);

    [Theory]
    [InlineData("We chose another candidate for the post.\n\nThis mailbox is not monitored.", false)]
    [InlineData("We chose another candidate for the post.\n\nIf you have questions, you can reply to this message.", true)]
    [InlineData("Wir haben uns für eine andere Person entschieden.\n\nBitte nicht auf diese E-Mail antworten.", false)]
    [InlineData("Nous avons retenu une autre candidature.\n\nMerci de ne pas répondre à ce message.", false)]
    [InlineData("Hemos elegido a otra persona para el puesto.\n\nPor favor, no responda a este correo.", false)]
    [InlineData("Abbiamo scelto un'altra persona per il posto.\n\nSi prega di non rispondere a questa mail.", false)]
    [InlineData("Escolhemos outra pessoa para a vaga.\n\nPor favor, não responda a este e-mail.", false)]
    [InlineData("We hebben voor iemand anders gekozen voor deze functie.\n\nGelieve dit bericht niet te beantwoorden.", false)]
    [InlineData("We hebben voor iemand anders gekozen voor deze functie.\n\nNog vragen? Antwoord dan gewoon op deze mail.", true)]
    public void Classify_ByWhatTheMailSaysOfAnswers_TellsWhetherAReplyIsRead(string body, bool canReply) =>
        Assert.Equal(canReply, Classify(body, new MailAddress("Sunmere", "jobs@sunmere.example")).CanReply);

    [Theory]
    [InlineData("Hallo Anna,\n\nleider können wir dir keine Zusage geben. Wir wünschen dir alles Gute.", Register.Informal)]
    [InlineData("Sehr geehrte Frau Berg,\n\nleider können wir Ihnen keine Zusage geben. Wir wünschen Ihnen alles Gute.", Register.Formal)]
    [InlineData("Bonjour,\n\nnous ne donnerons pas suite à votre candidature. Nous vous souhaitons une bonne continuation.", Register.Formal)]
    [InlineData("Salut Anna,\n\non ne va pas continuer avec toi. On te souhaite bonne chance dans tes recherches.", Register.Informal)]
    [InlineData("Beste mevrouw Visser,\n\nhelaas gaan wij niet met u verder in de procedure voor uw sollicitatie.", Register.Formal)]
    [InlineData("Hi Anna,\n\nwe decided to go with another candidate.", Register.Informal)]
    [InlineData("Dear Ms Berg,\n\nwe decided to go with another candidate.", Register.Formal)]
    public void Classify_OfAMail_MirrorsItsRegister(string body, Register register) => Assert.Equal(register, Classify(body).Register);

    [Fact]
    public void Classify_WithADateToComeBack_ResolvesIt()
    {
        var said = Classify("Dear Kim,\n\nwe chose another candidate this time. You are welcome to apply again in six months.");

        Assert.Equal(new DateOnly(2027, 5, 23), said.ReapplyAfter);
        Assert.Equal(Door.ExplicitOpen, said.Door);
    }

    [Fact]
    public void Classify_WithAReference_FindsIt() =>
        Assert.Equal("R-20417", Classify("We went with another candidate.\n\nJob ID: R-20417.").RequisitionId?.Value);

    [Fact]
    public void Classify_Corrected_TakesEveryWordOfTheUser()
    {
        var message = Message("We went with another candidate for the Analyst position at Norvik.", null);

        var said = _classifier.Classify(message, MailTextReader.Read(message), new Corrections
        {
            Stage = Stage.Final,
            Reason = RejectionReason.Salary,
            Company = "Zephir",
            Role = "Cook",
            Person = "Ida",
        });

        Assert.Equal((Stage.Final, FactSource.User), (said.Stage, said.StageSource));
        Assert.Equal(RejectionReason.Salary, said.Reason);
        Assert.Equal(("Zephir", "Cook", "Ida"), (said.Company?.Value, said.Role?.Value, said.Person?.Value));
        Assert.All([said.Company, said.Role, said.Person], fact => Assert.Equal(FactSource.User, fact!.Source));
    }

    [Fact]
    public void Classify_Always_PlacesFactsExactly()
    {
        var message = Message("Dear Kim,\n\nthank you for applying for the Data Analyst position at Quarzia.\n\nKind regards,\nJane Reed\nRecruiter", null);
        var text = MailTextReader.Read(message);
        var said = _classifier.Classify(message, text);

        foreach (var fact in new[] { said.Company, said.Role, said.Person })
            Assert.Equal(fact!.Value, text[fact.Span!.Value].ToString());
    }

    private static MailClassification Classify(string body, MailAddress? from = null)
    {
        var message = Message(body, from);
        return _classifier.Classify(message, MailTextReader.Read(message));
    }

    private static MailMessage Message(string body, MailAddress? from) => new()
    {
        Body = new MailBody(MailBodyKind.Text, body),
        From = from,
        ReceivedAt = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
    };
}
