namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Which method and path is answered by what. Paths are few, so they are simply tried in turn.</summary>
internal sealed class Routes
{
    private readonly List<(string Method, string[] Segments, Func<Call, MailboxAnswer> Answer)> _routes = [];

    /// <param name="template">Such as <c>/me/messages/{id}</c>; names of segments are matched in any case, as Graph does.</param>
    public void Add(string method, string template, Func<Call, MailboxAnswer> answer) => _routes.Add((method, Split(template), answer));

    /// <exception cref="MailboxError">400 for an unknown path, 405 for a known one with another method.</exception>
    public MailboxAnswer Answer(MailboxRequest request)
    {
        var segments = Split(request.Path);
        var isKnown = false;
        foreach (var (method, template, answer) in _routes)
        {
            if (Match(template, segments) is not { } ids)
                continue;
            if (method == request.Method)
                return answer(new(request, ids));
            isKnown = true;
        }
        throw isKnown
            ? new MailboxError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
            : MailboxError.BadRequest($"Resource not found for the segment '{segments.LastOrDefault()}'.");
    }

    private static List<string>? Match(string[] template, string[] segments)
    {
        if (template.Length != segments.Length)
            return null;
        var ids = new List<string>();
        for (var i = 0; i < template.Length; i++)
            if (template[i][0] == '{')
                ids.Add(Uri.UnescapeDataString(segments[i]));
            else if (!template[i].Equals(Uri.UnescapeDataString(segments[i]), StringComparison.OrdinalIgnoreCase))
                return null;
        return ids;
    }

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
