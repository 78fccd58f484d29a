using System.Net;
using System.Text;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Puts the mailbox under an <see cref="HttpClient"/>: requests never leave the process.</summary>
internal sealed class InProcessHandler(MailboxApi mailbox) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var root = address.GetLeftPart(UriPartial.Authority) + LocalMailboxExtensions.Path;
        if (!address.AbsolutePath.StartsWith(LocalMailboxExtensions.Path + "/", StringComparison.Ordinal))
            return new(HttpStatusCode.NotFound) { RequestMessage = request };

        var content = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var answer = content.Length > 0 && Json.TryParse(content) is null
            ? LocalMailboxExtensions.Unreadable()
            : await mailbox.AnswerAsync(new(request.Method.Method, root, address.AbsolutePath[LocalMailboxExtensions.Path.Length..], address.Query.TrimStart('?'), headers, Json.TryParse(content)), cancellationToken);

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new StringContent(answer.Body?.ToJsonString(Json.Compact) ?? "", Encoding.UTF8) };
        response.Content.Headers.ContentType = null;
        foreach (var (name, value) in answer.Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
