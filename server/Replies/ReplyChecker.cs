using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Checks;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies;

/// <summary>Looks a reply through, ours or the user's, for what must not be in it and what should; the list is <see cref="CheckList"/>.</summary>
public static class ReplyChecker
{
    /// <summary>Characters of a reply that are looked at; more is no reply.</summary>
    public const int LongestText = 16 * 1024;

    /// <param name="paneLanguage">BCP 47, of the messages; English when unknown.</param>
    public static CheckedReply Check(ReplyToCheck reply, string? paneLanguage)
    {
        var subject = CheckSubject.Of(reply.Text.Length > LongestText ? reply with { Text = reply.Text[..LongestText] } : reply);
        var messages = PaneWords.Checks.For(paneLanguage);
        var checks = ImmutableArray.CreateBuilder<ReplyCheck>();
        foreach (var check in CheckList.All)
        {
            if (!check.AppliesTo(subject))
                continue;
            var finding = check.Find(subject);
            checks.Add(finding is null
                ? new(check.Id, check.Severity, true, messages[$"{check.Id}.fine"], [])
                : new(check.Id, finding.Severity ?? check.Severity, false, Fill(messages[$"{check.Id}.{finding.Kind}"], finding.Values), finding.Spans) { Mends = finding.Mends });
        }

        return new(subject.Words, checks.ToImmutable());
    }

    /// <summary>Check L12 alone, in the language the text is in: nothing that asks again passes, whatever the pane sent.</summary>
    public static bool AsksAgain(string text)
    {
        var stream = WordStream.Of(text.Length > LongestText ? text[..LongestText] : text);
        var language = LanguageDetector.Detect(text, "");
        return !CheckWords.For(language).Reconsider.Find(stream).IsEmpty;
    }

    private static string Fill(string message, ImmutableDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
            message = message.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return message;
    }
}

/// <param name="Text">Greeting, body, closing; plain text.</param>
/// <param name="Language">BCP 47, the reply's.</param>
public sealed record ReplyToCheck(string Text, string Language, MailClassification Mail, ReplyPreferences Preferences)
{
    /// <summary>What a first answer has to have, a later note need not.</summary>
    public LetterPurpose Purpose { get; init; }

    /// <summary>The mail that is answered.</summary>
    public MailMessage? Message { get; init; }

    /// <summary>What a reader sees of it.</summary>
    public MailText? MailText { get; init; }

    /// <summary>The reply's; null leaves the subject unchecked.</summary>
    public string? Subject { get; init; }

    /// <summary>The blocks that are on; null where nobody knows, which allows every length of the stage.</summary>
    public ImmutableArray<string>? Blocks { get; init; }

    /// <summary>Written by us: what is not from the mail or the user is then invented. In a user's own text it may simply be true.</summary>
    public bool IsGenerated { get; init; }
}

/// <param name="Words">Without greeting and signature.</param>
public sealed record CheckedReply(int Words, ImmutableArray<ReplyCheck> Checks);

public enum LetterPurpose
{
    /// <summary>The answer to the mail.</summary>
    Reply,

    /// <summary>A mail on a later day.</summary>
    Later,

    /// <summary>A note to be copied into a professional network.</summary>
    Network,
}
