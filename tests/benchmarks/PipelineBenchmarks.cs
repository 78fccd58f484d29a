using BenchmarkDotNet.Attributes;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>What one message costs, step by step, without network or disk.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private readonly MailClassifier _classifier = new();
    private readonly ReplyPreferences _preferences = new();
    private MailMessage _message = null!;
    private MailText _text = null!;
    private MailClassification _classification = null!;
    private ReplyPlan _plan = null!;

    /// <summary>The beginning of a sample's subject: a letter of a person, and the HTML of an applicant tracking system.</summary>
    [Params("Senior Data Analyst", "Your application to Brightpath")]
    public string Mail { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _message = SampleMails.Find(Mail);
        _text = MailTextReader.Read(_message);
        _classification = _classifier.Classify(_message, _text);
        _plan = ReplyPlanner.Plan(_classification, _preferences, "en");
    }

    [Benchmark]
    public MailText Read() => MailTextReader.Read(_message);

    [Benchmark]
    public MailClassification Classify() => _classifier.Classify(_message, _text);

    [Benchmark]
    public ReplyPlan Plan() => ReplyPlanner.Plan(_classification, _preferences, "en");

    [Benchmark]
    public Reply? Write() => ReplyWriter.Write(_plan, _classification, _message, _preferences, "en", _text);

    [Benchmark(Baseline = true)]
    public Reply? Whole()
    {
        var text = MailTextReader.Read(_message);
        var classification = _classifier.Classify(_message, text);
        return ReplyWriter.Write(ReplyPlanner.Plan(classification, _preferences, "en"), classification, _message, _preferences, "en", text);
    }
}
