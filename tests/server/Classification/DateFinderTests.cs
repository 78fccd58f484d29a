using System.Globalization;
using OutlookRejectionHelper.Classification.Facts;

namespace OutlookRejectionHelper.Tests.Classification;

public class DateFinderTests
{
    private static readonly DateOnly _received = new(2026, 11, 23);

    [Theory]
    [InlineData("en", "Do write to us again in six months.", "2027-05-23")]
    [InlineData("en", "You may reapply after 12 March 2027.", "2027-03-12")]
    [InlineData("en", "The next round opens on January 15th.", "2027-01-15")]
    [InlineData("en", "Do look in at Easter.", "2027-04-01")]
    [InlineData("en", "Hiring resumes in Q2 2027.", "2027-04-01")]
    [InlineData("en", "Please come back next year.", "2027-01-01")]
    [InlineData("de", "Melden Sie sich gern im Frühjahr wieder.", "2027-03-01")]
    [InlineData("de", "Frühestens in einem halben Jahr, also nach sechs Monaten.", "2027-05-23")]
    [InlineData("de", "ab dem 12.03.2027", "2027-03-12")]
    [InlineData("fr", "Vous pourrez repostuler dans trois mois.", "2027-02-23")]
    [InlineData("fr", "à partir du 1er septembre", "2027-09-01")]
    [InlineData("es", "Vuelve a escribirnos dentro de dos semanas.", "2026-12-07")]
    [InlineData("it", "Si faccia vivo a settembre.", "2027-09-01")]
    [InlineData("pt", "Pode candidatar-se novamente em 12 de março de 2027.", "2027-03-12")]
    [InlineData("nl", "Probeer het over een jaar nog eens.", "2027-11-23")]
    // A day that has passed, a number that is no date, a far future: silence.
    [InlineData("en", "We received your letter of 3 March 2025.", null)]
    [InlineData("en", "We had 400 applications.", null)]
    [InlineData("en", "Come back in 40 years.", null)]
    [InlineData("en", "We will hire again in the coming months.", null)]
    [InlineData("fr", "Nous recruterons dans les prochains mois.", null)]
    [InlineData("it", "Il gruppo crescerà nei prossimi mesi.", null)]
    [InlineData("pt", "Vamos crescer nos próximos meses.", null)]
    [InlineData("de", "In den kommenden Wochen suchen wir wieder.", null)]
    [InlineData("en", "The offer of 2 November does not stand.", null)]
    [InlineData("en", "Write to us next month.", "2026-12-01")]
    public void Find_InASentence_IsTheDayItMeans(string language, string sentence, string? day) =>
        Assert.Equal(
            day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture),
            DateFinder.Find(sentence, FactWords.Of(language)!, _received));
}
