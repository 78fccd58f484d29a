using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Replies.Words;

/// <summary>Reads <c>blocks/&lt;block&gt;.md</c> and <c>later/&lt;kind&gt;.md</c> of a language; the format is described in Languages/README.md.</summary>
internal static class BlockReader
{
    /// <summary>Fewer phrasings would make two mails of one recruiter get the same answer.</summary>
    public const int FewestPhrasings = 3;

    private const string Otherwise = "otherwise";

    /// <summary>What the user asked for outweighs what the mail says: more than all other conditions together.</summary>
    private const string Tone = "tone";

    private static readonly FrozenDictionary<string, ImmutableArray<string>> _values = new Dictionary<string, ImmutableArray<string>>
    {
        ["stage"] = ValuesOf<Stage>(),
        ["reason"] = ValuesOf<RejectionReason>(),
        ["sender"] = ValuesOf<SenderKind>(),
        ["feedback"] = ValuesOf<Feedback>(),
        ["door"] = ValuesOf<Door>(),
        ["pool"] = ValuesOf<TalentPool>(),
        ["otherRole"] = ValuesOf<OtherRole>(),
        ["internal"] = ["yes"],
        ["note"] = ["phrase", "sentence"],
        [Tone] = ["warmer", "plainer"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> _slots = FrozenSet.Create(Slot.Company, Slot.Role, Slot.Note);

    /// <param name="file">For the sentence that names the place of a mistake.</param>
    /// <param name="fewest">Phrasings that each section needs.</param>
    /// <exception cref="InvalidDataException">The file is not of the described shape.</exception>
    public static BlockPhrasings Read(string text, string file, int fewest = FewestPhrasings)
    {
        var sections = Sections(text, file).Select(section => Finished(section, fewest)).ToList();
        return new(Ordered("formal"), Ordered("informal"));

        ImmutableArray<PhrasingSection> Ordered(string register)
        {
            var own = sections.Where(section => section.Register == register || section.Register == "any").ToList();
            if (!own.Any(section => section.Conditions.Count == 0 && section.Phrasings.Count(phrasing => phrasing.Slots.IsEmpty) >= fewest))
                throw new InvalidDataException($"{file}: \"# {register}\" (or \"# any\") needs a section \"## {Otherwise}\" with at least {fewest} phrasings that have no slot.");
            // A stable sort: among equally many conditions, file order stays, and the later one is asked first.
            return [.. own.OrderBy(section => section.Conditions.ContainsKey(Tone)).ThenBy(section => section.Conditions.Count).Select(section => new PhrasingSection(section.Conditions, [.. section.Phrasings]))];
        }
    }

    private static IEnumerable<Section> Sections(string text, string file)
    {
        string? register = null;
        Section? section = null;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var place = $"{file}, line {number}";
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                register = line[2..].Trim();
                if (register is not ("formal" or "informal" or "any"))
                    throw new InvalidDataException($"{place}: \"{register}\" is no register; write \"# formal\", \"# informal\" or \"# any\".");
                if (section is not null)
                    yield return section;
                section = null;
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (section is not null)
                    yield return section;
                section = new(register ?? throw new InvalidDataException($"{place}: a section stands before the first register heading."), Conditions(line[3..], place), [], place);
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                (section ?? throw new InvalidDataException($"{place}: a phrasing stands before the first \"## …\" heading.")).Phrasings.Add(PhrasingOf(line[2..], place));
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0)
            {
                if (section is not { Phrasings: [.. _, var last] })
                    throw new InvalidDataException($"{place}: an indented line continues a phrasing, and there is none above it.");
                section.Phrasings[^1] = PhrasingOf($"{last.Markdown} {line.Trim()}", place);
            }
            else if (line.Trim().Length > 0 && register is not null)
            {
                throw new InvalidDataException($"{place}: this is neither a heading, a phrasing (\"- …\") nor its continuation (two spaces).");
            }
        }

        if (section is not null)
            yield return section;
    }

    private static Section Finished(Section section, int fewest)
    {
        if (section.Phrasings.Count < fewest)
            throw new InvalidDataException($"{section.Place}: this section has {section.Phrasings.Count} phrasings; it needs {fewest}.");
        if (section.Phrasings.Find(phrasing => phrasing.Markdown[^1] is not ('.' or '!' or '?' or '}')) is { } open)
            throw new InvalidDataException($"{section.Place}: \"{open.Markdown}\" has no full stop; a phrasing is one or more whole sentences.");
        return section;
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Conditions(string heading, string place)
    {
        var conditions = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var word in heading.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word != Otherwise))
        {
            if (word.Split('=') is not [var key, var list] || !_values.TryGetValue(key, out var known))
                throw new InvalidDataException($"{place}: \"{word}\" is no condition; the keys are {string.Join(", ", _values.Keys.Order(StringComparer.Ordinal))}.");
            var values = list.Split(',').ToImmutableArray();
            if (values.FirstOrDefault(value => !known.Contains(value)) is { } wrong)
                throw new InvalidDataException($"{place}: {key} has no value \"{wrong}\"; it is one of {string.Join(", ", known)}.");
            conditions[key] = values;
        }

        return conditions.ToImmutable();
    }

    private static Phrasing PhrasingOf(string text, string place)
    {
        var phrasing = Phrasing.Of(text.Trim());
        if (phrasing.Slots.FirstOrDefault(slot => !_slots.Contains(slot)) is { } unknown)
            throw new InvalidDataException($"{place}: {{{unknown}}} is no slot here; there are {string.Join(", ", _slots.Order(StringComparer.Ordinal).Select(slot => $"{{{slot}}}"))}.");
        return phrasing.Words > 0 ? phrasing : throw new InvalidDataException($"{place}: an empty phrasing.");
    }

    private static ImmutableArray<string> ValuesOf<T>() where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private sealed record Section(string Register, ImmutableDictionary<string, ImmutableArray<string>> Conditions, List<Phrasing> Phrasings, string Place);
}
