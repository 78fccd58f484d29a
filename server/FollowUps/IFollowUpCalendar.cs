using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>The calendar behind the process's border: the only store of dates.</summary>
public interface IFollowUpCalendar
{
    /// <summary>Makes the event, or finds the one that the same press made before.</summary>
    /// <returns>The event, and whether this call made it.</returns>
    /// <exception cref="ProblemException">400 for a wrong member; 422 "idempotency-mismatch" when the key was for something else.</exception>
    Task<(FollowUp FollowUp, bool IsNew)> CreateAsync(FollowUpRequest request, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>The events of this product, earliest first, in the times of the zone.</summary>
    Task<IReadOnlyList<FollowUp>> ListAsync(TimeZoneInfo zone, CancellationToken cancellationToken);

    /// <exception cref="ProblemException">404 "follow-up-not-found", for an event of the user's own too.</exception>
    Task<FollowUp> ChangeAsync(string id, FollowUpChange change, TimeZoneInfo zone, CancellationToken cancellationToken);

    /// <exception cref="ProblemException">404 "follow-up-not-found", for an event of the user's own too.</exception>
    Task DeleteAsync(string id, CancellationToken cancellationToken);
}

/// <summary>What the mailbox knows of where its user is.</summary>
public interface IMailboxZone
{
    /// <summary>UTC where the mailbox does not tell, or tells a zone that nobody knows: a date is worth more than its hour.</summary>
    Task<TimeZoneInfo> ReadAsync(CancellationToken cancellationToken);
}
