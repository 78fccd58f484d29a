using System.Diagnostics;
using OutlookRejectionHelper.Training;

// Without arguments: train on everything and write weights and card. "--check": train and compare. "--report": what
// templates held out of the training say, without writing. "--ablate": the same without parts of the model.
var root = FindRoot();
var languages = Path.Combine(root, "server", "Languages");
var weightsPath = Path.Combine(root, "server", "Classification", "Model", "weights.bin");
var watch = Stopwatch.StartNew();
var trainer = new Trainer(languages, new TrainingOptions
{
    Seed = (ulong)Option("--seed", new TrainingOptions().Seed),
    Decay = Option("--decay", new TrainingOptions().Decay),
    FeatureDropout = Option("--dropout", (float)new TrainingOptions().FeatureDropout),
    WordDropout = Option("--word-dropout", (float)new TrainingOptions().WordDropout),
    Epochs = (int)Option("--epochs", new TrainingOptions().Epochs),
    LeastTemplates = (int)Option("--least", new TrainingOptions().LeastTemplates),
    DocumentDecay = Option("--document-decay", new TrainingOptions().DocumentDecay),
    DocumentDropout = Option("--document-dropout", new TrainingOptions().DocumentDropout),
    StoryDecay = Option("--story-decay", new TrainingOptions().StoryDecay),
    Documents = (int)Option("--documents", new TrainingOptions().Documents),
    Variants = (int)Option("--variants", new TrainingOptions().Variants),
});
Console.WriteLine($"{trainer.Templates.Count} templates: " + string.Join(", ",
    trainer.Templates.GroupBy(template => template.Language).Select(group => $"{group.Key} {group.Count()}")));

if (args.Contains("--report"))
{
    Report.HeldOut(trainer, Console.Out);
    return 0;
}

if (args.Contains("--mails"))
{
    Report.WholeMails(trainer, (int)Option("--rounds", 5), Console.Out);
    return 0;
}

if (args.Contains("--ablate"))
{
    Report.Ablations(trainer, Console.Out);
    return 0;
}

using var made = new MemoryStream();
trainer.TrainAll().Write(made);
var bytes = made.ToArray();
Console.WriteLine($"trained in {watch.Elapsed.TotalSeconds:0.0} s, {bytes.Length / 1024} KiB");
if (args.Contains("--check"))
{
    var same = File.Exists(weightsPath) && File.ReadAllBytes(weightsPath).AsSpan().SequenceEqual(bytes);
    Console.WriteLine(same ? "weights.bin is what the trainer makes" : "weights.bin is NOT what the trainer makes: run it and commit");
    return same ? 0 : 1;
}

if (Array.IndexOf(args, "--out") is >= 0 and var target)
    weightsPath = args[target + 1];
File.WriteAllBytes(weightsPath, bytes);
Console.WriteLine($"wrote {Path.GetRelativePath(root, weightsPath)}");
return 0;

static string FindRoot()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "OutlookRejectionHelper.sln")))
            return folder.FullName;
    }

    throw new DirectoryNotFoundException("Run the trainer from inside the repository.");
}

float Option(string name, float otherwise) => Array.IndexOf(args, name) is >= 0 and var at
    ? float.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture)
    : otherwise;
