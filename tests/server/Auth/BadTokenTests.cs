using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>The ways in which a token can be wrong, one at a time: everything else about each is right.</summary>
public sealed class BadTokenTests(BadTokenTests.Fixture app) : IClassFixture<BadTokenTests.Fixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, HttpStatusCode, string> Bad => new()
    {
        { "bad signature", HttpStatusCode.Unauthorized, "token-invalid" },
        { "alg none", HttpStatusCode.Unauthorized, "token-invalid" },
        { "HS256 with the public key", HttpStatusCode.Unauthorized, "token-invalid" },
        { "unknown kid", HttpStatusCode.Unauthorized, "token-invalid" },
        { "key of a forger", HttpStatusCode.Unauthorized, "token-invalid" },
        { "token for Graph", HttpStatusCode.Unauthorized, "token-invalid" },
        { "audience as api:// address", HttpStatusCode.Unauthorized, "token-invalid" },
        { "issuer of somebody else", HttpStatusCode.Unauthorized, "token-invalid" },
        { "issuer of another tenant than tid", HttpStatusCode.Unauthorized, "token-invalid" },
        { "v1 issuer", HttpStatusCode.Unauthorized, "token-invalid" },
        { "version 1.0", HttpStatusCode.Unauthorized, "token-invalid" },
        { "expired", HttpStatusCode.Unauthorized, "token-invalid" },
        { "no end", HttpStatusCode.Unauthorized, "token-invalid" },
        { "not yet", HttpStatusCode.Unauthorized, "token-invalid" },
        { "no scope", HttpStatusCode.Forbidden, "scope-missing" },
        { "wrong scope", HttpStatusCode.Forbidden, "scope-missing" },
        { "scope in part", HttpStatusCode.Forbidden, "scope-missing" },
        { "app only", HttpStatusCode.Unauthorized, "token-invalid" },
        { "roles without scope", HttpStatusCode.Unauthorized, "token-invalid" },
        { "unknown client", HttpStatusCode.Forbidden, "client-not-allowed" },
        { "tenant not allowed", HttpStatusCode.Unauthorized, "token-invalid" },
        { "no tenant", HttpStatusCode.Unauthorized, "token-invalid" },
        { "no object id", HttpStatusCode.Unauthorized, "token-invalid" },
        { "ID token", HttpStatusCode.Unauthorized, "token-invalid" },
        { "empty", HttpStatusCode.Unauthorized, "token-invalid" },
        { "not a token", HttpStatusCode.Unauthorized, "token-invalid" },
        { "two headers", HttpStatusCode.Unauthorized, "token-invalid" },
        { "Basic", HttpStatusCode.Unauthorized, "token-invalid" },
        { "in the address", HttpStatusCode.Unauthorized, "sign-in-required" },
        { "in a cookie", HttpStatusCode.Unauthorized, "sign-in-required" },
        { "none", HttpStatusCode.Unauthorized, "sign-in-required" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Api_WithABadToken_RefusesBeforeAnybodyIsAsked(string kind, HttpStatusCode status, string code)
    {
        using var client = app.ClientOf(null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/suggestions" + (kind is "in the address" ? "?access_token=" + app.Entra.ApiToken(StandInUser.Sam) : ""))
        {
            Content = JsonContent.Create(new { messageId = "AAMk" }),
        };
        foreach (var (name, value) in Headers(kind))
            request.Headers.TryAddWithoutValidation(name, value);

        var calls = app.Entra.Graph.Calls.Count;

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal((status, code), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status is HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count > 0);
        Assert.Equal(calls, app.Entra.Graph.Calls.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("other claims")]
    public async Task Api_WithAGoodToken_AsksTheMailbox(string? kind)
    {
        await using var graph = new GraphModeFixture();
        await graph.InitializeAsync();
        graph.Entra.Knobs.Consent(StandInUser.Sam, "Mail.Read");
        var claims = graph.Entra.ApiClaims(StandInUser.Sam);
        if (kind is not null)
            (claims["scp"], claims["idtyp"], claims["acct"]) = ("profile access_as_user", "user", 0);
        using var client = graph.ClientWith(graph.Entra.Mint.Sign(claims));

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = "AAMk" }, Cancellation);

        Assert.Equal("message-id-malformed", await MessageIdTests.CodeAsync(answer));
        Assert.Single(graph.Entra.Graph.Calls);
    }

    [Fact]
    public async Task PostedMessage_WithABadToken_IsRefusedToo()
    {
        using var client = app.ClientWith(app.Entra.IdToken(StandInUser.Sam));

        using var answer = await client.PostAsJsonAsync("/api/suggestions", Posted, Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "token-invalid"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
    }

    [Fact]
    public async Task PostedMessage_WithoutAToken_IsAnswered()
    {
        using var client = app.ClientOf(null);

        using var answer = await client.PostAsJsonAsync("/api/suggestions", Posted, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/follow-ups")]
    [InlineData("POST", "/api/follow-ups")]
    [InlineData("DELETE", "/api/follow-ups/AAMk")]
    [InlineData("POST", "/api/replies/drafts")]
    public async Task MailboxCall_WithoutAToken_AsksForASignIn(string method, string path)
    {
        using var client = app.ClientOf(null);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Idempotency-Key", "key");
        if (path.EndsWith("drafts", StringComparison.Ordinal))
            request.Content = JsonContent.Create(new { messageId = "AAMk", html = "<p>Thank you for telling me.</p>" });
        else if (method is "POST")
            request.Content = JsonContent.Create(new { kind = "stayInTouch", subject = "a", body = "", start = new { dateTime = "2027-01-05T09:00:00", timeZone = "UTC" }, end = new { dateTime = "2027-01-05T09:15:00", timeZone = "UTC" } });

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "sign-in-required"), (answer.StatusCode, await MessageIdTests.CodeAsync(answer)));
    }

    [Theory]
    [InlineData(-6, HttpStatusCode.Unauthorized)]
    [InlineData(-4, HttpStatusCode.BadRequest)]
    [InlineData(4, HttpStatusCode.BadRequest)]
    [InlineData(6, HttpStatusCode.Unauthorized)]
    public async Task Clocks_FiveMinutesApart_AreBorneWith(int minutes, HttpStatusCode expected)
    {
        // A token of ten minutes; the server's clock runs ahead of its end, or behind its beginning.
        var claims = app.Entra.ApiClaims(StandInUser.Sam);
        var now = app.Clock.GetUtcNow();
        (claims["nbf"], claims["exp"]) = minutes > 0
            ? (now.AddMinutes(minutes).ToUnixTimeSeconds(), now.AddMinutes(minutes + 10).ToUnixTimeSeconds())
            : (now.AddMinutes(minutes - 10).ToUnixTimeSeconds(), now.AddMinutes(minutes).ToUnixTimeSeconds());
        using var client = app.ClientWith(app.Entra.Mint.Sign(claims));

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { }, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static object Posted => new { message = new { subject = "Your application", body = new { contentType = "text", content = "We will not move forward with your application." } } };

    private IEnumerable<(string Name, string Value)> Headers(string kind)
    {
        var good = app.Entra.ApiToken(StandInUser.Sam);
        return kind switch
        {
            "none" or "in the address" => [],
            "in a cookie" => [("Cookie", $"access_token={good}; Authorization=Bearer {good}")],
            "two headers" => [("Authorization", $"Bearer {good}"), ("Authorization", $"Bearer {good}")],
            "empty" => [("Authorization", "Bearer ")],
            "not a token" => [("Authorization", "Bearer test-key")],
            "Basic" => [("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("sam:" + good))}")],
            _ => [("Authorization", $"Bearer {Token(kind, good)}")],
        };
    }

    private string Token(string kind, string good)
    {
        var entra = app.Entra;
        var claims = entra.ApiClaims(StandInUser.Sam);
        switch (kind)
        {
            case "bad signature":
                return good[..^8] + (good[^8] == 'A' ? 'B' : 'A') + good[^7..];
            case "alg none":
                return TokenMint.Sign(claims, new() { ["typ"] = "JWT", ["alg"] = "none" }, _ => []);
            case "HS256 with the public key":
                return TokenMint.Sign(claims, new() { ["typ"] = "JWT", ["alg"] = "HS256", ["kid"] = entra.Mint.KeyId }, data => HMACSHA256.HashData(Encoding.ASCII.GetBytes(entra.Mint.PublicKey), data));
            case "unknown kid":
                return entra.Mint.Sign(claims, keyId: "another");
            case "key of a forger":
                using (var forger = new TokenMint())
                    return forger.Sign(claims, entra.Mint.KeyId);
            case "token for Graph":
                return entra.GraphToken(StandInUser.Sam, "Mail.Read", "access_as_user");
            case "ID token":
                return entra.IdToken(StandInUser.Sam);
            case "tenant not allowed":
                return entra.ApiToken(StandInUser.Stranger);
            default:
                Change(claims, kind);
                return entra.Mint.Sign(claims);
        }
    }

    private void Change(JsonObject claims, string kind)
    {
        var now = app.Clock.GetUtcNow();
        Action change = kind switch
        {
            "audience as api:// address" => () => claims["aud"] = $"api://{StandInEntra.ClientId}",
            "issuer of somebody else" => () => claims["iss"] = $"https://login.evil.example/{StandInUser.HomeTenant}/v2.0",
            "issuer of another tenant than tid" => () => claims["iss"] = entraIssuer(StandInUser.ForeignTenant),
            "v1 issuer" => () => claims["iss"] = $"https://sts.windows.net/{StandInUser.HomeTenant}/",
            "version 1.0" => () => claims["ver"] = "1.0",
            "expired" => () => (claims["nbf"], claims["exp"]) = (now.AddHours(-2).ToUnixTimeSeconds(), now.AddHours(-1).ToUnixTimeSeconds()),
            "no end" => () => claims.Remove("exp"),
            "not yet" => () => claims["nbf"] = now.AddMinutes(30).ToUnixTimeSeconds(),
            "no scope" => () => claims.Remove("scp"),
            "wrong scope" => () => claims["scp"] = "Mail.Read",
            "scope in part" => () => claims["scp"] = "access_as_user.all",
            "app only" => () => claims["idtyp"] = "app",
            "roles without scope" => () => (claims["scp"], claims["roles"]) = (null, new JsonArray("access_as_user")),
            "unknown client" => () => claims["azp"] = "ffffffff-0000-4000-8000-000000000000",
            "no tenant" => () => claims.Remove("tid"),
            "no object id" => () => claims.Remove("oid"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        change();
        if (claims["scp"] is null)
            claims.Remove("scp");

        string entraIssuer(string tenant) => $"{app.Entra.Address.GetLeftPart(UriPartial.Authority)}/{tenant}/v2.0";
    }

    public sealed class Fixture : GraphModeFixture
    {
        protected override void Prepare() => Entra.Knobs.Consent(StandInUser.Sam, "Mail.Read", "Mail.ReadWrite", "Calendars.ReadWrite");
    }
}
