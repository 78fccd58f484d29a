using System.Collections.Immutable;
using System.IO.Enumeration;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>What shall go wrong at the local mailbox. Empty unless a test fills it.</summary>
internal sealed class LocalMailboxFaults(TimeProvider clock)
{
    private readonly Lock _changing = new();
    private ImmutableList<(MailboxFault Fault, int Left)> _faults = [];

    public void Add(MailboxFault fault)
    {
        lock (_changing)
            _faults = _faults.Add((fault, fault.Times));
    }

    public void Clear()
    {
        lock (_changing)
            _faults = [];
    }

    /// <summary>The first fault that fits, which has then happened once more.</summary>
    public MailboxFault? Take(MailboxRequest request)
    {
        if (_faults.IsEmpty)
            return null;
        lock (_changing)
        {
            var index = _faults.FindIndex(entry => entry.Left > 0 && entry.Fault.Fits(request));
            if (index < 0)
                return null;
            var (fault, left) = _faults[index];
            _faults = _faults.SetItem(index, (fault, left - 1));
            return fault;
        }
    }

    /// <summary>Lets the fault happen.</summary>
    /// <returns>Null when it only took time.</returns>
    /// <exception cref="HttpRequestException">The mailbox is not to be reached.</exception>
    public async Task<MailboxAnswer?> HappenAsync(MailboxFault fault, string requestId, CancellationToken cancellationToken)
    {
        if (fault.Delay != TimeSpan.Zero)
            await Task.Delay(fault.Delay, clock, cancellationToken);
        if (fault.IsUnreachable)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The local mailbox was told to be unreachable.");
        return fault.Status == 0 ? null : fault.Answer(requestId, clock.GetUtcNow());
    }
}

/// <summary>One thing that goes wrong.</summary>
internal sealed record MailboxFault
{
    /// <summary>In capitals; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>Below the root, with * for anything: <c>/me/messages/*/createReply</c>.</summary>
    public string Path { get; init; } = "*";

    /// <summary>How often.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The request is carried out first; only its answer is lost.</summary>
    public bool AfterCommit { get; init; }

    /// <summary>Before the answer; <see cref="Timeout.InfiniteTimeSpan"/> never answers.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The connection breaks.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>0 answers as usual.</summary>
    public int Status { get; init; }

    public string Code { get; init; } = "UnknownError";

    /// <summary>Whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A claims challenge as JSON, for a 401.</summary>
    public string? Claims { get; init; }

    /// <summary>Applied to the mailbox's own answer, for answers that lie.</summary>
    public Func<MailboxAnswer, MailboxAnswer>? Rewrite { get; init; }

    public static MailboxFault Throttled(TimeSpan retryAfter) => new() { Status = 429, Code = "ApplicationThrottled", RetryAfter = retryAfter };

    public static MailboxFault Unavailable() => new() { Status = 503, Code = "ServiceUnavailable" };

    public static MailboxFault LostAnswer() => new() { Status = 504, Code = "GatewayTimeout", AfterCommit = true };

    public static MailboxFault Silent() => new() { Delay = Timeout.InfiniteTimeSpan };

    public static MailboxFault Unreachable() => new() { IsUnreachable = true };

    public static MailboxFault Challenge(string claims) => new() { Status = 401, Code = "InvalidAuthenticationToken", Claims = claims };

    public bool Fits(MailboxRequest request) =>
        (Method is null || Method == request.Method) && FileSystemName.MatchesSimpleExpression(Path, request.Path);

    public MailboxAnswer Answer(string requestId, DateTimeOffset now)
    {
        var answer = MailboxAnswer.Error(Status, Code, "The local mailbox was told to answer so.", requestId, now);
        if (RetryAfter is { } wait)
            answer.Headers["Retry-After"] = ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Claims is not null)
            answer.Headers["WWW-Authenticate"] = $"Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Claims))}\"";
        return answer;
    }
}
