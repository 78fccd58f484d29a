using System.Collections.Immutable;
using Microsoft.Extensions.ObjectPool;
using OutlookRejectionHelper.Classification.Facts;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Languages;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification;

/// <summary>
/// Says what a message means to a job seeker. Pure and safe to share: the weights are only read, the buffers are rented.
/// </summary>
public sealed class MailClassifier
{
    /// <summary>The language when neither text, subject nor caller tells one.</summary>
    private const string LastResort = "en";

    private readonly SentenceModel _sentences;
    private readonly DocumentModel _documents;
    private readonly Dictionary<string, ConceptLexicon> _lexicons;
    private readonly ObjectPool<Reading> _readings = new DefaultObjectPool<Reading>(new DefaultPooledObjectPolicy<Reading>());

    public MailClassifier()
        : this(WeightsFile.Load())
    {
    }

    internal MailClassifier(WeightsFile weights)
    {
        _sentences = weights.CreateSentenceModel();
        _documents = weights.CreateDocumentModel();
        _lexicons = LanguageDetector.Tags.ToDictionary(
            tag => tag, tag => new ConceptLexicon(tag, !LanguageDetector.Words(tag).CapitalizedNouns));
    }

    /// <param name="corrections">What the user said is so; wins over every guess.</param>
    /// <param name="fallbackLanguage">The user's own language, for a mail that is too short to tell.</param>
    public MailClassification Classify(
        MailMessage message, MailText text, Corrections? corrections = null, string? fallbackLanguage = null)
    {
        var language = LanguageDetector.Detect(text[text.Newest], message.Subject)
            ?? Known(fallbackLanguage) ?? LastResort;
        var reading = _readings.Get();
        try
        {
            reading.Read(text, message.Subject, Senders.Shared.Signals(message), _lexicons[language], _sentences);
            Span<float> features = stackalloc float[DocumentFeatures.Count];
            Span<float> kinds = stackalloc float[MailKinds.Count];
            DocumentFeatures.Fill(reading, features);
            _documents.Score(features, kinds);
            var verdict = Verdict.Of(kinds, reading, corrections);
            return new MailClassification
            {
                Category = verdict.Category,
                Nuance = verdict.Nuance,
                Confidence = verdict.Confidence,
                Certainty = verdict.Certainty,
                Evidence = EvidenceFinder.Find(verdict, reading, text, language),
                Language = language,
            };
        }
        finally
        {
            _readings.Return(reading);
        }
    }

    private string? Known(string? tag)
    {
        var found = LanguageFiles.Find(tag);
        while (found is not null && !_lexicons.ContainsKey(found))
            found = found.LastIndexOf('-') is > 0 and var cut ? found[..cut] : null;
        return found;
    }
}
