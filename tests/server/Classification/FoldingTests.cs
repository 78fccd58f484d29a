using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Tests.Classification;

public class FoldingTests
{
    [Theory]
    [InlineData("Größe", "grose")]
    [InlineData("Cœur d’élève", "cour d eleve")]
    [InlineData("NÃO! Obrigado…", "nao obrigado")]
    [InlineData("don't", "don t")]
    // Decomposed: the accent is a character of its own.
    [InlineData("re\u0301ponse", "reponse")]
    // Soft hyphen and zero-width space inside a word.
    [InlineData("Ab\u00ADsa\u200Bge", "absage")]
    [InlineData("№ 12 × 3", "12 3")]
    [InlineData("", "")]
    public void Phrase_OfAnyText_IsLowerCaseWithoutAccents(string text, string folded) => Assert.Equal(folded, Folding.Phrase(text));
}
