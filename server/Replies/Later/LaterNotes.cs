using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Writing;

namespace OutlookRejectionHelper.Replies.Later;

/// <summary>Writes the note for a day to come, in the language and register of the reply.</summary>
public static class LaterNotes
{
    /// <param name="classification">With the user's corrections already in it.</param>
    /// <param name="paneLanguage">BCP 47, of the checks' messages; English when unknown.</param>
    /// <param name="text">The mail's visible text, so that the note does not echo it; null when it was not read.</param>
    /// <returns>Null where nobody would read it, and for a network where nobody is known by name.</returns>
    public static LaterNote? Write(LaterKind kind, MailClassification classification, MailMessage message, ReplyPreferences preferences, string? paneLanguage, MailText? text = null)
    {
        if (!classification.CanReply || classification.SenderKind is SenderKind.NoReply)
            return null;
        var letter = Letter.To(classification, message, preferences);
        return kind is LaterKind.Connect ? ForNetwork() : ForMail();

        LaterNote ForMail()
        {
            var rendered = letter.Render([letter.Draw(kind)], preferences.Tone);
            return Note(NoteChannel.Mail, LetterPurpose.Later, ReplySubject.Of(message.Subject), rendered);
        }

        LaterNote? ForNetwork()
        {
            if (letter.Values.Greeting is null)
                return null;
            var body = letter.Draw(kind);
            var rendered = letter.RenderWithoutClosing(body);
            // A name of eighty letters, twice: better no name in the greeting than half a note.
            if (rendered.Text.Length > LaterNote.LongestNetworkNote)
                rendered = letter.Unnamed().RenderWithoutClosing(body);
            return Note(NoteChannel.Network, LetterPurpose.Network, null, rendered);
        }

        LaterNote Note(NoteChannel channel, LetterPurpose purpose, string? subject, RenderedLetter rendered)
        {
            var result = ReplyChecker.Check(new(rendered.Text, letter.Words.Tag, classification, preferences)
            {
                Purpose = purpose,
                Message = message,
                MailText = text,
                Subject = subject,
                IsGenerated = true,
            }, paneLanguage);
            return new(channel, subject, letter.Words.Tag, letter.Register, rendered.Text, rendered.Html, result.Words, rendered.Text.Length, result.Checks);
        }
    }
}
