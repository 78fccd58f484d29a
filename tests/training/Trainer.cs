using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Training;

/// <summary>
/// Trains both models. The document model must see sentence scores as they are on unknown sentences, so it learns on
/// messages composed of templates that the sentence model behind their scores had not seen.
/// </summary>
internal sealed class Trainer
{
    private const int Parts = 4;

    private readonly byte[] _inputs;
    private readonly Expander _expander;
    private readonly Dictionary<string, ConceptLexicon> _lexicons;

    public Trainer(string languages, TrainingOptions options)
    {
        _inputs = TrainingInputs.Digest(languages);
        Templates = TemplateReader.ReadAll(languages);
        Options = options;
        _expander = new Expander(new SlotValues(languages));
        _lexicons = Templates.Select(template => template.Language).Distinct()
            .ToDictionary(tag => tag, tag => new ConceptLexicon(tag, !LanguageDetector.Words(tag).CapitalizedNouns));
    }

    public IReadOnlyList<Template> Templates { get; }

    public TrainingOptions Options { get; }

    public WeightsFile TrainAll() => Train(Templates, new Ablation());

    public WeightsFile Train(IReadOnlyList<Template> templates, Ablation ablation)
    {
        var documents = new List<DocumentSample>();
        for (var part = 0; part < Parts; part++)
        {
            var model = TrainSentences([.. templates.Where(template => template.Fold % Parts != part)], ablation, 0.7).Create();
            documents.AddRange(Read(Compose(templates.Where(template => template.Fold % Parts == part), (ulong)part), model, ablation));
        }

        var (weights, bias) = DocumentTrainer.Train(documents, 2e-5f, Options.Seed);
        var sentences = TrainSentences(templates, ablation, 1);
        return new WeightsFile(
            _inputs, sentences.Checks, sentences.Rows, sentences.Scale, sentences.Hidden, sentences.HiddenBias, sentences.Output,
            sentences.OutputBias, weights, bias);
    }

    public TrainedSentences TrainSentences(IReadOnlyList<Template> templates, Ablation ablation, double share) =>
        SentenceTrainer.Train(
            new SentenceSource(templates, _expander, _lexicons, ablation),
            Options with { Epochs = (int)(Options.Epochs * share) });

    public IEnumerable<ComposedMail> Compose(IEnumerable<Template> templates, ulong salt)
    {
        // Lines that only frame a message carry nothing that could be learned by heart: every part has all of them.
        var framing = Templates.Where(template => template.Role is "greeting" or "signoff");
        var composer = new DocumentComposer(templates.Concat(framing).Distinct(), _expander, MatterOf);
        return composer.Compose(Options.Documents / composer.Languages.Count, new Chance(Options.Seed ^ (salt + 7)));
    }

    private static readonly string[] _jobConcepts =
        ["job", "workplace", "career", "candidate", "cv", "interview", "experience", "skill", "otherrole", "select", "internal", "salary"];

    private static readonly string[] _otherConcepts =
        ["bank", "paper", "talk", "flat", "course", "grant", "tender", "permit", "prize", "claim", "pet", "game", "event"];

    private Matter MatterOf(string sentence, string language)
    {
        var tokens = new Token[200];
        var mentions = new Mention[64];
        var count = Tokenizer.Read(sentence, 0, tokens);
        var found = _lexicons[language].Read(sentence, tokens.AsSpan(0, count), mentions);
        var names = mentions.Take(found).Select(mention => ConceptLexicon.Names[mention.Concept]).ToList();
        return names.Any(_jobConcepts.Contains) ? Matter.Job : names.Any(_otherConcepts.Contains) ? Matter.Other : Matter.None;
    }

    public IEnumerable<DocumentSample> Read(IEnumerable<ComposedMail> mails, SentenceModel model, Ablation ablation)
    {
        var reading = new Reading();
        var empty = new ConceptLexicon("", false);
        foreach (var mail in mails)
        {
            reading.Read(mail.Text(), mail.Subject, mail.Sender, ablation.WithoutConcepts ? empty : _lexicons[mail.Language], model);
            var features = new float[DocumentFeatures.Count];
            DocumentFeatures.Fill(reading, features);
            yield return new DocumentSample(features, DocumentFeatures.Refusal(reading).Refusal, mail.Kind);
        }
    }
}
