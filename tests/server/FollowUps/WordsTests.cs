using System.Text.RegularExpressions;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Tests.FollowUps;

public sealed partial class WordsTests
{
    public static TheoryData<string> Tags => [.. LanguageFiles.AllTags];

    [Theory]
    [MemberData(nameof(Tags))]
    public void EveryRule_HasWordsInEveryLanguage(string tag)
    {
        var words = FollowUpWords.For(tag);

        Assert.Equal(FollowUpRule.All.Select(rule => rule.Id).Order(), words.Rules.Keys.Order());
        Assert.Equal(':', words.NoteIntroduction[^1]);
        Assert.NotEmpty(words.QuietPeriods);
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void EveryProposal_ReadsWellWithAndWithoutNames(string tag)
    {
        var cases =
            from person in new[] { "Anna Kowalska", null }
            from company in new[] { "Northwind", null }
            from register in new[] { Register.Formal, Register.Informal }
            from rule in FollowUpRule.All
            from stated in new DateOnly[] { new(2027, 4, 1), new(2027, 4, 15) }
            select (person, company, register, rule, stated);
        foreach (var (person, company, register, rule, stated) in cases)
        {
            var mail = Case.Rejection(Stage.Interview) with
            {
                Language = tag,
                Register = register,
                Person = person is null ? null : new Fact(person, 0.9, FactSource.Mail),
                Company = company is null ? null : new Fact(company, 0.9, FactSource.Mail),
                ReapplyAfter = stated,
            };
            var words = new FollowUpWording(rule, new FollowUpCase(mail, new FollowUpFacts { PaneLanguage = tag }));

            foreach (var text in new[] { words.Why, words.Subject, words.Body })
            {
                Assert.DoesNotMatch(Unfilled(), text);
                Assert.DoesNotMatch(Untidy(), text);
                Assert.NotEmpty(text);
            }

            Assert.InRange(words.Subject.Length, 5, 60);
            Assert.DoesNotMatch(Unkind(), words.Subject + words.Body);
            Assert.True(char.IsUpper(words.Subject[0]) && char.IsUpper(words.Why[0]) && words.Why[^1] == '.', words.Why);
            Assert.InRange(words.Why.Length, 20, 200);
        }
    }

    [Theory]
    [InlineData("en", "January 6, 2027")]
    [InlineData("en-GB", "6 January 2027")]
    [InlineData("de", "6. Januar 2027")]
    [InlineData("fr", "6 janvier 2027")]
    [InlineData("es", "6 de enero de 2027")]
    [InlineData("it", "6 gennaio 2027")]
    [InlineData("pt", "6 de janeiro de 2027")]
    [InlineData("nl", "6 januari 2027")]
    [InlineData("xx", "January 6, 2027")]
    [InlineData(null, "January 6, 2027")]
    public void Day_IsWrittenAsTheLanguageDoes(string? tag, string expected) => Assert.Equal(expected, FollowUpWords.Day(new DateOnly(2027, 1, 6), tag));

    [Theory]
    [InlineData("en", 1, "The mail itself names March 2027 for coming back.")]
    [InlineData("en", 15, "The mail itself names March 15, 2027 for coming back.")]
    [InlineData("de", 1, "Die Nachricht selbst nennt März 2027 als Zeitpunkt für einen neuen Anlauf.")]
    [InlineData("fr", 15, "Le message lui-même indique le 15 mars 2027 pour revenir.")]
    [InlineData("es", 1, "El propio mensaje señala marzo de 2027 para volver.")]
    public void StatedMonth_IsNotToldAsADay(string tag, int day, string expected) =>
        Assert.Equal(expected, Case.Propose(Case.Rejection() with { ReapplyAfter = new(2027, 3, day) }, facts: new FollowUpFacts { PaneLanguage = tag })[0].Why);

    [Fact]
    public void Words_AreThePanes()
    {
        var mail = Case.Rejection(Stage.Final) with { Language = "de", SilverMedalist = true };

        var proposal = Case.Propose(mail, facts: new FollowUpFacts { PaneLanguage = "en-GB" })[0];

        Assert.Equal("Say hello – Anna K.", proposal.Subject);
        Assert.Contains("Six weeks", proposal.Why, StringComparison.Ordinal);
        Assert.StartsWith("Two or three lines are enough", proposal.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Anna Kowalska", "Say hello – Anna K.")]
    [InlineData("Anna", "Say hello – Anna")]
    [InlineData("Dr. Anna Kowalska", "Say hello – Dr. Anna Kowalska")]
    [InlineData("Anna\r\nATTENDEE:x\u202E", "Say hello – Anna A.")]
    [InlineData("{who}", "Say hello – {who}")]
    public void Subject_NamesAPersonShortly(string person, string expected) =>
        Assert.Equal(expected, Case.Propose(Case.Rejection(Stage.Final) with { Person = new Fact(person, 0.9, FactSource.Mail) })[0].Subject);

    [Fact]
    public void UncertainNames_AreLeftOut() =>
        Assert.Equal("Say hello", Case.Propose(Case.Rejection(Stage.Final) with { Person = Case.Anna with { Confidence = 0.3 }, Company = null })[0].Subject);

    [Theory]
    [InlineData("Say[ {a}][ {b}]!", "Say A!")]
    [InlineData("Say [{b}|{a}|x]", "Say A")]
    [InlineData("Say [{b}|x]", "Say x")]
    [InlineData("", "")]
    public void Phrase_LeavesOutWhatHasNoValue(string template, string expected) =>
        Assert.Equal(expected, Phrase.Fill(template, name => name == "a" ? "A" : null));

    [Theory]
    [InlineData("Say [{a}")]
    [InlineData("Say {a")]
    public void Phrase_NotClosed_IsAnError(string template) => Assert.Throws<InvalidDataException>(() => Phrase.Fill(template, _ => "A"));

    /// <summary>In all languages: a colleague who sees the calendar must not read a rejection from it.</summary>
    [GeneratedRegex("reject|declin|turned down|absage|abgelehnt|ablehn|refus|rechaz|descart|rifiut|scart|recus|rejei|afwijz|afgewezen|nicht berücksichtigt|pas retenu|no seleccion", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Unkind();

    [GeneratedRegex(@"[\[\]{}|]", RegexOptions.NonBacktracking)]
    private static partial Regex Unfilled();

    [GeneratedRegex(@"  | ,| \.|\n\n\n|,,|\.\.| $|^ ", RegexOptions.NonBacktracking)]
    private static partial Regex Untidy();
}
