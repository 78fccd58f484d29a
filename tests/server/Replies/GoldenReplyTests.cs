using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Later;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>The replies themselves, to be read: tests/golden/replies and later. UPDATE_GOLDEN=1 writes them anew.</summary>
public sealed class GoldenReplyTests
{
    public static TheoryData<string> Languages => [.. ReplyWords.Tags];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_OfEachSituation_IsTheReplyThatWasRead(string language)
    {
        var golden = new StringBuilder();
        foreach (var (name, situation) in Situations.All.Concat(Situations.More))
        {
            foreach (var register in new[] { Register.Formal, Register.Informal })
                Append(golden, name, situation with { Mail = situation.Mail with { Language = language, Register = register }, MessageId = $"<{name}@mail.example>" });
        }

        AssertIsAsRead($"replies/{language}.txt", golden.ToString());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_OfEachNoteForLater_IsTheOneThatWasRead(string language)
    {
        var golden = new StringBuilder();
        foreach (var kind in Enum.GetValues<LaterKind>())
        {
            foreach (var register in new[] { Register.Formal, Register.Informal })
            {
                var situation = new ReplyCase(ReplyCase.Rejection with { Language = language, Register = register }) { MessageId = $"<{kind}@mail.example>" };
                var note = LaterNotes.Write(kind, situation.Mail, situation.Message, situation.Preferences, "en")!;
                golden.Append(CultureInfo.InvariantCulture, $"===== {kind}, {register}, {note.Words} words, {note.Characters} characters\n{note.Text}\n\n");
            }
        }

        AssertIsAsRead($"later/{language}.txt", golden.ToString());
    }

    private static void AssertIsAsRead(string file, string golden)
    {
        var path = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, golden);
        Assert.True(File.Exists(path), $"{path} is missing: write it with UPDATE_GOLDEN=1, and read it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), golden);
    }

    private static void Append(StringBuilder golden, string name, ReplyCase situation)
    {
        if (situation.Write() is not { } reply)
            return;
        golden.Append(CultureInfo.InvariantCulture, $"===== {name}, {reply.Register}, {reply.Words} words\n{reply.Subject}\n\n{reply.Text}\n");
        foreach (var check in reply.Checks.Where(check => !check.Passed))
            golden.Append(CultureInfo.InvariantCulture, $"({check.Id} {check.Severity}: {check.Message} {string.Join(" | ", check.Spans.Select(span => reply.Text.Substring(span.Start, span.Length)))})\n");
        golden.Append('\n');
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../golden"));
}
