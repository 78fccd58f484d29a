using System.Globalization;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Facts;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Evaluation;

/// <summary>Prints, for each mail, what the models make of each sentence and of the whole.</summary>
internal static class Explanation
{
    public static void Print(IEnumerable<Judged> judged, string? weightsPath, TextWriter output)
    {
        var weights = weightsPath is null ? WeightsFile.Load() : WeightsFile.Read(File.OpenRead(weightsPath));
        var sentences = weights.CreateSentenceModel();
        var documents = weights.CreateDocumentModel();
        var reading = new Reading();
        foreach (var one in judged)
        {
            var lexicon = ConceptLexicon.Of(one.Said.Language);
            var message = one.Mail.Message();
            reading.Read(one.Text, message.Subject, Senders.Shared.Signals(message), lexicon, sentences);
            var features = new float[DocumentFeatures.Count];
            var kinds = new float[MailKinds.Count];
            DocumentFeatures.Fill(reading, features);
            documents.Score(features, kinds);
            output.WriteLine($"{one.Mail.Id} {one.Mail.Language} gold {one.Mail.Label}: " + Top(Enum.GetValues<MailKind>().Select(kind => (kind.ToString(), kinds[(int)kind]))));
            for (var i = 0; i < reading.Sentences; i++)
            {
                var sentence = i;
                output.WriteLine($"    {one.Text[one.Text.Sentences[i]]}");
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"        refuses {reading.Refuses(i):0.00}, another matter {reading.Output(i, SentenceOutputs.OtherMatter):0.00}, somebody else's {reading.Output(i, SentenceOutputs.OthersCase):0.00}"));
                output.WriteLine($"        {Top(Enum.GetValues<Act>().Select(act => (act.ToString(), reading[sentence, act])))}");
            }
        }
    }

    private static string Top(IEnumerable<(string Name, float Score)> scores) => string.Join("  ", scores
        .OrderByDescending(score => score.Score).Take(4).Where(score => score.Score > 0.03)
        .Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Name} {score.Score:0.00}")));
}
