using System.Diagnostics;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

/// <summary>Reads a message and fails when that takes too long. What is not linear takes minutes on these inputs.</summary>
internal static class InTime
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(3);

    /// <summary>Another process may have had the processor: only three slow readings in a row count.</summary>
    private const int Attempts = 3;

    public static MailText Read(MailMessage message, string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var text = MailTextReader.Read(message);
            if (watch.Elapsed < _bound)
                return text;
            Assert.True(attempt < Attempts, $"{name}: {watch.Elapsed}");
        }
    }
}
