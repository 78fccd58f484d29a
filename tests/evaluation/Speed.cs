using System.Diagnostics;
using System.Globalization;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Evaluation;

/// <summary>How long reading and classifying take, and what they allocate; one thread, warm.</summary>
internal static class Speed
{
    private const int Rounds = 20;

    public static void Print(MailClassifier classifier, IEnumerable<Judged> judged, TextWriter output)
    {
        var mails = judged.Select(one => (Message: one.Mail.Message(), one.Text)).ToList();
        var times = new List<double>();
        long allocated = 0;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (message, text) in mails)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                classifier.Classify(message, text);
                if (round < Rounds / 2)
                    continue;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        times.Sort();
        var characters = mails.Average(mail => mail.Text.Visible.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"classify: median {times[times.Count / 2]:0} µs, p90 {times[times.Count * 9 / 10]:0} µs, {allocated / times.Count / 1024.0:0.0} KiB a mail of {characters:0} characters on average"));
    }
}
