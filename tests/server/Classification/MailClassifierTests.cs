using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Classification;

public class MailClassifierTests
{
    private static readonly MailClassifier _classifier = new();

    [Theory]
    [InlineData("Dear Kim,\n\nThank you for applying. We decided to proceed with other candidates.\n\nKind regards,\nTallow & Reed", MailCategory.Rejection)]
    [InlineData("Hi Kim,\n\nWe would like to invite you to an interview for the analyst role next Tuesday. Which time suits you?", MailCategory.Interview)]
    [InlineData("Bonjour,\n\nNous avons le regret de vous informer que votre candidature n'a pas été retenue pour ce poste.", MailCategory.Rejection)]
    [InlineData("Hi all,\n\nthe dinner on Friday starts at seven. Bring a cake if you like.", MailCategory.Other)]
    [InlineData("Dear customer,\n\nunfortunately we cannot approve your loan application. The bank has declined your request for credit.", MailCategory.Other)]
    public void Classify_OfAPlainMail_FindsItsCategory(string body, MailCategory category) =>
        Assert.Equal(category, Classify(body).Category);

    [Fact]
    public void Classify_OfAnOfferTakenBack_SaysSo()
    {
        var said = Classify("Dear Kim,\n\nThank you for your patience. The budget was not approved, so there is no position to fill. We therefore have to withdraw our offer of employment.\n\nKind regards,\nElla Marsh");

        Assert.Equal(Nuance.OfferWithdrawn, said.Nuance);
        Assert.Equal(Stage.Offer, said.Stage);
        Assert.Equal(RejectionReason.WithdrawnOffer, said.Reason);
    }

    [Fact]
    public void Classify_OfALoanRefusedLikeAnApplication_IsNeverSure()
    {
        var said = Classify("Dear Kim Ash,\n\nThank you for applying for a personal loan with us. We have carefully considered your application and, unfortunately, we are unable to offer you a loan at present.\n\nYou may apply again after three months.");

        Assert.True(said.Category != MailCategory.Rejection || said.Certainty == Certainty.NotSure, $"{said.Category} {said.Certainty}");
    }

    [Fact]
    public void Classify_OfARejection_ShowsTheSentenceExactly()
    {
        var message = Message("Dear Kim,\n\nthank you for your time. We have decided not to move forward with your application.\n\nBest wishes");
        var text = MailTextReader.Read(message);

        var evidence = _classifier.Classify(message, text).Evidence[0];

        Assert.Equal("We have decided not to move forward with your application.", evidence.Text);
        Assert.Equal(evidence.Text, text.Visible.Substring(evidence.Start, evidence.Length));
        Assert.Equal("rejection", evidence.Says);
        Assert.StartsWith("en.", evidence.Cue, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_Corrected_FollowsTheUser()
    {
        var message = Message("Hello, dinner is at seven.");

        var said = _classifier.Classify(message, MailTextReader.Read(message), new Corrections { Category = MailCategory.Rejection });

        Assert.Equal(MailCategory.Rejection, said.Category);
        Assert.Equal(Certainty.Sure, said.Certainty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("\uD800\uDC00\uD800")]
    public void Classify_OfNothing_IsOtherAndNotSure(string body)
    {
        var said = Classify(body);

        Assert.NotEqual(MailCategory.Rejection, said.Category);
    }

    [Fact]
    public void Classify_FromManyThreads_GivesTheSame()
    {
        var bodies = Enumerable.Range(0, 200).Select(i => i % 2 == 0
            ? $"Thank you for applying. We went with another candidate, number {i}."
            : $"Your interview is on the {i}th at noon, please confirm.").ToArray();
        var alone = bodies.Select(body => Classify(body).Confidence).ToArray();
        var together = new double[bodies.Length];

        Parallel.For(0, bodies.Length, i => together[i] = Classify(bodies[i]).Confidence);

        Assert.Equal(alone, together);
    }

    private static MailClassification Classify(string body)
    {
        var message = Message(body);
        return _classifier.Classify(message, MailTextReader.Read(message), fallbackLanguage: "de-AT");
    }

    private static MailMessage Message(string body) => new() { Body = new MailBody(MailBodyKind.Text, body) };
}
