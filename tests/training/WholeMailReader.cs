using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Training;

/// <summary>Reads <c>server/Languages/&lt;tag&gt;/training/mails*.txt</c>.</summary>
internal static class WholeMailReader
{
    private const string Files = "mails*.txt";

    private const string Opening = "==";

    public static bool IsOne(string file) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(Files, Path.GetFileName(file));

    /// <exception cref="FormatException">A line is not understood; the message names file and line.</exception>
    public static List<WholeMail> ReadAll(string languages)
    {
        var mails = new List<WholeMail>();
        foreach (var file in Directory.GetFiles(languages, Files, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            mails.AddRange(Read(file));
        return mails;
    }

    private static IEnumerable<WholeMail> Read(string file)
    {
        var language = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))!;
        var lines = File.ReadAllLines(file);
        for (var at = 0; at < lines.Length;)
        {
            var line = lines[at].Trim();
            var end = at + 1;
            while (end < lines.Length && !lines[end].StartsWith(Opening, StringComparison.Ordinal))
                end++;
            if (line.StartsWith(Opening, StringComparison.Ordinal))
                yield return ReadOne(language, file, at, lines.AsSpan(at, end - at));
            else if (line.Length > 0 && line[0] != '#')
                throw new FormatException($"{file}:{at + 1}: a line before the first message.");
            at = line.StartsWith(Opening, StringComparison.Ordinal) ? end : at + 1;
        }
    }

    private static WholeMail ReadOne(string language, string file, int first, ReadOnlySpan<string> lines)
    {
        var kindName = lines[0].Trim()[Opening.Length..].Trim();
        if (!Enum.TryParse<MailKind>(kindName, out var kind))
            throw new FormatException($"{file}:{first + 1}: there is no kind \"{kindName}\".");
        Template? subject = null;
        SenderSignals? sender = null;
        StoryTold? story = null;
        var texts = new List<Template>();
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var place = $"{file}:{first + i + 1}";
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                throw new FormatException($"{place}: a line begins with what it does and a colon.");
            var (head, text) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            Expander.Check(text, place);
            if (head == "sender")
                sender = ReadSender(text, place);
            else if (head == "story")
                story = ReadStory(text, place);
            else if (head == "subject")
                subject = new Template(language, "subject", null, null, null, text, 0);
            else
                texts.Add(TemplateReader.Create(language, TemplateReader.ReadHeading(head, place), text, 0));
        }

        if ((kind.Category() == MailCategory.Rejection) != (story is not null))
            throw new FormatException($"{file}:{first + 1}: a rejection has a story, and nothing else has.");
        if (texts.Count == 0)
            throw new FormatException($"{file}:{first + 1}: a message without a sentence.");
        var fold = TemplateReader.FoldOf(texts.MaxBy(text => text.Text.Length)!.Text);
        Template Placed(Template template) => template with { Fold = fold, Mail = kind, Story = story };
        return new WholeMail(language, kind, subject is null ? null : Placed(subject), sender, [.. texts.Select(Placed)], story, fold);
    }

    /// <summary>"stage=interview reason=experience door=neutral feedback=given".</summary>
    private static StoryTold ReadStory(string text, string place)
    {
        var said = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => pair[^1]);
        return said.Count == Enum.GetValues<StoryQuestion>().Length
            && Enum.TryParse<Stage>(said.GetValueOrDefault("stage"), ignoreCase: true, out var stage)
            && Enum.TryParse<RejectionReason>(said.GetValueOrDefault("reason"), ignoreCase: true, out var reason)
            && Enum.TryParse<Door>(said.GetValueOrDefault("door"), ignoreCase: true, out var door)
            && Enum.TryParse<Feedback>(said.GetValueOrDefault("feedback"), ignoreCase: true, out var feedback)
            ? new StoryTold(stage, reason, door, feedback)
            : throw new FormatException($"{place}: a story has stage, reason, door and feedback.");
    }

    private static SenderSignals ReadSender(string text, string place)
    {
        var signals = SenderSignals.Known;
        foreach (var name in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            signals |= Enum.TryParse<SenderSignals>(name, ignoreCase: true, out var signal)
                ? signal
                : throw new FormatException($"{place}: there is no sender \"{name}\".");
        }

        return signals;
    }
}
