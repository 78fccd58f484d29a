using System.Collections.Frozen;
using System.Text.Json;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>What domains and local parts of addresses are known for: <c>senders.json</c>.</summary>
internal sealed class Senders
{
    private const string Resource = "Classification/senders.json";

    private const int ShortWord = 4;

    private const int LongestWord = 24;

    private readonly FrozenSet<string> _tracking;
    private readonly FrozenSet<string> _boards;
    private readonly FrozenSet<string> _private;
    private readonly string[] _noReply;
    private readonly FrozenSet<string> _careers;
    private readonly FrozenSet<string> _mailboxes;
    private readonly FrozenSet<string> _direction;
    private readonly FrozenSet<string> _alerts;
    private readonly string[] _agencies;

    private Senders(SenderLists lists)
    {
        _tracking = Set(lists.Tracking);
        _boards = Set(lists.Boards);
        _private = Set(lists.Private);
        _noReply = lists.NoReply;
        _careers = Set(lists.Careers);
        _mailboxes = Set(lists.Mailboxes);
        _direction = Set(lists.Direction);
        _alerts = Set(lists.Alerts);
        _agencies = lists.Agencies;
    }

    public static Senders Shared { get; } = Load();

    public bool IsTracking(ReadOnlySpan<char> domain) => HasDomain(_tracking, domain);

    public bool IsBoard(ReadOnlySpan<char> domain) => HasDomain(_boards, domain);

    public bool IsPrivate(ReadOnlySpan<char> domain) => _private.GetAlternateLookup<ReadOnlySpan<char>>().Contains(domain);

    /// <summary>An address nobody reads, by its local part.</summary>
    public bool IsNoReply(ReadOnlySpan<char> localPart)
    {
        foreach (var word in _noReply)
        {
            if (localPart.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>A mailbox of recruiting or human resources.</summary>
    public bool IsCareers(ReadOnlySpan<char> localPart) => HasWord(localPart, _careers);

    /// <summary>A mailbox of no one in particular.</summary>
    public bool IsShared(string localPart) => IsCareers(localPart) || IsNoReply(localPart) || HasWord(localPart, _mailboxes);

    /// <summary>A mailbox from which lists of vacancies and the like are sent: nobody reads what comes back.</summary>
    public bool IsAlert(string localPart) => HasWord(localPart, _alerts);

    /// <summary>The mailbox of whoever leads the house.</summary>
    public bool IsDirection(string localPart) => HasWord(localPart, _direction);

    /// <summary>A firm that finds people for others, by its registered label: "cobaltsearch", "cap-interim".</summary>
    /// <param name="label">Without the top-level domain, hyphens kept.</param>
    public bool IsAgency(ReadOnlySpan<char> label)
    {
        foreach (var word in _agencies)
        {
            var at = label.IndexOf(word, StringComparison.Ordinal);
            // A short word counts only between hyphens or at the end: "trampoline-rh".
            if (at >= 0 && (word.Length > ShortWord ? at == 0 || at + word.Length == label.Length
                : at + word.Length == label.Length && (at == 0 || label[at - 1] == '-' || word.Length == ShortWord)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A word that closes the names of firms that find people for others.</summary>
    public bool IsAgencyWord(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[LongestWord];
        if (word.Length > LongestWord)
            return false;
        for (var i = 0; i < word.Length; i++)
            folded[i] = Text.Folding.Fold(word[i]);
        foreach (var agency in _agencies)
        {
            if (agency.Length >= ShortWord && folded[..word.Length].SequenceEqual(agency))
                return true;
        }

        return false;
    }

    public SenderSignals Signals(MailMessage message)
    {
        var signals = SenderSignals.None;
        foreach (var header in message.Headers)
        {
            if (Is(header, "List-Unsubscribe") || (Is(header, "Precedence") && header.Value.Trim() is "bulk" or "list"))
                signals |= SenderSignals.Bulk;
        }

        if (message.From?.Address is not { Length: > 0 } address)
            return signals;
        signals |= SenderSignals.Known;
        var at = address.LastIndexOf('@');
        var local = at < 0 ? address : address.AsSpan(0, at);
        var domain = at < 0 ? [] : address.AsSpan(at + 1).TrimEnd("> ");
        if (IsTracking(domain))
            signals |= SenderSignals.Tracking;
        if (IsPrivate(domain))
            signals |= SenderSignals.Private;
        if (IsNoReply(local))
            signals |= SenderSignals.NoReply;
        if (IsCareers(local))
            signals |= SenderSignals.Careers;
        return signals;
    }

    /// <summary>The parts before and after the last "@", the domain in lower case; a damaged address has an empty domain.</summary>
    public static (string Local, string Domain) Split(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? (address, "") : (address[..at], address[(at + 1)..].TrimEnd('>', ' ').ToLowerInvariant());
    }

    private static bool Is(MailHeader header, string name) => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool HasWord(ReadOnlySpan<char> localPart, FrozenSet<string> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in localPart.SplitAny('.', '-', '_', '+'))
        {
            if (lookup.Contains(localPart[part]))
                return true;
        }

        return false;
    }

    /// <summary>The domain itself or one above it.</summary>
    private static bool HasDomain(FrozenSet<string> domains, ReadOnlySpan<char> domain)
    {
        var lookup = domains.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!domain.IsEmpty)
        {
            if (lookup.Contains(domain))
                return true;
            domain = domain[(domain.IndexOf('.') is >= 0 and var dot ? dot + 1 : domain.Length)..];
        }

        return false;
    }

    private static FrozenSet<string> Set(string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static Senders Load()
    {
        using var stream = typeof(Senders).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is missing from the assembly.");
        return new Senders(JsonSerializer.Deserialize<SenderLists>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{Resource} is empty."));
    }

    private sealed record SenderLists(
        string[] Tracking, string[] Boards, string[] Private, string[] NoReply, string[] Careers, string[] Mailboxes, string[] Direction, string[] Alerts, string[] Agencies);
}
