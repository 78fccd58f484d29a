using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Thank you. We liked it! Did you? Yes… Good.", "Thank you.|We liked it!|Did you?|Yes…|Good.")]
    [InlineData("Dear Mr. Doe, Dr. Kowalska thanks you. Goodbye.", "Dear Mr. Doe, Dr. Kowalska thanks you.|Goodbye.")]
    [InlineData("J. Doe called on Nov. 5 about no. 12 again. The answer is no. We are sorry.", "J. Doe called on Nov. 5 about no. 12 again.|The answer is no.|We are sorry.")]
    [InlineData("Thank you for your application.We regret this.", "Thank you for your application.|We regret this.")]
    [InlineData("See https://careers.firm.example/Jobs.Html or jobs.Firm.example today.", "See https://careers.firm.example/Jobs.Html or jobs.Firm.example today.")]
    [InlineData("Version 2.5 of ASP.NET is fine.", "Version 2.5 of ASP.NET is fine.")]
    [InlineData("Das Gespräch am 3. November war gut. Wir haben z. B. Ihre Mappe gesehen.", "Das Gespräch am 3. November war gut.|Wir haben z. B. Ihre Mappe gesehen.")]
    [InlineData("Frau Dr. Kowalska bzw. Herr Prof. Maier melden sich.", "Frau Dr. Kowalska bzw. Herr Prof. Maier melden sich.")]
    [InlineData("Gentile Dott.ssa Rossi, grazie. A presto.", "Gentile Dott.ssa Rossi, grazie.|A presto.")]
    [InlineData("¿Por qué? Porque sí. Ud. lo sabe.", "¿Por qué?|Porque sí.|Ud. lo sabe.")]
    [InlineData("She said \"no.\" We said (yes.) Then…", "She said \"no.\"|We said (yes.)|Then…")]
    [InlineData("Wait... and see.", "Wait... and see.")]
    [InlineData("Heading\n\n- one point\n- another. With two\n* third", "Heading|one point|another.|With two|third")]
    [InlineData("Position:\tAnalyst", "Position:|Analyst")]
    [InlineData("> quoted\nmine", "mine")]
    [InlineData("", "")]
    public void Split_EndsWhereSentencesEnd(string text, string expected)
    {
        var sentences = SentenceSplitter.Split(text, new TextSpan(0, text.Length), out var more);

        Assert.False(more);
        Assert.Equal(expected, string.Join('|', sentences.Select(span => text.Substring(span.Start, span.Length))));
    }

    [Fact]
    public void LongSentence_IsCutBetweenWords()
    {
        var text = string.Concat(Enumerable.Repeat("words without end ", 100)).TrimEnd();

        var sentences = SentenceSplitter.Split(text, new TextSpan(0, text.Length), out _);

        Assert.All(sentences, sentence => Assert.InRange(sentence.Length, 1, MailLimits.SentenceLength));
        Assert.Equal(text, string.Join(' ', sentences.Select(span => text.Substring(span.Start, span.Length))));
    }
}
