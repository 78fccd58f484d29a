using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Checks;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>
/// Each check of the product's list with a letter it must find something in, where, and how badly, and with one in which it
/// must find nothing. L30 is <see cref="ReplyPropertyTests"/>.
/// </summary>
public sealed class EachCheckTests
{
    private const string Good = "Thank you for letting me know. I enjoyed the interview and hearing about the work of your team at Northwind Ferries. Should something similar come up, I would be glad to hear from you. I wish you and the whole team all the best for the season ahead.";

    private const string MailBody = "Dear Sam, our committee met on Thursday and weighed every application with great care before it chose somebody else. Kind regards, Anna Keller";

    /// <param name="Id">Of the check.</param>
    /// <param name="Found">What it points at, joined by " | "; empty when it is about the whole.</param>
    public sealed record Finds(string Id, CheckSeverity Severity, string Body, string Found)
    {
        public string Greeting { get; init; } = "Dear Anna,";

        public string Closing { get; init; } = "Kind regards,\nSam Doe";

        public bool IsGenerated { get; init; }

        public Stage Stage { get; init; } = Stage.Final;

        public Feedback Feedback { get; init; } = Feedback.None;

        public bool CanReply { get; init; } = true;

        public string Subject { get; init; } = "RE: Your application";

        public string Text => string.Join("\n\n", new[] { Greeting, Body, Closing }.Where(part => part.Length > 0));

        public override string ToString() => $"{Id} {Body[..Math.Min(40, Body.Length)]}";
    }

    private static readonly Finds[] _findings =
    [
        new("L01", CheckSeverity.Warn, "Thank you. All the best.", ""),
        new("L01", CheckSeverity.Warn, Repeat("It was good to hear from you and to learn about the plans. ", 11), ""),
        new("L01", CheckSeverity.Block, Repeat("It was good to hear from you and to learn about the plans. ", 13), ""),
        new("L02", CheckSeverity.Block, "It was good to hear from you. I wish you all the best.", ""),
        new("L02", CheckSeverity.Warn, "Thank you. Thanks again. Many thanks.", "Thank you. | Thanks again. | Many thanks."),
        new("L03", CheckSeverity.Warn, "Thank you for letting me know.", ""),
        new("L04", CheckSeverity.Block, "Thank you for the talk about [role] at {company} and for XXX.", "[role] | {company} | XXX"),
        new("L05", CheckSeverity.Block, "Thank you for the time at Nortwind Ferries.", "Nortwind"),
        new("L06", CheckSeverity.Info, "Thank you for the talk with Benedict on level 7.", "Benedict | 7"),
        new("L06", CheckSeverity.Block, "Thank you for the talk with Benedict.", "Benedict") { IsGenerated = true },
        new("L07", CheckSeverity.Block, "Thank you for the interview and our conversation.", "interview | our conversation") { Stage = Stage.Application },
        new("L07", CheckSeverity.Block, "Thank you for the interview and our conversation.", "interview") { Stage = Stage.Screen },
        new("L08", CheckSeverity.Block, "Thank you. Could you send me a tip? Please let me know whom to ask.", "Could you send me a tip? | Please let me know whom to ask."),
        new("L09", CheckSeverity.Warn, "Thank you. I would welcome your feedback on my work.", "I would welcome your feedback on my work."),
        new("L10", CheckSeverity.Block, "Thank you. Why did you not choose me?", "Why did you not choose me?"),
        new("L11", CheckSeverity.Block, "Thank you. If you have a moment, I would welcome some feedback.", "If you have a moment, I would welcome some feedback.") { Feedback = Feedback.Refused },
        new("L11", CheckSeverity.Block, "Thank you. If you have a moment, I would welcome some feedback.", "If you have a moment, I would welcome some feedback.") { Feedback = Feedback.Given },
        new("L11", CheckSeverity.Block, "Thank you. If you have a moment, I would welcome some feedback.", "If you have a moment, I would welcome some feedback.") { CanReply = false },
        new("L12", CheckSeverity.Block, "Thank you. I ask you to reconsider.", "I ask you to reconsider."),
        new("L12", CheckSeverity.Block, Good, "reconsider") { Closing = "Kind regards,\nSam Doe\n\nPlease reconsider." },
        new("L12", CheckSeverity.Block, Good, "reconsider") { Closing = "Kind regards,\nSam Doe Please reconsider." },
        new("L13", CheckSeverity.Block, "Thank you. I am more qualified than anyone.", "I am more qualified than anyone."),
        new("L14", CheckSeverity.Block, "Thank you. I am furious about this.", "furious"),
        new("L15", CheckSeverity.Block, "Thank you. I am desperate for this job.", "I am desperate for this job."),
        new("L16", CheckSeverity.Warn, "Thank you. I know I was not good enough.", "I know I was not good enough."),
        new("L17", CheckSeverity.Warn, "Thank you. I am devastated. I liked the talk. It was fun. All the best.", "I am devastated."),
        new("L17", CheckSeverity.Warn, "Thank you. I wish you well. I am disappointed.", "I am disappointed."),
        new("L17", CheckSeverity.Warn, "I am disappointed. It is a disappointment. Thank you. It was fun. All the best.", "I am disappointed. | It is a disappointment."),
        new("L18", CheckSeverity.Block, "Thank you. If it doesn't work out with your new hire, call me.", "If it doesn't work out with your new hire, call me."),
        new("L19", CheckSeverity.Block, "Thank you. I have another offer of € 50,000.", "I have another offer of € 50,000. | € 5"),
        new("L20", CheckSeverity.Block, "Thank you. It was because of my pregnancy.", "pregnancy"),
        new("L20", CheckSeverity.Block, "Thank you. My number is +49 170 1234567.", "+49 170 1234567"),
        new("L21", CheckSeverity.Warn, "Thank you! All the best!", "! | !"),
        new("L21", CheckSeverity.Warn, "Thank you VERY MUCH.", "VERY | MUCH"),
        new("L21", CheckSeverity.Warn, "Thank you 🙂", "🙂"),
        new("L22", CheckSeverity.Warn, "Thank you.", "") { Greeting = "" },
        new("L22", CheckSeverity.Warn, "Thank you for letting me know how it went.", "") { Closing = "" },
        new("L23", CheckSeverity.Block, "Thank you.", "Noreply") { Greeting = "Dear Noreply," },
        new("L23", CheckSeverity.Block, "Thank you.", "Mr") { Greeting = "Dear Mr Keller,", IsGenerated = true },
        new("L23", CheckSeverity.Info, "Thank you.", "Benedict") { Greeting = "Dear Benedict," },
        new("L24", CheckSeverity.Warn, "Thank you. Unfortunately it was not to be.", "Unfortunately"),
        new("L24", CheckSeverity.Warn, "Thank you. You weighed every application with great care before it ended.", "weighed every application with great care before"),
        new("L25", CheckSeverity.Block, "Thank you. I await your reply by Friday.", "I await your reply by Friday."),
        new("L26", CheckSeverity.Warn, "Thank you. I am just checking in.", "just checking in"),
        new("L27", CheckSeverity.Info, $"Thank you for {Repeat("the talk and ", 10)}the tea.", ""),
        new("L27", CheckSeverity.Info, "Thank you.\n\nIt was good.\n\nI liked it.\n\nIt was fun.\n\nAll the best.", ""),
        new("L28", CheckSeverity.Block, "Thank you.", "") { CanReply = false },
        new("L28", CheckSeverity.Block, "Thank you.", "") { Subject = "A word about my application" },
        new("L29", CheckSeverity.Warn, "Thank you.", "Sam Doe") { Closing = "Kind regards,\nSam Doe\n\nSam Doe" },
    ];

    public static TheoryData<Finds> Findings => [.. _findings];

    public static TheoryData<string> Ids => [.. CheckList.All.Select(check => check.Id)];

    [Theory]
    [MemberData(nameof(Findings), DisableDiscoveryEnumeration = true)]
    public void Check_OfALetterWithTheFault_FindsItThere(Finds expected)
    {
        var check = Checks(expected).Single(check => check.Id == expected.Id);

        Assert.False(check.Passed, $"{expected.Id} passed:\n{expected.Text}");
        Assert.Equal(expected.Severity, check.Severity);
        Assert.Equal(expected.Found, string.Join(" | ", check.Spans.Select(span => expected.Text.Substring(span.Start, span.Length))));
        Assert.DoesNotContain('{', check.Message);
        Assert.NotEqual(check.Message, Checks(new(expected.Id, default, Good, "")).Single(fine => fine.Id == expected.Id).Message);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_OfAGoodLetter_FindsNothing(string id) =>
        Assert.True(Checks(new(id, default, Good, "")).Single(check => check.Id == id).Passed);

    [Fact]
    public void EveryCheckOfTheList_IsTried() =>
        Assert.Equal(Enumerable.Range(1, 29).Select(number => $"L{number:00}"), _findings.Select(finding => finding.Id).Distinct());

    [Theory]
    [InlineData("de", "Sehr geehrte Frau Keller,\n\nvielen Dank. Ich fand es schön bei euch. Ihnen alles Gute.\n\nMit freundlichen Grüßen\nSam", "euch")]
    [InlineData("fr", "Bonjour Claire,\n\nMerci pour votre message. Je te souhaite une bonne continuation à vous.\n\nCordialement,\nSam", "te")]
    [InlineData("es", "Buenos días:\n\nLe agradezco su mensaje. Te deseo lo mejor a usted.\n\nUn saludo,\nSam", "Te")]
    [InlineData("it", "Gentile Anna,\n\ngrazie per il Suo messaggio. Ti auguro ogni bene, a Lei e al team.\n\nCordiali saluti,\nSam", "Ti")]
    [InlineData("nl", "Beste Anna,\n\nDank u wel voor uw bericht. Ik wens je het beste.\n\nMet vriendelijke groet,\nSam", "je")]
    public void Check_TwoFormsOfAddress_BlocksAndShowsTheRarerOne(string language, string text, string found)
    {
        var check = ReplyChecker.Check(new(text, language, ReplyCase.Rejection with { Language = language }, new()), "en").Checks.Single(check => check.Id == "L22");

        Assert.Equal((false, CheckSeverity.Block), (check.Passed, check.Severity));
        Assert.Contains(found, check.Spans.Select(span => text.Substring(span.Start, span.Length)));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("pt")]
    [InlineData("nl")]
    public void Check_MessageIsInThePanesLanguage(string pane)
    {
        var finds = new Finds("L12", CheckSeverity.Block, "Thank you. I ask you to reconsider.", "");

        var shown = Checks(finds, pane).Single(check => check.Id == "L12").Message;

        Assert.NotEqual(Checks(finds).Single(check => check.Id == "L12").Message, shown);
    }

    private static ImmutableArray<ReplyCheck> Checks(Finds letter, string paneLanguage = "en")
    {
        var mail = ReplyCase.Rejection with { Stage = letter.Stage, Feedback = letter.Feedback, CanReply = letter.CanReply };
        var message = new ReplyCase(mail).Message with { Body = new(MailBodyKind.Text, MailBody) };
        return ReplyChecker.Check(new(letter.Text, "en", mail, new() { Signature = "Sam Doe" })
        {
            Message = message,
            MailText = MailTextReader.Read(message),
            Subject = letter.Subject,
            IsGenerated = letter.IsGenerated,
        }, paneLanguage).Checks;
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
