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
    private readonly StoryModel _stories;
    private readonly ObjectPool<Reading> _readings = new DefaultObjectPool<Reading>(new DefaultPooledObjectPolicy<Reading>());

    public MailClassifier()
        : this(WeightsFile.Load())
    {
    }

    internal MailClassifier(WeightsFile weights)
    {
        _sentences = weights.CreateSentenceModel();
        _documents = weights.CreateDocumentModel();
        _stories = weights.CreateStoryModel();
    }

    /// <param name="corrections">What the user said is so; wins over every guess.</param>
    /// <param name="fallbackLanguage">The user's own language, for a mail that is too short to tell.</param>
    public MailClassification Classify(
        MailMessage message, MailText text, Corrections? corrections = null, string? fallbackLanguage = null)
    {
        var said = Judge(message, text, corrections, fallbackLanguage);
        return text.Quotation is not null && ThreadStage.IsOpen(said) ? ThreadStage.Add(said, ThreadStage.Furthest(Quoted(message, text, said.Language))) : said;
    }

    /// <summary>By the newest part alone.</summary>
    private MailClassification Judge(MailMessage message, MailText text, Corrections? corrections, string? fallbackLanguage)
    {
        var language = LanguageDetector.Detect(text[text.Newest], message.Subject)
            ?? Known(fallbackLanguage) ?? LastResort;
        var reading = _readings.Get();
        try
        {
            reading.Read(text, message.Subject, Senders.Shared.Signals(message), ConceptLexicon.Of(language), _sentences);
            Span<float> features = stackalloc float[DocumentFeatures.Count];
            Span<float> kinds = stackalloc float[MailKinds.Count];
            DocumentFeatures.Fill(reading, features);
            _documents.Score(features, kinds);
            var verdict = corrections is { IsOwn: true, Category: null }
                ? new Verdict(MailKind.Other, MailCategory.Other, Nuance.OwnMail, 1, Certainty.Sure)
                : Verdict.Of(kinds, reading, corrections);
            var said = new MailClassification
            {
                Category = verdict.Category,
                Nuance = verdict.Nuance,
                Confidence = verdict.Confidence,
                Certainty = verdict.Certainty,
                Evidence = EvidenceFinder.Find(verdict, reading, text, language),
                Language = language,
            };
            if (FactWords.Of(language) is { } words)
                said = new FactFinder(message, text, reading, words).Add(said, _stories.Tell(reading));
            return Correct(said, corrections);
        }
        finally
        {
            _readings.Return(reading);
        }
    }

    /// <summary>What the sender's side wrote before, as far as the message quotes it.</summary>
    private IEnumerable<MailClassification> Quoted(MailMessage message, MailText text, string language) => QuotedHistory.Read(text)
        .Where(earlier => SenderSide.IsNamed(message, earlier.Sender))
        .Select(earlier => new MailMessage { Subject = message.Subject, From = message.From, Body = new MailBody(MailBodyKind.Text, earlier.Body) })
        .Select(earlier => Judge(earlier, MailTextReader.Read(earlier), corrections: null, language));

    private static MailClassification Correct(MailClassification said, Corrections? corrections) => corrections is null ? said : said with
    {
        Stage = corrections.Stage ?? said.Stage,
        StageSource = corrections.Stage is null ? said.StageSource : FactSource.User,
        Reason = corrections.Reason ?? said.Reason,
        ReasonExternal = corrections.Reason is { } reason ? SentenceFacts.IsExternal(reason) : said.ReasonExternal,
        Company = Said(corrections.Company) ?? said.Company,
        Role = Said(corrections.Role) ?? said.Role,
        Person = Said(corrections.Person) ?? said.Person,
    };

    private static Fact? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : new Fact(value.Trim(), 1, FactSource.User);

    private static string? Known(string? tag)
    {
        var found = LanguageFiles.Find(tag);
        while (found is not null && !LanguageDetector.Tags.Contains(found))
            found = found.LastIndexOf('-') is > 0 and var cut ? found[..cut] : null;
        return found;
    }
}
