using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>
/// <c>$search</c> over messages, in the small part of the Keyword Query Language that finds words: words are all to be
/// found, OR separates alternatives, <c>from:</c>, <c>to:</c>, <c>subject:</c> and <c>body:</c> say where.
/// </summary>
internal sealed class MailSearch
{
    private readonly IReadOnlyList<IReadOnlyList<(string Where, string Word)>> _alternatives;

    /// <param name="search">As in the query, with or without the quotes around it.</param>
    public MailSearch(string search)
    {
        var text = search.Trim();
        if (text is ['"', .., '"'])
            text = text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
        _alternatives = [.. text.Split(" OR ").Select(Terms)];
        if (_alternatives.All(terms => terms.Count == 0))
            throw MailboxError.BadRequest("The search query is empty.");
    }

    public bool Finds(Item message) => _alternatives.Any(terms => terms.Count > 0 && terms.All(term => Finds(message.Resource, term.Where, term.Word)));

    private static bool Finds(JsonObject message, string where, string word) => where switch
    {
        "from" => HasWord(Person(message["from"]), word),
        "to" => (message["toRecipients"] as JsonArray ?? []).Any(person => HasWord(Person(person), word)),
        "subject" => HasWord(message.Text("subject"), word),
        "body" => HasWord(message["body"].Text("content"), word),
        _ => Finds(message, "subject", word) || Finds(message, "from", word) || Finds(message, "body", word),
    };

    private static string Person(JsonNode? recipient) => recipient is null ? "" : $"{recipient["emailAddress"].Text("name")} {recipient["emailAddress"].Text("address")}";

    /// <summary>At the beginning of a word.</summary>
    private static bool HasWord(string? text, string word)
    {
        for (var at = text?.IndexOf(word, StringComparison.OrdinalIgnoreCase) ?? -1; at >= 0; at = text!.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(text![at - 1]))
                return true;
        return false;
    }

    /// <summary>Quotes keep words together.</summary>
    private static List<(string Where, string Word)> Terms(string text)
    {
        var terms = new List<(string, string)>();
        var pieces = text.Split('"');
        var where = "";
        for (var i = 0; i < pieces.Length; i++)
        {
            foreach (var word in i % 2 == 1 ? [pieces[i]] : pieces[i].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word is "AND" or "")
                    continue;
                var colon = i % 2 == 1 ? -1 : word.IndexOf(':', StringComparison.Ordinal);
                where = colon > 0 ? word[..colon].ToLowerInvariant() : where;
                var wanted = word[(colon + 1)..].TrimEnd('*');
                if (wanted.Length == 0)
                    continue;
                terms.Add((where, wanted));
                where = "";
            }
        }
        return terms;
    }
}
