using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>
/// The changes of the mailbox on disk: one file an item, replaced whole. A message that came from an .eml file keeps only
/// the properties that differ; a removed one leaves a mark, so that its file does not bring it back.
/// </summary>
internal sealed partial class StateFolder(string path, ILogger logger)
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(path);

    public void Save(Item item)
    {
        var content = new JsonObject { ["kind"] = item.Kind.ToString(), ["folder"] = item.Folder.ToString() };
        if (item.Original is null)
            content["resource"] = item.Resource.DeepClone();
        else
            content["changes"] = Differences(item.Original, item.Resource);
        AtomicFile.Write(PathOf(item.Kind, item.Key), JsonSerializer.SerializeToUtf8Bytes(content, Json.Compact));
    }

    public void Remove(Item item)
    {
        if (item.Original is null)
            AtomicFile.Delete(PathOf(item.Kind, item.Key));
        else
            AtomicFile.Write(PathOf(item.Kind, item.Key), JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["kind"] = item.Kind.ToString(), ["removed"] = true }));
    }

    /// <summary>The messages of the files, with what was changed since, and what was made since.</summary>
    public IEnumerable<Item> Load(IEnumerable<Item> fromFiles)
    {
        foreach (var leftover in _folder.EnumerateFiles("*" + AtomicFile.TemporaryEnding))
            leftover.Delete();

        var saved = _folder.EnumerateFiles("*.json").Select(Read).OfType<SavedItem>().ToDictionary(item => item.Key);
        foreach (var item in fromFiles)
            if (!saved.Remove(item.Key, out var change))
                yield return item;
            else if (Apply(item, change) is { } changed)
                yield return changed;
        foreach (var made in saved.Values)
            if (made.Content["resource"] is JsonObject resource)
                yield return new(made.Kind, made.Key, FolderOf(made.Content), resource.Copy());
    }

    /// <returns>Null when the message was removed.</returns>
    public static Item? Apply(Item item, SavedItem change)
    {
        if (change.Content.Flag("removed"))
            return null;
        var resource = item.Resource.Copy();
        foreach (var (name, value) in change.Content["changes"] as JsonObject ?? [])
            resource[name] = value?.DeepClone();
        return item with { Folder = FolderOf(change.Content), Resource = resource, Original = item.Resource };
    }

    private SavedItem? Read(FileInfo file)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        if (Json.TryParse(File.ReadAllBytes(file.FullName)) is { } content
            && Enum.TryParse<ItemKind>(content.Text("kind"), out var kind)
            && Guid.TryParseExact(name[(name.IndexOf('-') + 1)..], "N", out var key))
            return new(kind, key, content);
        Log.Unreadable(logger, file.Name);
        return null;
    }

    private static MailboxFolder FolderOf(JsonObject content) => Enum.TryParse<MailboxFolder>(content.Text("folder"), out var folder) ? folder : MailboxFolder.None;

    private string PathOf(ItemKind kind, Guid key) => Path.Combine(_folder.FullName, $"{kind.ToString().ToLowerInvariant()}-{key:N}.json");

    private static JsonObject Differences(JsonObject original, JsonObject resource) =>
        new(resource.Where(property => !JsonNode.DeepEquals(property.Value, original[property.Key]))
            .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));

    /// <summary>One state file, read.</summary>
    internal sealed record SavedItem(ItemKind Kind, Guid Key, JsonObject Content);

    private static partial class Log
    {
        [LoggerMessage(8010, LogLevel.Warning, "The state file {File} could not be read and is left as it is.")]
        public static partial void Unreadable(ILogger logger, string file);
    }
}
