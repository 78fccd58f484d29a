using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Training;

/// <summary>A whole message put together of sentences.</summary>
internal sealed record ComposedMail(string Language, MailKind Kind, string Subject, IReadOnlyList<string> Sentences, SenderSignals Sender)
{
    /// <summary>The right answers to the questions of its story; a null is not known.</summary>
    public int?[]? Story { get; init; }

    public MailText Text()
    {
        var visible = string.Join(' ', Sentences);
        var spans = new List<TextSpan>();
        var at = 0;
        foreach (var sentence in Sentences)
        {
            spans.Add(new TextSpan(at, sentence.Length));
            at += sentence.Length + 1;
        }

        return new MailText { Visible = visible, Newest = new TextSpan(0, visible.Length), Sentences = [.. spans] };
    }
}
