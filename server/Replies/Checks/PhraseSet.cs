using System.Collections.Immutable;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>
/// Phrases of one lexicon of <c>checks.json</c>, matched word by word in linear time without regular expressions; their
/// little language is described in Languages/README.md.
/// </summary>
internal sealed class PhraseSet
{
    private readonly Lazy<PhraseIndex> _own;

    private PhraseSet(ImmutableArray<Phrase> phrases, ImmutableArray<Phrase> except)
    {
        Phrases = phrases;
        Except = except;
        _own = new(() => new([this]));
    }

    public ImmutableArray<Phrase> Phrases { get; }

    /// <summary>Innocent uses: what overlaps with one of them is not found.</summary>
    public ImmutableArray<Phrase> Except { get; }

    /// <param name="place">For the sentence that names a mistake.</param>
    /// <exception cref="InvalidDataException">A phrase is not of the described shape.</exception>
    public static PhraseSet Of(ImmutableArray<string> phrases, string place) => new(
        [.. phrases.Where(phrase => !phrase.StartsWith('!')).Select(phrase => Phrase.Parse(phrase, place))],
        [.. phrases.Where(phrase => phrase.StartsWith('!')).Select(phrase => Phrase.Parse(phrase[1..], place))]);

    /// <summary>Where the phrases stand, in order, none twice at the same start.</summary>
    public ImmutableArray<TextSpan> Find(WordStream text) => _own.Value.Find(text)[this];
}
