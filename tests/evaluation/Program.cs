using System.Text.Json;
using System.Text.Json.Serialization;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Evaluation;
using OutlookRejectionHelper.Mail;

// dotnet run -c Release --project tests/evaluation -- FILE.jsonl [--predictions OUT.jsonl] [--weights weights.bin] [--explain | --speed]
var file = args.FirstOrDefault(arg => !arg.StartsWith("--", StringComparison.Ordinal));
if (file is null || !File.Exists(file))
{
    Console.Error.WriteLine("usage: evaluation FILE.jsonl [--predictions OUT.jsonl]");
    return 2;
}

var json = new JsonSerializerOptions(JsonSerializerDefaults.Web)
{
    Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
};
var classifier = Option("--weights") is { } weights ? new MailClassifier(WeightsFile.Read(File.OpenRead(weights))) : new MailClassifier();
var judged = new List<Judged>();
foreach (var line in File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)))
{
    using var document = JsonDocument.Parse(line);
    var mail = new GoldMail(document.RootElement.Clone());
    var message = mail.Message();
    var text = MailTextReader.Read(message);
    judged.Add(new Judged(mail, classifier.Classify(message, text), text));
}

if (Option("--predictions") is { } predictions)
    File.WriteAllLines(predictions, judged.Select(one => JsonSerializer.Serialize(new { id = one.Mail.Id, classification = one.Said }, json)));
if (args.Contains("--explain"))
    Explanation.Print(judged, Option("--weights"), Console.Out);
else if (args.Contains("--speed"))
    Speed.Print(classifier, judged, Console.Out);
else
    new Tables(judged, Console.Out).Print();
return 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
