using System.Net;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Puts the mailbox under an <see cref="HttpClient"/>: requests never leave the process.</summary>
/// <param name="visit">The browser's request that this one is made for: links to items lead to where it came in.</param>
internal sealed class InProcessHandler(MailboxApi mailbox, IHttpContextAccessor? visit = null) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var root = address.GetLeftPart(UriPartial.Authority) + LocalMailboxExtensions.Path;
        if (!address.AbsolutePath.StartsWith(LocalMailboxExtensions.Path + "/", StringComparison.Ordinal))
            return new(HttpStatusCode.NotFound) { RequestMessage = request };

        var content = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = Json.TryParse(content);
        var asked = new MailboxRequest(request.Method.Method, root, address.AbsolutePath[LocalMailboxExtensions.Path.Length..], address.Query.TrimStart('?'), headers, body);
        if (visit?.HttpContext?.Request is { } from)
            asked = asked with { Site = $"{from.Scheme}://{from.Host}" };
        var answer = content.Length > 0 && body is null
            ? LocalMailboxExtensions.Unreadable()
            : await mailbox.AnswerAsync(asked, cancellationToken);

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new ByteArrayContent(answer.Utf8()) };
        foreach (var (name, value) in answer.Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
