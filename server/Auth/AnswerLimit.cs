using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace OutlookRejectionHelper.Auth;

/// <summary>The most that a call takes as its answer.</summary>
/// <param name="Bytes">Of the answer's body.</param>
internal sealed record LargestAnswer(long Bytes) : IRequestOption;

/// <summary>Fails calls whose answer is larger than their <see cref="LargestAnswer"/>, before it has been read to its end.</summary>
internal sealed class AnswerLimit : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.GetRequestOption<LargestAnswer>() is not { } largest)
            return response;
        try
        {
            await response.Content.LoadIntoBufferAsync(largest.Bytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
