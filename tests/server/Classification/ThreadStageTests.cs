using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

public sealed class ThreadStageTests
{
    private const string No = "Dear Sam, thank you for your patience. We have now made our decision and will be going with another candidate. I wish you all the best.";

    private const string Invitation = "Dear Sam, we would like to invite you to an interview at our office on Tuesday at 10 am with Ines and Paul. Please let us know whether this suits you.";

    private static readonly MailClassifier _classifier = new();

    [Theory]
    [InlineData(MailCategory.Rejection, Certainty.Sure, Stage.Unknown, FactSource.Mail, true)]
    [InlineData(MailCategory.Rejection, Certainty.FairlySure, Stage.Unknown, FactSource.Mail, true)]
    // The user is asked first whether it is a no at all.
    [InlineData(MailCategory.Rejection, Certainty.NotSure, Stage.Unknown, FactSource.Mail, false)]
    [InlineData(MailCategory.Rejection, Certainty.Sure, Stage.Application, FactSource.Mail, true)]
    [InlineData(MailCategory.Rejection, Certainty.Sure, Stage.Screen, FactSource.Mail, false)]
    // "Not clear", says the user.
    [InlineData(MailCategory.Rejection, Certainty.Sure, Stage.Unknown, FactSource.User, false)]
    [InlineData(MailCategory.Update, Certainty.Sure, Stage.Unknown, FactSource.Mail, false)]
    [InlineData(MailCategory.Other, Certainty.Sure, Stage.Unknown, FactSource.Mail, false)]
    public void IsOpen_OnlyForANoThatShowsNothingBeyondThePapers(MailCategory category, Certainty certainty, Stage stage, FactSource source, bool expected) =>
        Assert.Equal(expected, ThreadStage.IsOpen(Judged(category, stage, certainty) with { StageSource = source }));

    [Fact]
    public void Furthest_OfNothing_IsUnknown() => Assert.Equal(Stage.Unknown, ThreadStage.Furthest([]));

    [Fact]
    public void Furthest_OfSeveral_IsTheLatestReached_InWhateverOrder()
    {
        MailClassification[] earlier = [Judged(MailCategory.Interview, Stage.Screen), Judged(MailCategory.Interview, Stage.Final), Judged(MailCategory.Assessment, Stage.Assessment)];

        Assert.Equal(Stage.Final, ThreadStage.Furthest(earlier));
        Assert.Equal(Stage.Final, ThreadStage.Furthest(earlier.Reverse()));
    }

    [Theory]
    [InlineData(MailCategory.Interview, Certainty.FairlySure, Stage.Interview)]
    [InlineData(MailCategory.Interview, Certainty.NotSure, Stage.Unknown)]
    [InlineData(MailCategory.Offer, Certainty.NotSure, Stage.Unknown)]
    // An earlier no of the same conversation may say what the later one takes as known.
    [InlineData(MailCategory.Rejection, Certainty.Sure, Stage.Interview)]
    // "… and then come the interviews": nobody has come so far.
    [InlineData(MailCategory.Acknowledgement, Certainty.Sure, Stage.Unknown)]
    [InlineData(MailCategory.Outreach, Certainty.Sure, Stage.Unknown)]
    [InlineData(MailCategory.Update, Certainty.Sure, Stage.Unknown)]
    [InlineData(MailCategory.Other, Certainty.Sure, Stage.Unknown)]
    public void Furthest_CountsOnlyWhatShowsAStageSurelyEnough(MailCategory category, Certainty certainty, Stage expected) =>
        Assert.Equal(expected, ThreadStage.Furthest([Judged(category, Stage.Interview, certainty)]));

    [Theory]
    [InlineData(SenderKind.Recruiter, Stage.Interview, Personalization.Personal)]
    [InlineData(SenderKind.Recruiter, Stage.Assessment, Personalization.Bulk)]
    [InlineData(SenderKind.AtsMonitored, Stage.Interview, Personalization.Bulk)]
    public void Add_TellsTheStageAndWhatFollows(SenderKind sender, Stage stage, Personalization expected)
    {
        var said = ThreadStage.Add(Judged(MailCategory.Rejection, Stage.Unknown) with { SenderKind = sender }, stage);

        Assert.Equal((stage, FactSource.Thread, expected), (said.Stage, said.StageSource, said.Personalization));
    }

    [Fact]
    public void Add_NeverContradictsTheMailOrTheUser()
    {
        var told = Judged(MailCategory.Rejection, Stage.Screen);
        var user = Judged(MailCategory.Rejection, Stage.Unknown) with { StageSource = FactSource.User };

        Assert.Same(told, ThreadStage.Add(told, Stage.Final));
        Assert.Same(user, ThreadStage.Add(user, Stage.Final));
    }

    [Fact]
    public void Add_OfNoStage_ChangesNothing()
    {
        var open = Judged(MailCategory.Rejection, Stage.Unknown);

        Assert.Same(open, ThreadStage.Add(open, Stage.Unknown));
    }

    [Theory]
    [InlineData("en", Stage.Screen, "Thank you for applying for the Data Analyst role. I would like to set up a short phone call next week, about 20 minutes. When would suit you?")]
    [InlineData("en", Stage.Screen, "We liked your CV and would love to invite you to an initial phone screen with our recruiter Tom. Please pick a slot in my calendar.")]
    [InlineData("en", Stage.Interview, "Thank you for your application for the Data Analyst position. We would like to invite you to an interview at our office on Tuesday at 10 am with Ines and Paul.")]
    // What came before is thanked for; what is invited to counts.
    [InlineData("en", Stage.Interview, "Thank you for completing the technical test. We would like to invite you to an interview at our office on Tuesday at 10 am.")]
    [InlineData("en", Stage.Final, "Great news, you are one of two finalists. We'd like to invite you to a last interview with the board next Wednesday.")]
    [InlineData("en", Stage.Assessment, "As a next step we would like you to complete a short coding test. Please find the link below; you have five days to submit your solution.")]
    [InlineData("en", Stage.Offer, "We are delighted to offer you the position of Data Analyst. Please find the contract attached and let us have your answer by Friday.")]
    [InlineData("de", Stage.Interview, "Vielen Dank für Ihre Bewerbung als Datenanalyst. Wir möchten Sie gerne persönlich kennenlernen und laden Sie zu einem Vorstellungsgespräch am Dienstag um 10 Uhr in unser Büro ein.")]
    [InlineData("de", Stage.Offer, "Wir freuen uns, Ihnen die Stelle als Datenanalyst anbieten zu können. Den Arbeitsvertrag finden Sie im Anhang.")]
    [InlineData("fr", Stage.Interview, "Votre candidature a retenu notre attention. Nous souhaitons vous rencontrer pour un entretien mardi à 10 h dans nos locaux. Merci de nous confirmer votre présence.")]
    [InlineData("fr", Stage.Assessment, "La prochaine étape est un test technique. Vous trouverez le lien ci-dessous, vous avez cinq jours pour le rendre.")]
    [InlineData("es", Stage.Interview, "Nos ha gustado tu perfil y queremos invitarte a una entrevista el martes a las 10 en nuestra oficina. Confírmanos si te va bien.")]
    [InlineData("it", Stage.Interview, "Il suo profilo ci ha colpito e vorremmo invitarla a un colloquio martedì alle 10 nel nostro ufficio. Ci confermi la sua disponibilità.")]
    [InlineData("pt", Stage.Interview, "Gostámos do seu perfil e queremos convidá-lo para uma entrevista na terça-feira às 10h no nosso escritório. Confirme, por favor.")]
    [InlineData("nl", Stage.Interview, "Je cv sprak ons aan en we nodigen je graag uit voor een sollicitatiegesprek op dinsdag om 10 uur bij ons op kantoor.")]
    public void Classify_OfAStepForward_TellsTheStageItLeadsTo(string language, Stage expected, string body)
    {
        var message = new MailMessage { From = new("Anna Keller", "anna.keller@firm.example"), Subject = "", Body = new(MailBodyKind.Text, body) };

        var said = _classifier.Classify(message, MailTextReader.Read(message));

        Assert.Equal(language, said.Language);
        Assert.Equal(expected, said.Stage);
    }

    [Fact]
    public void Classify_OfANoThatQuotesAnInvitation_TakesTheStageFromThere()
    {
        var said = Classify($"{No}\n\nOn Wed, 18 Nov 2026 at 10:00, Sam Doe <sam.doe@mailbox.example> wrote:\n> Tuesday suits me well, thank you.\n>\n> On Mon, 16 Nov 2026 at 09:00, Anna Keller <anna.keller@firm.example> wrote:\n>> {Invitation}\n");

        Assert.Equal((MailCategory.Rejection, Stage.Interview, FactSource.Thread), (said.Category, said.Stage, said.StageSource));
        Assert.All(said.Evidence, evidence => Assert.DoesNotContain("invite", evidence.Text, StringComparison.Ordinal));
    }

    [Theory]
    // Nobody, the reader, another firm: not the employer.
    [InlineData("")]
    [InlineData("On Mon, 16 Nov 2026 at 09:00, Sam Doe <sam.doe@mailbox.example> wrote:\n")]
    [InlineData("On Mon, 16 Nov 2026 at 09:00, Ines Blume <ines.blume@halden.example> wrote:\n")]
    public void Classify_OfANoThatQuotesAnInvitationByOthers_LeavesTheStageOpen(string head)
    {
        var said = Classify($"{No}\n\n{head}> {Invitation}\n");

        Assert.Equal((MailCategory.Rejection, Stage.Application, FactSource.Mail), (said.Category, said.Stage, said.StageSource));
    }

    [Fact]
    public void Classify_OfAnInvitationThatQuotesANo_StaysAnInvitation() =>
        Assert.Equal(MailCategory.Interview, Classify($"{Invitation}\n\nOn Mon, 16 Nov 2026 at 09:00, Anna Keller <anna.keller@firm.example> wrote:\n> {No}\n").Category);

    [Fact]
    public void Classify_Corrected_TakesTheUsersStageBeforeTheQuotations()
    {
        var said = Classify($"{No}\n\nOn Mon, 16 Nov 2026 at 09:00, Anna Keller <anna.keller@firm.example> wrote:\n> {Invitation}\n", new() { Stage = Stage.Assessment });

        Assert.Equal((Stage.Assessment, FactSource.User), (said.Stage, said.StageSource));
    }

    private static MailClassification Classify(string body, Corrections? corrections = null)
    {
        var message = new MailMessage
        {
            From = new("Anna Keller", "anna.keller@firm.example"),
            To = [new("Sam Doe", "sam.doe@mailbox.example")],
            Subject = "RE: Data Analyst",
            Body = new(MailBodyKind.Text, body),
        };
        return _classifier.Classify(message, MailTextReader.Read(message), corrections);
    }

    private static MailClassification Judged(MailCategory category, Stage stage, Certainty certainty = Certainty.Sure) =>
        new() { Category = category, Confidence = 1, Certainty = certainty, Stage = stage, Language = "en" };
}
