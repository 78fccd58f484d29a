namespace OutlookRejectionHelper.Http;

/// <summary>An expected failure that the caller is told about as problem details (RFC 9457).</summary>
/// <param name="status">HTTP status, 400 to 599.</param>
/// <param name="code">Stable, lower-case words with hyphens; the pane turns it into words.</param>
/// <param name="message">For a developer reading the answer; holds nothing from a mail.</param>
public class ProblemException(int status, string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>For the Retry-After header; null sends none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For a claims challenge: the claims to ask for, base64.</summary>
    public string? Claims { get; init; }

    /// <summary>For missing consent or a claims challenge: the permissions that the call needs, by their full names.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>For the WWW-Authenticate header; null sends none.</summary>
    public string? Challenge { get; init; }
}
