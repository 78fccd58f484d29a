using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Tests.Classification;

public class CueBookTests
{
    public static TheoryData<string> Tags => [.. LanguageFiles.Tags];

    [Theory]
    [InlineData("en", "We have decided to proceed with other candidates.", "en.other-candidates")]
    [InlineData("en", "Sadly, the position has now been filled.", "en.position-filled")]
    [InlineData("de", "Wir haben uns für einen anderen Bewerber entschieden.", "de.other-candidates")]
    [InlineData("fr", "Votre candidature n'a pas été retenue.", "fr.not-selected")]
    [InlineData("es", "La vacante ya ha sido cubierta.", "es.position-filled")]
    [InlineData("it", "Abbiamo scelto un altro candidato.", "it.other-candidates")]
    [InlineData("pt", "A sua candidatura não foi selecionada.", "pt.not-selected")]
    [InlineData("nl", "We hebben gekozen voor een andere kandidaat.", "nl.other-candidates")]
    // Too far apart, or nothing of the kind.
    [InlineData("en", "The position that we spoke about at such great length last week was filled.", null)]
    [InlineData("en", "See you on Tuesday.", null)]
    public void Find_InASentence_IsItsCue(string language, string sentence, string? id) =>
        Assert.Equal(id, CueBook.Of(language)!.Find(sentence, [Act.Refusal]));

    [Theory]
    [MemberData(nameof(Tags))]
    public void Cues_OfEveryLanguage_HaveTheSameDistinctIds(string tag)
    {
        var english = CueBook.Of("en")!.Cues.Select(cue => (cue.Id[2..], cue.Act)).ToList();
        var cues = CueBook.Of(tag)!.Cues;

        Assert.Equal(english, cues.Select(cue => (cue.Id[2..], cue.Act)));
        Assert.All(cues, cue => Assert.StartsWith(tag + ".", cue.Id, StringComparison.Ordinal));
        Assert.Equal(cues.Count, cues.Select(cue => cue.Id).Distinct().Count());
    }
}
