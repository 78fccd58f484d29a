using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Suggestions;

/// <summary>Learns from what came before in the conversation how far an application had come. Nothing is kept, and nothing waits for it long.</summary>
public sealed partial class EarlierMail(IMailReader mailbox, MailClassifier classifier, TimeProvider clock, ILogger<EarlierMail> logger)
{
    /// <summary>Somebody waits in front of the pane for an answer that is good without this.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks the mailbox where a no of its own leaves the stage open; else, and where the mailbox does not answer, all stays as it was judged.</summary>
    public async Task<MailClassification> TellStageAsync(MailClassification said, MailMessage message, SuggestionPreferences preferences, CancellationToken cancellationToken)
    {
        if (message.Id is null || !ThreadStage.IsOpen(said))
            return said;
        var earlier = await ReadAsync(message, cancellationToken);
        return ThreadStage.Add(said, ThreadStage.Furthest(earlier
            .Where(mail => SenderSide.IsSame(message, mail) && !OwnMail.Is(mail, preferences.OwnAddress, preferences.Signature))
            .Select(mail => classifier.Classify(mail, MailTextReader.Read(mail), fallbackLanguage: said.Language))));
    }

    private async Task<IReadOnlyList<MailMessage>> ReadAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await mailbox.ReadEarlierAsync(message, either.Token);
        }
        // Whatever it is, the mail itself has been read.
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            Log.Unread(logger, exception is ProblemException problem ? problem.Code : late.IsCancellationRequested ? "mailbox-timeout" : exception.GetType().Name);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(9000, LogLevel.Warning, "What came before in the conversation was not read ({Code}); the stage is judged without it")]
        public static partial void Unread(ILogger logger, string code);
    }
}
