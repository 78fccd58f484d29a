using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

/// <summary>Short ways to a message and to the parts of what was read.</summary>
internal static class Mails
{
    public static MailText Html(string html, string subject = "") =>
        MailTextReader.Read(new MailMessage { Subject = subject, Body = new MailBody(MailBodyKind.Html, html) });

    public static MailText Text(string text, string subject = "", params MailHeader[] headers) =>
        MailTextReader.Read(new MailMessage { Subject = subject, Headers = [.. headers], Body = new MailBody(MailBodyKind.Text, text) });

    public static string Newest(this MailText text) => text[text.Newest].ToString();

    public static string[] SentenceTexts(this MailText text) => [.. text.Sentences.Select(sentence => text[sentence].ToString())];

    public static string? SignatureText(this MailText text) => text.Signature is { } signature ? text[signature].ToString() : null;

    public static string? QuotationText(this MailText text) => text.Quotation is { } quotation ? text[quotation].ToString() : null;
}
