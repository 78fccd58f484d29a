using System.Collections.Immutable;

namespace OutlookRejectionHelper.Entra;

/// <summary>How the stand-in behaves, and what its users have agreed to. Tests turn them while it runs.</summary>
public sealed class StandInKnobs
{
    private readonly Lock _changing = new();
    private ImmutableHashSet<(string Login, string Scope)> _consents = [];

    /// <summary>Of access tokens for our API.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Of access tokens for Graph.</summary>
    public TimeSpan GraphTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Every address of the sign-in answers 503; Graph goes on.</summary>
    public bool IsOut { get; set; }

    /// <summary>Before every answer of the token endpoint; <see cref="Timeout.InfiniteTimeSpan"/> hangs until the caller gives up.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Who is asked for consent says no.</summary>
    public bool RefusesConsent { get; set; }

    /// <summary>
    /// Claims, as JSON, that on-behalf-of asks for: it refuses until the token it is given was got with claims of its own. Null asks for none.
    /// </summary>
    public string? Claims { get; set; }

    /// <summary>The server's own credential is refused, as after a certificate was removed from the registration.</summary>
    public bool RefusesTheServer { get; set; }

    /// <summary>For consent given beforehand.</summary>
    /// <param name="scopes">Short: "Mail.Read".</param>
    public void Consent(StandInUser user, params IEnumerable<string> scopes)
    {
        lock (_changing)
            _consents = _consents.Union(scopes.Select(scope => (user.Login, scope)));
    }

    public void Withdraw(StandInUser user)
    {
        lock (_changing)
            _consents = [.. _consents.Where(consent => consent.Login != user.Login)];
    }

    /// <summary>Whether the user has agreed to all of them.</summary>
    public bool HasConsent(StandInUser user, IEnumerable<string> scopes) => scopes.All(scope => _consents.Contains((user.Login, scope)));

    /// <summary>As at the start, consents included.</summary>
    public void Reset()
    {
        (TokenLifetime, GraphTokenLifetime, Delay) = (TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.Zero);
        (IsOut, RefusesConsent, RefusesTheServer, Claims) = (false, false, false, null);
        lock (_changing)
            _consents = [];
    }
}
