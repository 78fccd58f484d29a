using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Training;

/// <summary>Reads <c>server/Languages/&lt;tag&gt;/training/*.txt</c>.</summary>
internal static class TemplateReader
{
    // Headings of lines that frame a message, and what such a line does when it stands as a subject or a sentence.
    private static readonly Dictionary<string, Act?> _framing = new(StringComparer.Ordinal)
    {
        ["greeting"] = Act.Chatter,
        ["signoff"] = Act.Chatter,
        ["subject.application"] = Act.Context,
        ["subject.neutral"] = Act.Chatter,
        ["subject.rejection"] = Act.Refusal,
        ["subject.receipt"] = Act.Acknowledgement,
        ["subject.interview"] = Act.Interview,
        ["subject.assessment"] = Act.Assessment,
        ["subject.offer"] = Act.Offer,
        ["subject.update"] = Act.Update,
        ["subject.outreach"] = Act.Outreach,
        ["subject.alert"] = Act.JobAlert,
        ["subject.nonjob"] = Act.ContextNonjob,
        ["subject.other"] = Act.Chatter,
    };

    private static readonly Dictionary<string, Act> _acts =
        Enum.GetValues<Act>().ToDictionary(act => act.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">A heading is not known, or a brace is not closed; the message names file and line.</exception>
    public static List<Template> ReadAll(string languages)
    {
        var templates = new List<Template>();
        foreach (var file in Directory.GetFiles(languages, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(Path.GetDirectoryName(file)) == "training" && !WholeMailReader.IsOne(file))
                templates.AddRange(Read(file));
        }

        return [.. templates.DistinctBy(template => (template.Language, template.Role, template.Text))];
    }

    private static IEnumerable<Template> Read(string file)
    {
        var language = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))!;
        Heading? heading = null;
        var number = 0;
        foreach (var raw in File.ReadLines(file))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var place = $"{file}:{number}";
            if (line[0] == '[' && line[^1] == ']')
            {
                heading = ReadHeading(line[1..^1], place);
                continue;
            }

            if (heading is null)
                throw new FormatException($"{place}: a line before the first heading.");
            Expander.Check(line, place);
            yield return Create(language, heading, line, FoldOf(line));
        }
    }

    public static Template Create(string language, Heading heading, string text, int fold) =>
        new(language, heading.Role, heading.Act, heading.Reason, heading.Stage, text, fold);

    public static int FoldOf(string text) => (int)(Tokenizer.Hash(Folding.Phrase(text)) % Template.Folds);

    /// <summary>"refusal.soft reason=location stage=interview".</summary>
    public static Heading ReadHeading(string text, string place)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var role = parts[0];
        if (!_framing.TryGetValue(role, out var act))
        {
            if (!_acts.TryGetValue(role.Replace(".", "", StringComparison.Ordinal), out var known))
                throw new FormatException($"{place}: there is no act \"{role}\".");
            act = known;
        }

        RejectionReason? reason = null;
        Stage? stage = null;
        foreach (var part in parts.Skip(1))
        {
            var (key, value) = (part.Split('=')[0], part.Split('=')[^1]);
            if (key == "reason" && Enum.TryParse<RejectionReason>(value, ignoreCase: true, out var r))
                reason = r;
            else if (key == "stage" && Enum.TryParse<Stage>(value, ignoreCase: true, out var s))
                stage = s;
            else
                throw new FormatException($"{place}: \"{part}\" is not understood.");
        }

        return new Heading(role, act, reason, stage);
    }

}

/// <summary>What a line does, and what it tells besides.</summary>
internal sealed record Heading(string Role, Act? Act, RejectionReason? Reason, Stage? Stage);
