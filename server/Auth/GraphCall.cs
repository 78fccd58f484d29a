using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

/// <summary>Runs one call to the mailbox and turns what can go wrong into a problem with a code.</summary>
internal static class GraphCall
{
    /// <exception cref="ProblemException">Any failure of the call but the caller's own cancellation.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (ApiException exception)
        {
            throw Translate(exception);
        }
        // The SDK's retry handler wraps what it gave up on.
        catch (AggregateException exception) when (exception.InnerExceptions.OfType<ApiException>().LastOrDefault() is { } inner)
        {
            throw Translate(inner);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.Any(inner => inner is HttpRequestException or IOException))
        {
            throw Unreachable(exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unreachable(exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(StatusCodes.Status504GatewayTimeout, "mailbox-timeout", "The mailbox did not answer in time.", exception);
        }
    }

    private static ProblemException Unreachable(Exception exception) =>
        new(StatusCodes.Status503ServiceUnavailable, "mailbox-unreachable", "The mailbox could not be reached.", exception);

    private static ProblemException Translate(ApiException exception) => exception.ResponseStatusCode switch
    {
        400 when CodeOf(exception) is "ErrorInvalidIdMalformed" => new(400, "message-id-malformed", "This is not the id of a message.", exception),
        400 => new(502, "mailbox-refused", "The mailbox did not understand the request.", exception),
        // The SDK has asked for a token with the claims once, and that was refused too.
        401 when ClaimsChallenge.Read(Header(exception, "WWW-Authenticate")) is { } claims => OnBehalfOfProblem.Challenge(claims, scopes: [], exception),
        401 => new(401, "sign-in-required", "The mailbox asks for a sign-in.", exception),
        403 => new(403, "mailbox-forbidden", "The mailbox does not allow this.", exception),
        404 or 410 => new(404, "message-not-found", "The mailbox has no such item, or has it no more.", exception),
        409 or 412 => new(409, "mailbox-conflict", "The mailbox holds another version of this.", exception),
        429 => new(503, "throttled", "The mailbox asks to wait.", exception) { RetryAfter = RetryAfter(exception) },
        507 => new(507, "mailbox-full", "The mailbox is full.", exception),
        _ => new(503, "mailbox-unreachable", "The mailbox could not be reached.", exception) { RetryAfter = RetryAfter(exception) },
    };

    private static string? CodeOf(ApiException exception) => (exception as ODataError)?.Error?.Code;

    private static string? Header(ApiException exception, string name) =>
        exception.ResponseHeaders?.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();

    private static TimeSpan? RetryAfter(ApiException exception)
    {
        var header = Header(exception, "Retry-After");
        return int.TryParse(header, out var seconds) && seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
