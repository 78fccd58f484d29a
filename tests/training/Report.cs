using System.Globalization;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>What a training on four fifths of the templates makes of messages composed of the last fifth.</summary>
internal static class Report
{
    private const int Held = 5;

    public static void HeldOut(Trainer trainer, TextWriter output) => Measure(trainer, new Ablation(), output, detailed: true);

    public static void Ablations(Trainer trainer, TextWriter output)
    {
        foreach (var (name, ablation) in new (string, Ablation)[]
        {
            ("everything", new()), ("without concepts and topics", new(WithoutConcepts: true)), ("without topics", new(WithoutTopics: true)),
            ("without words", new(WithoutWords: true)),
        })
        {
            output.Write($"{name,-28}");
            Measure(trainer, ablation, output, detailed: false);
        }
    }

    /// <summary>Whole messages judged by a model that saw neither them nor their sentences.</summary>
    /// <param name="rounds">Each holds another fifth out.</param>
    public static void WholeMails(Trainer trainer, int rounds, TextWriter output)
    {
        var results = new List<Result>();
        var wrong = new List<string>();
        var stories = new List<(StoryQuestion Question, int Gold, int Said)>();
        for (var round = 0; round < rounds; round++)
        {
            var turn = round;
            bool IsHeld(int fold) => fold / 4 % Held == turn;
            var file = trainer.Train(fold => !IsHeld(fold), new Ablation());
            var mails = trainer.Vary(IsHeld, 1, 99).ToList();
            stories.AddRange(Tell(trainer.ReadStories(trainer.Tell(IsHeld, 1, 98), file.CreateSentenceModel(), new Ablation()), file.Story));
            foreach (var (mail, result) in mails.Zip(Judge(trainer, file, mails, new Ablation())))
            {
                results.Add(result);
                if (result.IsRejection != result.SaysRejection)
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"  {mail.Language} {mail.Kind} {result.Rejection:0.00}: {string.Join(" / ", mail.Sentences)}"));
            }
        }

        output.WriteLine(Line("all", results));
        foreach (var group in results.GroupBy(result => result.Language))
            output.WriteLine(Line(group.Key, [.. group]));
        Kinds(results, output);
        Stories(stories, output);
        foreach (var line in wrong)
            output.WriteLine(line);
    }

    private static IEnumerable<(StoryQuestion Question, int Gold, int Said)> Tell(IEnumerable<StorySample> samples, StoryWeights weights)
    {
        var answers = new float[StoryAnswers.Count];
        foreach (var sample in samples)
        {
            weights.Sum(sample.Features, answers);
            foreach (var question in Enum.GetValues<StoryQuestion>())
            {
                if (sample.Answers[(int)question] is { } gold)
                    yield return (question, gold, StoryAnswers.Best(StoryAnswers.Of(answers, question)).Answer);
            }
        }
    }

    private static void Stories(List<(StoryQuestion Question, int Gold, int Said)> stories, TextWriter output)
    {
        foreach (var question in stories.GroupBy(story => story.Question))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {question.Key,-9} {question.Average(story => story.Gold == story.Said ? 1 : 0):0.000} of {question.Count()}: ")
                + string.Join(", ", question.GroupBy(story => story.Gold).OrderBy(gold => gold.Key).Select(gold => string.Create(
                    CultureInfo.InvariantCulture, $"{Name(question.Key, gold.Key)} {gold.Average(story => story.Gold == story.Said ? 1 : 0):0.00} of {gold.Count()}"))));
        }
    }

    private static string Name(StoryQuestion question, int answer) => question switch
    {
        StoryQuestion.Stage => ((Stage)answer).ToString(),
        StoryQuestion.Reason => StoryAnswers.Reason(answer).ToString(),
        StoryQuestion.Door => ((Door)answer).ToString(),
        _ => ((Feedback)answer).ToString(),
    };

    private static void Measure(Trainer trainer, Ablation ablation, TextWriter output, bool detailed)
    {
        // Folds are a multiple of the trainer's own parts, so the held-out fifth is spread over them.
        static bool IsHeld(int fold) => fold / 4 % Held == 0;
        var file = trainer.Train(fold => !IsHeld(fold), ablation);
        var mails = trainer.Compose(trainer.Templates.Where(template => IsHeld(template.Fold)), 99).Concat(trainer.Vary(IsHeld, 4, 99)).ToList();
        var results = Judge(trainer, file, mails, ablation).ToList();
        output.WriteLine(Line("all", results));
        if (!detailed)
            return;
        foreach (var group in results.GroupBy(result => result.Language))
            output.WriteLine(Line(group.Key, [.. group]));
        Kinds(results, output);
        output.WriteLine("calibration of \"rejection\": predicted, observed, count");
        foreach (var bin in results.GroupBy(result => (int)Math.Min(result.Rejection * 10, 9)).OrderBy(bin => bin.Key))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {bin.Average(r => r.Rejection):0.000} {bin.Average(r => r.Kind.Category() == MailCategory.Rejection ? 1 : 0):0.000} {bin.Count()}"));
        }
    }

    private static void Kinds(IReadOnlyList<Result> results, TextWriter output)
    {
        output.WriteLine("kind: right / kind right / called a rejection");
        foreach (var group in results.GroupBy(result => result.Kind))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-20} {group.Average(r => r.Best.Category() == r.Kind.Category() ? 1 : 0),6:P0} {group.Average(r => r.Best == r.Kind ? 1 : 0),6:P0} {group.Average(r => r.Rejection > 0.5 ? 1 : 0),6:P0}"));
        }
    }

    private static IEnumerable<Result> Judge(Trainer trainer, WeightsFile file, IReadOnlyList<ComposedMail> mails, Ablation ablation)
    {
        var documents = file.CreateDocumentModel();
        var kinds = new float[MailKinds.Count];
        var features = new float[DocumentFeatures.Count];
        var sentences = file.CreateSentenceModel();
        var reading = new Reading();
        foreach (var mail in mails)
        {
            trainer.Read(reading, mail, sentences, ablation);
            DocumentFeatures.Fill(reading, features);
            documents.Score(features, kinds);
            var best = (MailKind)kinds.AsSpan().IndexOf(kinds.Max());
            var rejection = Enum.GetValues<MailKind>().Where(kind => kind.Category() == MailCategory.Rejection).Sum(kind => kinds[(int)kind]);
            yield return new Result(mail.Language, mail.Kind, best, rejection);
        }
    }

    private static string Line(string name, List<Result> results)
    {
        var truly = results.Count(r => r.Kind.Category() == MailCategory.Rejection);
        var called = results.Count(r => r.Rejection > 0.5);
        var both = results.Count(r => r.Rejection > 0.5 && r.Kind.Category() == MailCategory.Rejection);
        var precision = (double)both / Math.Max(called, 1);
        var recall = (double)both / Math.Max(truly, 1);
        var sure = results.Where(r => r.Rejection > 0.97).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{name,-4} P {precision:0.000} R {recall:0.000} F1 {2 * precision * recall / Math.Max(precision + recall, 1e-9):0.000} · sure {sure.Count(r => r.Kind.Category() == MailCategory.Rejection) / (double)Math.Max(sure.Count, 1):0.000} of {sure.Count} · n {results.Count}");
    }

    private sealed record Result(string Language, MailKind Kind, MailKind Best, float Rejection)
    {
        public bool IsRejection => Kind.Category() == MailCategory.Rejection;

        public bool SaysRejection => Rejection > 0.5;
    }
}
