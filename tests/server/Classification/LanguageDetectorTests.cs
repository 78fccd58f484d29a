using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Tests.Classification;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("Thank you for your application, we will be in touch.", "", "en")]
    [InlineData("Vielen Dank für Ihre Bewerbung, wir melden uns.", "", "de")]
    [InlineData("Merci pour votre candidature, nous reviendrons vers vous.", "", "fr")]
    [InlineData("Gracias por tu candidatura, te escribiremos pronto sobre el puesto.", "", "es")]
    [InlineData("Grazie per la tua candidatura, ti scriveremo presto.", "", "it")]
    [InlineData("Obrigado pela sua candidatura, entraremos em contato com você.", "", "pt")]
    [InlineData("Bedankt voor je sollicitatie, we nemen contact met je op.", "", "nl")]
    // Too little text: the subject decides.
    [InlineData("OK", "Ihre Bewerbung bei uns als Köchin", "de")]
    public void Detect_OfAMail_FindsItsLanguage(string text, string subject, string language) =>
        Assert.Equal(language, LanguageDetector.Detect(text, subject));

    [Theory]
    [InlineData("")]
    [InlineData("12345 67")]
    [InlineData("ΑΒΓΔ εζηθ")]
    public void Detect_OfNothing_IsNull(string text) => Assert.Null(LanguageDetector.Detect(text, ""));

    [Fact]
    public void Words_OfEveryLanguage_AreManyAndDistinct()
    {
        foreach (var tag in LanguageDetector.Tags)
        {
            var words = LanguageDetector.Words(tag).StopWords;
            Assert.True(words.Length >= 50, tag);
            Assert.Equal(words.Length, words.Distinct().Count());
        }
    }
}
