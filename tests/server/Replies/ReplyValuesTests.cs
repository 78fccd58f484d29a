using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Words;
using OutlookRejectionHelper.Replies.Writing;

namespace OutlookRejectionHelper.Tests.Replies;

public sealed class ReplyValuesTests
{
    [Theory]
    [InlineData("Data Analyst (m/w/d)", "Data Analyst")]
    [InlineData("Ingénieure Qualité (H/F)", "Ingénieure Qualité")]
    [InlineData("UI/UX Designer", "UI/UX Designer")]
    [InlineData("Engineer (Platform Team)", "Engineer (Platform Team)")]
    [InlineData("Técnico/a de Proyectos", null)]
    [InlineData("Projektleiterin/Projektleiter", null)]
    [InlineData("chargé·e d'études", null)]
    [InlineData("Analyst [remote]", null)]
    public void Of_Role_IsAsAPersonWouldSayIt(string role, string? expected) =>
        Assert.Equal(expected, Values(ReplyCase.Rejection with { Role = ReplyCase.Fact(role) }).Values.GetValueOrDefault("role"));

    [Theory]
    [InlineData("Anna Keller", true, "Hi {given},")]
    [InlineData("Anna Keller", false, "Dear {given},")]
    [InlineData("A. Keller", false, "Dear {name},")]
    [InlineData("Dr. Anna Keller", false, "Dear Dr {family},")]
    [InlineData("Ms Keller", true, "Dear Ms {family},")]
    [InlineData("Priya", false, "Dear {name},")]
    public void Of_Person_IsGreetedWithoutAGuess(string person, bool informal, string expected) =>
        Assert.Equal(expected, Values(ReplyCase.Rejection with { Person = ReplyCase.Fact(person) }, informal).Greeting);

    [Theory]
    [InlineData("The walk through the workshop.", "the walk through the workshop", "Phrase")]
    [InlineData("Anna's questions", "Anna's questions", "Phrase")]
    [InlineData("i liked the tour", "I liked the tour.", "Sentence")]
    [InlineData("It’s rare to be heard so well!", "It’s rare to be heard so well!", "Sentence")]
    [InlineData(" \u200b ", null, "None")]
    public void Of_Note_FitsItsPlace(string note, string? expected, string form)
    {
        var values = Values(ReplyCase.Rejection, note: note);

        Assert.Equal((expected, form), (values.Values.GetValueOrDefault("note"), values.Note.ToString()));
    }

    [Fact]
    public void Of_UnsureFacts_LeavesThemOut_AndTakesTheUsers()
    {
        var unsure = new Fact("Contoso", 0.5, FactSource.Mail);

        var values = Values(ReplyCase.Rejection with { Company = unsure, Role = unsure with { Source = FactSource.User } });

        Assert.False(values.Values.ContainsKey("company"));
        Assert.Equal("Contoso", values.Values["role"]);
    }

    [Theory]
    [InlineData("Your application", "RE: Your application")]
    [InlineData("RE: Your application", "RE: Your application")]
    [InlineData("Re: Re: Your application", "Re: Re: Your application")]
    [InlineData("Update: your application", "RE: Update: your application")]
    [InlineData("a\r\nBcc: x@evil.example\u202e", "RE: a Bcc: x@evil.example")]
    public void Subject_IsMarkedOnce(string subject, string expected) => Assert.Equal(expected, ReplySubject.Of(subject));

    private static ReplyValues Values(MailClassification mail, bool informal = false, string? note = null) =>
        ReplyValues.Of(mail, new() { PersonalNote = note }, ReplyWords.For("en").Salutations, informal, greetsByName: true);
}
