using System.Globalization;
using System.Net.Http.Headers;

namespace OutlookRejectionHelper.Auth;

/// <summary>Writes a Retry-After that is a date as seconds.</summary>
/// <remarks>
/// The SDK's retry handler takes the seconds component of the difference to the local clock for the difference: a date 75 seconds ahead waits
/// 15 (microsoft/kiota-dotnet, RetryHandler.cs, 1.22.1). RFC 9110 §10.2.3 allows both forms.
/// </remarks>
internal sealed class RetryAfterInSeconds(TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.RetryAfter?.Date is { } date)
        {
            var wait = Math.Max(0, Math.Ceiling((date - clock.GetUtcNow()).TotalSeconds));
            response.Headers.RetryAfter = RetryConditionHeaderValue.Parse(wait.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
