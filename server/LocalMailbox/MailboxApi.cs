namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>The mailbox as an HTTP service: faults first, then routes, and every failure in Graph's shape.</summary>
internal sealed class MailboxApi
{
    private readonly Routes _routes = new();
    private readonly LocalMailboxFaults _faults;
    private readonly TimeProvider _clock;

    public MailboxApi(Mailbox mailbox, LocalMailboxFaults faults, TimeProvider clock)
    {
        _faults = faults;
        _clock = clock;
        new Messages(mailbox).AddTo(_routes);
        new MailFolders(mailbox).AddTo(_routes);
        new Events(mailbox).AddTo(_routes);
        new Schedule(mailbox).AddTo(_routes);
        new Settings(mailbox).AddTo(_routes);
        new Categories(mailbox).AddTo(_routes);
        new Contacts(mailbox).AddTo(_routes);
        new IdTranslation(mailbox).AddTo(_routes);
    }

    /// <summary>Answers a request that came from outside, so with a bearer token.</summary>
    /// <exception cref="HttpRequestException">A fault that was asked for: the mailbox cannot be reached.</exception>
    public Task<MailboxAnswer> AnswerAsync(MailboxRequest request, CancellationToken cancellationToken) =>
        // The key itself is checked in front of the server; in process, a client that forgot to sign in must still be refused.
        request.Header("Authorization")?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) is true
            ? AnswerSignedInAsync(request, cancellationToken)
            : Task.FromResult(Identify(request, NewId(), id => MailboxAnswer.Error(401, "InvalidAuthenticationToken", "Access token is empty.", id, _clock.GetUtcNow())));

    private async Task<MailboxAnswer> AnswerSignedInAsync(MailboxRequest request, CancellationToken cancellationToken)
    {
        var id = NewId();
        var fault = _faults.Take(request);
        var answer = fault is null or { AfterCommit: true } or { Rewrite: not null } ? await HandleAsync(request, id, cancellationToken) : null;
        if (fault is not null)
            answer = await _faults.HappenAsync(fault, id, cancellationToken) ?? answer ?? await HandleAsync(request, id, cancellationToken);
        return Identify(request, id, _ => fault?.Rewrite?.Invoke(answer!) ?? answer!);
    }

    private async Task<MailboxAnswer> HandleAsync(MailboxRequest request, string id, CancellationToken cancellationToken)
    {
        try
        {
            return request is { Method: "POST", Path: "/$batch" or "/%24batch" }
                ? await Batch.AnswerAsync(request, AnswerSignedInAsync, cancellationToken)
                : _routes.Answer(request);
        }
        catch (MailboxError error)
        {
            return MailboxAnswer.Error(error.Status, error.Code, error.Message, id, _clock.GetUtcNow());
        }
    }

    private static string NewId() => Guid.NewGuid().ToString();

    private static MailboxAnswer Identify(MailboxRequest request, string id, Func<string, MailboxAnswer> make)
    {
        var answer = make(id);
        answer.Headers.TryAdd("request-id", id);
        answer.Headers.TryAdd("client-request-id", request.Header("client-request-id") ?? id);
        if (answer.Body is not null)
            answer.Headers.TryAdd("Content-Type", "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8");
        return answer;
    }
}
