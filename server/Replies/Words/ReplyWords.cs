using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OutlookRejectionHelper.Languages;
using OutlookRejectionHelper.Replies.Later;

namespace OutlookRejectionHelper.Replies.Words;

/// <summary>All that a language says in replies, read once.</summary>
/// <param name="Later">What is written on a day to come.</param>
internal sealed record ReplyWords(string Tag, FrozenDictionary<string, BlockPhrasings> Blocks, FrozenDictionary<LaterKind, BlockPhrasings> Later, Salutations Salutations)
{
    /// <summary>What a mail in a language without reply words is answered in.</summary>
    public const string Fallback = "en";

    private static readonly ConcurrentDictionary<string, ReplyWords> _read = new(StringComparer.Ordinal);

    /// <summary>Languages and variants that replies can be written in.</summary>
    public static ImmutableArray<string> Tags { get; } = [.. LanguageFiles.AllTags.Where(tag => LanguageFiles.List(tag, "blocks").Any())];

    /// <summary>The words of the tag, of its language, or of the fallback.</summary>
    /// <exception cref="InvalidDataException">A file of the language is not of its described shape; the message names file and place.</exception>
    public static ReplyWords For(string? tag)
    {
        var known = LanguageFiles.Find(tag);
        return _read.GetOrAdd(known is not null && Tags.Contains(known) ? known : Fallback, Read);
    }

    /// <summary>Every text of the language, as the files have it.</summary>
    public IEnumerable<string> Texts() => Blocks.Values.Concat(Later.Values)
        .SelectMany(block => block.Formal.Concat(block.Informal))
        .SelectMany(section => section.Phrasings)
        .Select(phrasing => phrasing.Markdown)
        .Concat(new[] { Salutations.Formal, Salutations.Informal }.SelectMany(custom => custom.Named.Concat(custom.Unnamed).Concat(custom.Closings).Concat(custom.WarmClosings).Concat(custom.PlainClosings)))
        .Concat(Salutations.Titles.SelectMany(title => title.Words.Append(title.Greeting)));

    private static ReplyWords Read(string tag)
    {
        var blocks = ReplyBlocks.All.ToFrozenDictionary(id => id, id => ReadPhrasings(tag, $"blocks/{id}.md", BlockReader.FewestPhrasings), StringComparer.Ordinal);
        var later = Enum.GetValues<LaterKind>().ToFrozenDictionary(kind => kind, kind => ReadPhrasings(tag, $"later/{Name(kind)}.md", 1));
        DemandKnown(tag, "blocks", ReplyBlocks.All);
        DemandKnown(tag, "later", later.Keys.Select(Name));
        return new(tag, blocks, later, ReadSalutations(tag));
    }

    private static BlockPhrasings ReadPhrasings(string tag, string file, int fewest) => BlockReader.Read(ReadText(tag, file), $"Languages/{tag}/{file}", fewest);

    private static void DemandKnown(string tag, string folder, IEnumerable<string> names)
    {
        if (LanguageFiles.List(tag, folder).FirstOrDefault(file => !names.Contains(Path.GetFileNameWithoutExtension(file))) is { } unknown)
            throw new InvalidDataException($"Languages/{tag}/{unknown}: nothing asks for it; there are {string.Join(", ", names)}.");
    }

    private static string Name(LaterKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static Salutations ReadSalutations(string tag)
    {
        const string File = "salutations.json";
        var salutations = LanguageFiles.ReadJson<Salutations>(tag, File);
        foreach (var custom in new[] { salutations.Formal, salutations.Informal })
        {
            Demand(!custom.Closings.IsDefaultOrEmpty, "\"closings\" is empty");
            Demand(!custom.WarmClosings.IsDefaultOrEmpty && !custom.PlainClosings.IsDefaultOrEmpty, "\"warmClosings\" or \"plainClosings\" is empty");
            Demand(!custom.Named.IsDefaultOrEmpty && custom.Named.Any(greeting => Only(greeting, Slot.Name)), "\"named\" needs one greeting with {name} alone");
            Demand(!custom.Unnamed.IsDefaultOrEmpty && custom.Unnamed.Any(greeting => Only(greeting)), "\"unnamed\" needs one greeting without a slot");
            Demand(custom.Named.All(greeting => Only(greeting, Slot.Name, Slot.Given)), "\"named\" may use {name} and {given} only");
            Demand(custom.Unnamed.All(greeting => Only(greeting, Slot.Company)), "\"unnamed\" may use {company} only");
        }

        Demand(salutations.Titles.All(title => title.Greeting.Contains("{family}", StringComparison.Ordinal)), "each greeting of \"titles\" needs {family}");
        return salutations;

        void Demand(bool holds, string wrong)
        {
            if (!holds)
                throw new InvalidDataException($"Languages/{tag}/{File}: {wrong}.");
        }

        static bool Only(string greeting, params string[] slots) => Slot.In(greeting).All(slots.Contains);
    }

    private static string ReadText(string tag, string file)
    {
        try
        {
            return LanguageFiles.ReadText(tag, file);
        }
        catch (FileNotFoundException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
