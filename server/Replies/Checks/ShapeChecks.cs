using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Later;
using OutlookRejectionHelper.Replies.Planning;
using OutlookRejectionHelper.Replies.Words;
using OutlookRejectionHelper.Replies.Writing;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>L01, L21 to L23, L27 to L29: length, loudness, form of address, and what stands around the text.</summary>
internal static class ShapeChecks
{
    private const int LongestMeanSentence = 20;
    private const int MostParagraphs = 4;
    private const int ShortestShout = 4;

    public static Finding? Length(CheckSubject subject)
    {
        if (subject.Reply.Purpose is LetterPurpose.Network)
            return Characters(subject);
        var allowed = subject.Reply.Purpose is LetterPurpose.Later
            ? ReplyLength.Later
            : ReplyLength.Allowed(subject.Stage, subject.Reply.Blocks is { } blocks ? blocks : [ReplyBlocks.Interest]);
        var values = ImmutableDictionary<string, string>.Empty
            .Add("words", Number(subject.Words)).Add("fewest", Number(allowed.Fewest)).Add("most", Number(allowed.Most));
        if (subject.Words < allowed.Fewest)
            return new("short", []) { Values = values };
        if (subject.Words > ReplyLength.HardCap)
            return new("tooLong", []) { Values = values, Severity = CheckSeverity.Block };
        return subject.Words > allowed.Most ? new("long", []) { Values = values } : null;
    }

    private static Finding? Characters(CheckSubject subject) => subject.Reply.Text.Length <= LaterNote.LongestNetworkNote ? null : new("characters", [])
    {
        Severity = CheckSeverity.Block,
        Values = ImmutableDictionary<string, string>.Empty.Add("characters", Number(subject.Reply.Text.Length)).Add("most", Number(LaterNote.LongestNetworkNote)),
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static Finding? Loudness(CheckSubject subject)
    {
        var text = subject.Reply.Text;
        if (text.AsSpan().Count('!') > 1)
        {
            ImmutableArray<TextSpan> marks = [.. Enumerable.Range(0, text.Length).Where(at => text[at] == '!').Select(at => new TextSpan(at, 1))];
            return new("exclamation", marks) { Mends = [.. marks.Select(mark => new TextEdit(mark.Start, 1, IsRepeated(text, mark.Start) ? "" : "."))] };
        }

        var shouts = subject.Body.Words
            .Where(word => word.Exact.Count(char.IsLetter) >= ShortestShout && word.Exact.All(character => char.IsUpper(character) || char.IsDigit(character))
                && !subject.SourceText.Contains(word.Exact, StringComparison.Ordinal))
            .Select(word => new TextSpan(word.Start, word.Length)).ToImmutableArray();
        return Finding.At("capitals", shouts) ?? Finding.At("emoji", Emoji(subject));
    }

    private static bool IsRepeated(string text, int at) => at > 0 && WordCount.IsTerminal(text[at - 1]);

    public static Finding? Register(CheckSubject subject)
    {
        var formal = subject.InWhole(subject.Lexicon.FormalAddress);
        var informal = subject.InWhole(subject.Lexicon.InformalAddress);
        if (!formal.IsEmpty && !informal.IsEmpty)
            return new("mixed", formal.Length < informal.Length ? formal : informal);
        if (subject.Reply.Purpose is LetterPurpose.Network)
            return null;
        if (subject.Parts.Greeting is null)
            return new("noGreeting", []) { Severity = CheckSeverity.Warn };
        return subject.Parts.Tail is null ? new("noClosing", []) { Severity = CheckSeverity.Warn } : null;
    }

    public static Finding? Greeting(CheckSubject subject)
    {
        var line = subject.Parts.Greeting!.Value;
        var greeting = WordStream.Of(subject.Reply.Text, line.Start, line.End);
        if (Finding.At("robot", subject.Lexicon.RobotGreeting.Find(greeting)) is { } robot)
            return robot;
        // A title is a guess unless the mail, or the user for us, wrote it next to the name.
        var guessed = subject.Lexicon.GenderTitle.Find(greeting)
            .Where(title => !subject.Source.Contains(subject.Text(title).ToString().ToLowerInvariant())).ToImmutableArray();
        if (Finding.At("title", guessed) is { } title)
            return subject.Reply.IsGenerated ? title : title with { Severity = CheckSeverity.Warn };
        var strangers = greeting.Words
            .Where(word => word.Length > 1 && char.IsUpper(word.Exact[0]) && !subject.Source.Contains(word.Lower) && !subject.Lexicon.Known.Contains(word.Lower))
            .Select(word => new TextSpan(word.Start, word.Length)).ToImmutableArray();
        return Finding.At("stranger", strangers) is { } stranger
            ? stranger with { Severity = subject.Reply.IsGenerated ? CheckSeverity.Block : CheckSeverity.Info }
            : null;
    }

    public static Finding? Readability(CheckSubject subject)
    {
        var paragraphs = subject.Text(subject.Parts.Body).ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        if (paragraphs > MostParagraphs)
            return new("paragraphs", []);
        return subject.Body.Sentences.Length > 0 && subject.Words > LongestMeanSentence * subject.Body.Sentences.Length ? new("sentences", []) : null;
    }

    public static Finding? Recipient(CheckSubject subject)
    {
        if (!subject.Reply.Mail.CanReply || subject.Reply.Mail.SenderKind is SenderKind.NoReply)
            return new("noReply", []);
        return subject.Reply.Subject is { } line && subject.Reply.Message is { } message && line != ReplySubject.Of(message.Subject) ? new("subject", []) : null;
    }

    public static Finding? SignOff(CheckSubject subject)
    {
        var name = Name(subject)!;
        var start = subject.Parts.Tail?.Start ?? subject.Parts.Body.Start;
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        for (var at = subject.Reply.Text.IndexOf(name, start, StringComparison.OrdinalIgnoreCase); at >= 0; at = subject.Reply.Text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
            found.Add(new(at, name.Length));
        return found.Count > 1 ? new("twice", [.. found.Skip(1)]) : null;
    }

    /// <summary>The sign-off name; null when nothing of it can be seen.</summary>
    public static string? Name(CheckSubject subject) => ValueText.Clean(subject.Reply.Preferences.Signature, ReplyChecker.LongestText);

    private static ImmutableArray<TextSpan> Emoji(CheckSubject subject)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var at = 0;
        foreach (var rune in subject.Reply.Text.EnumerateRunes())
        {
            if ((rune.Value >= 0x1F000 || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol)
                && !subject.SourceText.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                spans.Add(new(at, rune.Utf16SequenceLength));
            }

            at += rune.Utf16SequenceLength;
        }

        return spans.ToImmutable();
    }
}
