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
        string[] segments = [.. Split(request.Path).Select(Uri.UnescapeDataString)];
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
        for (var i = 0; i < template.Length; i++)
            if (!IsPlaceholder(template[i]) && !template[i].Equals(segments[i], StringComparison.OrdinalIgnoreCase))
                return null;
        return [.. segments.Where((_, i) => IsPlaceholder(template[i]))];
    }

    private static bool IsPlaceholder(string segment) => segment[0] == '{';

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
