using System.Reflection;
using MimeKit;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Where the mailbox's messages come from: the user's folder of .eml files, or the samples in the assembly.</summary>
internal sealed partial class MailSource(string? folder, EmlReader reader, TimeProvider clock, ILogger logger)
{
    private const string Samples = "LocalMailbox/Samples/";

    /// <summary>Bytes; a larger file is listed as broken.</summary>
    private const long LargestFile = 32 * 1024 * 1024;

    /// <summary>Files; what comes after them in the order of names is not read.</summary>
    private const int MostFiles = 20_000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<BrokenMail> _broken = [];

    /// <summary>Files that could not be read as mail, and why.</summary>
    public IReadOnlyList<BrokenMail> Broken
    {
        get
        {
            lock (_seen)
                return [.. _broken];
        }
    }

    /// <summary>Messages not given before; the first call gives all.</summary>
    public IReadOnlyList<Item> ReadNew()
    {
        lock (_seen)
            return folder is null ? ReadSamples() : ReadFolder(folder);
    }

    private List<Item> ReadFolder(string path)
    {
        var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => file.EndsWith(".eml", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).Take(MostFiles);
        var items = new List<Item>();
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(path, file).Replace('\\', '/');
            if (_seen.Add(name) && TryRead(name, () => Open(file), FolderNamed(name), TimeSpan.Zero) is { } item)
                items.Add(item);
        }
        return items;
    }

    /// <summary>
    /// The samples were written around one day. They are moved by whole weeks, so that the newest is at most a week old
    /// and weekdays and times of day stay true.
    /// </summary>
    private List<Item> ReadSamples()
    {
        if (!_seen.Add(Samples))
            return [];
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Samples, StringComparison.Ordinal)).ToList();
        var newest = names.Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return HeaderList.Load(stream)["Date"] is { } date && MimeKit.Utils.DateUtils.TryParse(date, out var instant) ? instant : default;
        }).DefaultIfEmpty().Max();
        var shift = TimeSpan.FromDays(7 * Math.Floor((clock.GetUtcNow() - newest).TotalDays / 7));
        return [.. names.Select(name => TryRead(name[Samples.Length..], () => assembly.GetManifestResourceStream(name)!, MailboxFolder.None, shift)).OfType<Item>()];
    }

    private Item? TryRead(string name, Func<Stream> open, MailboxFolder into, TimeSpan shift)
    {
        try
        {
            using var stream = open();
            return reader.Read(name, stream, into, shift);
        }
        // Any file may lie in the folder, and a parser may stumble in its own ways: the rest of the mailbox is still read.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _broken.Add(new(name, exception is FormatException or IOException or UnauthorizedAccessException ? exception.Message : "It could not be read: " + exception.GetType().Name));
            Log.Broken(logger, name, exception.GetType().Name);
            return null;
        }
    }

    private static FileStream Open(string file)
    {
        var length = new FileInfo(file).Length;
        return length <= LargestFile ? File.OpenRead(file) : throw new FormatException($"It is larger than {LargestFile >> 20} MiB.");
    }

    private static MailboxFolder FolderNamed(string name) => name.Split('/')[0].Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "INBOX" => MailboxFolder.Inbox,
        "SENT" or "SENTITEMS" => MailboxFolder.SentItems,
        "DRAFTS" => MailboxFolder.Drafts,
        "DELETED" or "DELETEDITEMS" or "TRASH" => MailboxFolder.DeletedItems,
        "ARCHIVE" => MailboxFolder.Archive,
        _ => MailboxFolder.None,
    };

    private static partial class Log
    {
        [LoggerMessage(8001, LogLevel.Warning, "{File} is not read as a mail ({Kind}).")]
        public static partial void Broken(ILogger logger, string file, string kind);
    }
}

/// <param name="File">Path inside the mailbox's folder.</param>
/// <param name="Reason">For the person who put it there.</param>
public sealed record BrokenMail(string File, string Reason);
