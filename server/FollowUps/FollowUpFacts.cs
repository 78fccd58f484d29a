namespace OutlookRejectionHelper.FollowUps;

/// <summary>What a date depends on besides the mail.</summary>
public sealed record FollowUpFacts
{
    /// <summary>A reply is advised, not merely optional.</summary>
    public bool ReplyPlanned { get; init; }

    /// <summary>The reply asks for feedback.</summary>
    public bool FeedbackAsked { get; init; }

    /// <summary>Messages of the user's in this conversation that got no answer.</summary>
    public int Unanswered { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The user's, as an IANA or Windows id; unknown ones count as UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>BCP 47; of the sentences for the user. Null is English.</summary>
    public string? PaneLanguage { get; init; }
}
