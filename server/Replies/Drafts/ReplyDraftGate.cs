namespace OutlookRejectionHelper.Replies.Drafts;

/// <summary>Lets two presses at once on the same message in one after the other, so that the second finds what the first made.</summary>
public sealed class ReplyDraftGate
{
    private const int Gates = 64;

    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1))];

    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)key.GetHashCode(StringComparison.Ordinal) % Gates];
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
