using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Suggestions;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>What one message costs, step by step, without network or disk.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private readonly MailClassifier _classifier = new();
    private readonly ReplyPreferences _preferences = new();
    private readonly FollowUpScheduler _scheduler = new(TimeProvider.System);
    private readonly FollowUpFacts _facts = new() { ReplyPlanned = true, ReceivedAt = TimeProvider.System.GetUtcNow(), TimeZone = "Europe/Berlin", PaneLanguage = "en" };
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

    [Benchmark]
    public ImmutableArray<FollowUpProposal> Propose() => _scheduler.Propose(_classification, _facts);

    [Benchmark(Baseline = true)]
    public SuggestionSet Whole()
    {
        var text = MailTextReader.Read(_message);
        var classification = _classifier.Classify(_message, text);
        var plan = ReplyPlanner.Plan(classification, _preferences, "en");
        return new(classification, plan, ReplyWriter.Write(plan, classification, _message, _preferences, "en", text), _scheduler.Propose(classification, _facts), _message.Id);
    }
}
