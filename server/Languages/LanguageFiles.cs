using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OutlookRejectionHelper.Languages;

/// <summary>
/// The words of each language, as files under <c>server/Languages/&lt;tag&gt;/</c>, read from the assembly. Each slice owns
/// its kinds of file and parses them itself; this class only finds them.
/// </summary>
/// <remarks>
/// A tag with a region ("pt-PT") holds what differs from its language ("pt"): a file that is missing there is taken from the
/// parent (RFC 4647 §3.4, lookup).
/// </remarks>
public static class LanguageFiles
{
    private const string Prefix = "Languages/";

    private static readonly Assembly _assembly = typeof(LanguageFiles).Assembly;

    private static readonly FrozenSet<string> _names = _assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The languages, without their regions: "de", "en", "es" …, in ordinal order.</summary>
    public static IReadOnlyList<string> Tags { get; } = [.. _names.Select(name => name.Split('/')[0])
        .Where(tag => !tag.Contains('-', StringComparison.Ordinal) && !tag.Contains('.', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Languages and regional variants: as <see cref="Tags"/>, and "pt-PT" …</summary>
    public static IReadOnlyList<string> AllTags { get; } = [.. _names.Select(name => name.Split('/')[0])
        .Where(tag => !tag.Contains('.', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The tag itself where it or its parent is known ("pt-PT", "de-AT" gives "de"), else null.</summary>
    public static string? Find(string? tag)
    {
        for (var candidate = tag; !string.IsNullOrEmpty(candidate); candidate = Parent(candidate))
        {
            if (AllTags.FirstOrDefault(known => known.Equals(candidate, StringComparison.OrdinalIgnoreCase)) is { } known)
                return known;
        }

        return null;
    }

    /// <summary>The names of the files of one language under a folder of it, its parents' included, for instance "blocks/thanks.md".</summary>
    public static IEnumerable<string> List(string tag, string folder)
    {
        for (var candidate = tag; candidate is not null; candidate = Parent(candidate))
        {
            var prefix = $"{candidate}/{folder}/";
            foreach (var name in _names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
                yield return name[(candidate.Length + 1)..];
        }
    }

    /// <summary>Whether the tag or a parent of it has the file.</summary>
    public static bool Has(string tag, string file)
    {
        for (var candidate = tag; candidate is not null; candidate = Parent(candidate))
        {
            if (_names.Contains($"{candidate}/{file}"))
                return true;
        }

        return false;
    }

    /// <summary>The text of a file, of the tag or the nearest parent that has it.</summary>
    /// <exception cref="FileNotFoundException">Neither the tag nor a parent has it.</exception>
    public static string ReadText(string tag, string file)
    {
        using var reader = new StreamReader(Open(tag, file));
        return reader.ReadToEnd();
    }

    /// <summary>A JSON file of the tag or the nearest parent; a member the record does not know is an error.</summary>
    /// <exception cref="FileNotFoundException">Neither the tag nor a parent has it.</exception>
    /// <exception cref="InvalidDataException">The file is not of the record's shape; the message names the file.</exception>
    public static T ReadJson<T>(string tag, string file)
    {
        using var stream = Open(tag, file);
        try
        {
            return JsonSerializer.Deserialize<T>(stream, _json)
                ?? throw new InvalidDataException($"Languages/{tag}/{file} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Languages/{tag}/{file}: {exception.Message}", exception);
        }
    }

    private static Stream Open(string tag, string file)
    {
        for (var candidate = tag; candidate is not null; candidate = Parent(candidate))
        {
            if (_names.Contains($"{candidate}/{file}"))
                return _assembly.GetManifestResourceStream($"{Prefix}{candidate}/{file}")!;
        }

        throw new FileNotFoundException($"Languages/{tag}/{file} is missing.", $"{tag}/{file}");
    }

    private static string? Parent(string tag) =>
        tag.LastIndexOf('-') is > 0 and var cut ? tag[..cut] : null;
}
