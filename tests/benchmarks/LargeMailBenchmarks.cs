using BenchmarkDotNet.Attributes;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>Reading what is large or malicious: the time must grow with the length and with nothing else.</summary>
[MemoryDiagnoser]
public class LargeMailBenchmarks
{
    private MailMessage _message = null!;

    [Params("marketing, 100 KB", "marketing, 5 MB", "200,000 nested div")]
    public string Mail { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        const string Row = "<tr><td style=\"padding:4px;color:#333\"><a href=\"https://jobs.example/?id=1\">Data Analyst</a> at Kestrel Retail &middot; be among the first to apply</td></tr>\n";
        var html = Mail switch
        {
            "marketing, 100 KB" => "<table>" + string.Concat(Enumerable.Repeat(Row, 100_000 / Row.Length)) + "</table>",
            "marketing, 5 MB" => "<table>" + string.Concat(Enumerable.Repeat(Row, 5_000_000 / Row.Length)) + "</table>",
            _ => string.Concat(Enumerable.Repeat("<div>", 200_000)) + "Unfortunately",
        };
        _message = new() { Subject = "Jobs", Body = new(MailBodyKind.Html, html) };
    }

    [Benchmark]
    public MailText Read() => MailTextReader.Read(_message);
}
