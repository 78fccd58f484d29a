using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace OutlookRejectionHelper.Http;

/// <summary>The one place where a failure becomes an answer.</summary>
internal sealed partial class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return true;

        var problem = exception switch
        {
            ProblemException known => known,
            BadHttpRequestException bad => new ProblemException(bad.StatusCode, bad.StatusCode == 413 ? "too-large" : "bad-request", "The request could not be read."),
            _ => new ProblemException(StatusCodes.Status500InternalServerError, "unexpected", "Something went wrong on our side."),
        };

        // The middleware does not log what a handler has handled, so this does: the kind of failure, never its text.
        if (problem.Status >= 500)
            Log.Failed(logger, problem.Code, exception.GetBaseException().GetType().Name, exception is ProblemException ? null : exception);
        else
            Log.Refused(logger, problem.Code, problem.Status);

        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        if (problem.Challenge is { } challenge)
            context.Response.Headers.WWWAuthenticate = challenge;

        var details = new ProblemDetails { Status = problem.Status, Detail = problem.Message };
        details.Extensions["code"] = problem.Code;
        if (problem.Claims is not null)
            details.Extensions["claims"] = problem.Claims;
        if (problem.Scopes is not null)
            details.Extensions["scopes"] = problem.Scopes;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = details });
    }

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Error, "Request failed: {Code} ({Kind})")]
        public static partial void Failed(ILogger logger, string code, string kind, Exception? exception);

        [LoggerMessage(1001, LogLevel.Information, "Request refused: {Code} ({Status})")]
        public static partial void Refused(ILogger logger, string code, int status);
    }
}
