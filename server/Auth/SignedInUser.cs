using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.Auth;

/// <summary>Who a request is from, as their token says; it has been checked.</summary>
/// <param name="Tenant">Claim tid.</param>
/// <param name="ObjectId">Claim oid; unique within the tenant.</param>
/// <param name="Assertion">The token itself: Graph is called on behalf of this user with it, and it goes nowhere else.</param>
/// <param name="ExpiresAt">Claim exp.</param>
internal sealed record SignedInUser(string Tenant, string ObjectId, string Assertion, DateTimeOffset ExpiresAt);

/// <summary>The user and the mailbox of the request that is answered. One a request; never shared between two.</summary>
internal sealed class RequestUser
{
    /// <summary>Null for a call that bears no token.</summary>
    public SignedInUser? User { get; set; }

    /// <summary>The address of a shared mailbox's owner; null for the user's own mailbox.</summary>
    public string? MailboxOwner { get; set; }

    /// <exception cref="ProblemException">401 "sign-in-required".</exception>
    public SignedInUser Require() => User ?? throw new ProblemException(StatusCodes.Status401Unauthorized, "sign-in-required", "The mailbox is read on behalf of a user: send an access token for this API.") { Challenge = "Bearer" };
}
