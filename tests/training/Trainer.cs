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
        Mails = WholeMailReader.ReadAll(languages);
        _lexicons = LanguageDetector.Tags.ToDictionary(tag => tag, ConceptLexicon.Of);
        Templates = [.. TemplateReader.ReadAll(languages).Concat(Mails.SelectMany(mail => mail.Subject is null ? mail.Lines : mail.Lines.Append(mail.Subject)))
            .DistinctBy(template => (template.Language, template.Role, template.Text)).Select(Mark)];
        Options = options;
        _expander = new Expander(new SlotValues(languages));
    }

    /// <summary>Sentences by themselves, those of whole messages among them.</summary>
    public IReadOnlyList<Template> Templates { get; }

    public IReadOnlyList<WholeMail> Mails { get; }

    public TrainingOptions Options { get; }

    public WeightsFile TrainAll() => Train(_ => true, new Ablation());

    /// <param name="isIn">The folds to learn from.</param>
    public WeightsFile Train(Func<int, bool> isIn, Ablation ablation)
    {
        var templates = Templates.Where(template => isIn(template.Fold)).ToList();
        var parts = new (List<DocumentSample> Documents, List<StorySample> Stories)[Parts];
        TrainedSentences? sentences = null;
        // Each has its own random numbers: what comes out does not depend on which is ready first.
        Parallel.For(0, Parts + 1, part =>
        {
            if (part == 0)
                sentences = TrainSentences(templates, [.. Mails.Where(mail => isIn(mail.Fold))], ablation, 1);
            else
                parts[part - 1] = ReadPart(part - 1, templates, isIn, ablation);
        });
        var document = DocumentTrainer.Train([.. parts.SelectMany(part => part.Documents)], Options);
        var story = StoryTrainer.Train([.. parts.SelectMany(part => part.Stories)], Options);
        return new WeightsFile(
            _inputs, sentences!.Checks, sentences.Rows, sentences.Scale, sentences.OfSentence, sentences.OfWhole, document, story);
    }

    /// <summary>The messages of a part, as read by a sentence model that has not seen them.</summary>
    private (List<DocumentSample> Documents, List<StorySample> Stories) ReadPart(
        int part, IReadOnlyList<Template> templates, Func<int, bool> isIn, Ablation ablation)
    {
        var model = TrainSentences(
            [.. templates.Where(template => template.Fold % Parts != part)],
            [.. Mails.Where(mail => isIn(mail.Fold) && mail.Fold % Parts != part)], ablation, 0.7).Create();
        var composed = Compose(templates.Where(template => template.Fold % Parts == part), (ulong)part).ToList();
        var whole = Vary(fold => isIn(fold) && fold % Parts == part, Options.Variants, (ulong)part);
        var told = Tell(fold => isIn(fold) && fold % Parts == part, Options.Variants, (ulong)part);
        return ([.. Read(composed.Concat(whole), model, ablation)], [.. ReadStories(composed.Concat(told), model, ablation)]);
    }

    public TrainedSentences TrainSentences(IReadOnlyList<Template> templates, IReadOnlyList<WholeMail> mails, Ablation ablation, double share) =>
        SentenceTrainer.Train(
            new SentenceSource(templates, mails, _expander, _lexicons, ablation),
            Options with { Epochs = (int)(Options.Epochs * share) });

    public IEnumerable<ComposedMail> Compose(IEnumerable<Template> templates, ulong salt)
    {
        // Lines that only frame a message carry nothing that could be learned by heart: every part has all of them.
        var framing = Templates.Where(template => template.Role is "greeting" or "signoff");
        var composer = new DocumentComposer(templates.Concat(framing).Distinct(), _expander, MatterOf);
        return composer.Compose(Options.Documents / composer.Languages.Count, new Chance(Options.Seed ^ (salt + 7)));
    }

    /// <summary>Whole messages of some folds, each several times.</summary>
    public IEnumerable<ComposedMail> Vary(Func<int, bool> isIn, int times, ulong salt)
    {
        var chance = new Chance(Options.Seed ^ (salt + 77));
        return Mails.Where(mail => isIn(mail.Fold)).SelectMany(mail => Enumerable.Range(0, times)
            .Select(turn => mail.Vary(
                _expander, chance, isShort: mail.Kind == MailKind.Rejection && turn % 2 == 1, isWhole: mail.Kind is MailKind.NonJobRejection or MailKind.ThirdParty)));
    }

    private static readonly string[] _jobConcepts =
        ["job", "workplace", "career", "candidate", "cv", "interview", "experience", "skill", "otherrole", "select", "internal", "salary"];

    private static readonly string[] _otherConcepts =
        ["bank", "paper", "talk", "flat", "course", "grant", "tender", "permit", "prize", "claim", "pet", "game", "event"];

    private static readonly string[] _elseConcepts = ["they", "said", "example", "client", "kin", "layoff"];

    private Template Mark(Template template)
    {
        var named = ConceptsOf(template.Text, template.Language);
        return template with
        {
            NamesOtherMatter = named.Any(_otherConcepts.Contains) || template.Act == Act.ContextNonjob,
            NamesSomebodyElse = named.Any(_elseConcepts.Contains) || template.Act == Act.Quoting,
        };
    }

    private List<string> ConceptsOf(string sentence, string language)
    {
        var tokens = new Token[400];
        var mentions = new Mention[128];
        var count = Tokenizer.Read(sentence, 0, tokens);
        var found = _lexicons[language].Read(sentence, tokens.AsSpan(0, count), mentions);
        return [.. mentions.Take(found).Select(mention => ConceptLexicon.Names[mention.Concept])];
    }

    private Matter MatterOf(string sentence, string language)
    {
        var names = ConceptsOf(sentence, language);
        return names.Any(_jobConcepts.Contains) ? Matter.Job : names.Any(_otherConcepts.Contains) ? Matter.Other : Matter.None;
    }

    /// <summary>The rejections among the whole messages of some folds, each several times: whole, or without some of its small talk.</summary>
    public IEnumerable<ComposedMail> Tell(Func<int, bool> isIn, int times, ulong salt)
    {
        var chance = new Chance(Options.Seed ^ (salt + 777));
        return Mails.Where(mail => mail.Story is not null && isIn(mail.Fold)).SelectMany(mail => Enumerable.Range(0, times)
            .Select(turn => mail.Vary(_expander, chance, isWhole: turn % 2 == 0)));
    }

    public IEnumerable<StorySample> ReadStories(IEnumerable<ComposedMail> mails, SentenceModel model, Ablation ablation)
    {
        var reading = new Reading();
        foreach (var mail in mails)
        {
            if (mail.Story is not { } answers)
                continue;
            Read(reading, mail, model, ablation);
            var features = new float[StoryFeatures.Count];
            StoryFeatures.Fill(reading, features);
            yield return new StorySample(features, answers);
        }
    }

    public void Read(Reading reading, ComposedMail mail, SentenceModel model, Ablation ablation) =>
        reading.Read(mail.Text(), mail.Subject, mail.Sender, ablation.WithoutConcepts ? _nothing : _lexicons[mail.Language], model);

    private static readonly ConceptLexicon _nothing = new("", false);

    public IEnumerable<DocumentSample> Read(IEnumerable<ComposedMail> mails, SentenceModel model, Ablation ablation)
    {
        var reading = new Reading();
        foreach (var mail in mails)
        {
            Read(reading, mail, model, ablation);
            var features = new float[DocumentFeatures.Count];
            DocumentFeatures.Fill(reading, features);
            yield return new DocumentSample(features, mail.Kind);
        }
    }
}
