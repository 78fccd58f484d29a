namespace OutlookRejectionHelper.Classification;

/// <summary>What the user said is so. Each non-null member wins over every guess.</summary>
public sealed record Corrections
{
    public MailCategory? Category { get; init; }

    public Nuance? Nuance { get; init; }

    /// <summary>The user wrote the message: it is nobody's answer.</summary>
    public bool IsOwn { get; init; }

    public Stage? Stage { get; init; }

    public RejectionReason? Reason { get; init; }

    public string? Company { get; init; }

    public string? Role { get; init; }

    public string? Person { get; init; }
}
