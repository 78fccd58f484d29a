using System.Net;
using Microsoft.AspNetCore.Hosting;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Http;

/// <summary>Headers by route, in both modes, and what another site's page may not do.</summary>
public sealed class SecurityHeaderTests(SecurityHeaderTests.Fixture graph, AppFixture local) : IClassFixture<SecurityHeaderTests.Fixture>, IClassFixture<AppFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("graph", "/taskpane.html")]
    [InlineData("graph", "/nothing-there")]
    [InlineData("graph", "/")]
    [InlineData("local", "/taskpane.html")]
    [InlineData("local", "/manifest.xml")]
    public async Task Page_MayBeFramedByOutlookOnly_AndLoadsFromFewPlaces(string mode, string path)
    {
        using var client = Client(mode);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        var policy = Policy(answer);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com", policy["script-src"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.Equal("'none'", policy["form-action"]);
        Assert.Equal(
            "'self' https://outlook.office.com https://outlook.office365.com https://outlook.live.com https://outlook.cloud.microsoft" + (mode is "graph" ? " https://mail.example.com" : ""),
            policy["frame-ancestors"]);
        // Sign-in where there is one, and nowhere else.
        Assert.Equal("'self'" + (mode is "graph" ? " " + Authority : ""), policy["connect-src"]);
        Assert.Equal("'self' https://appsforoffice.microsoft.com" + (mode is "graph" ? " " + Authority : ""), policy["frame-src"]);
        AssertAlways(answer);
    }

    [Theory]
    [InlineData("graph", "/api/status", HttpStatusCode.OK)]
    [InlineData("graph", "/api/follow-ups", HttpStatusCode.Unauthorized)]
    [InlineData("local", "/api/status", HttpStatusCode.OK)]
    public async Task Api_IsNeverFramedOrKept(string mode, string path, HttpStatusCode status)
    {
        using var client = Client(mode);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("'none'", Policy(answer)["frame-ancestors"]);
        Assert.Equal("'none'", Policy(answer)["default-src"]);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        AssertAlways(answer);
    }

    [Fact]
    public async Task Icon_MayBeKeptAndShownByOutlook()
    {
        using var client = Client("graph");

        using var answer = await client.GetAsync(new Uri("/icons/icon-64.png", UriKind.Relative), Cancellation);

        Assert.Null(answer.Headers.CacheControl);
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Theory]
    [InlineData("graph", "Sec-Fetch-Site", "cross-site")]
    [InlineData("graph", "Sec-Fetch-Site", "same-site")]
    [InlineData("graph", "Origin", "https://evil.example")]
    [InlineData("graph", "Origin", "https://localhost.evil.example")]
    [InlineData("graph", "Origin", "null")]
    [InlineData("local", "Sec-Fetch-Site", "cross-site")]
    [InlineData("local", "Origin", "https://evil.example")]
    [InlineData("local", "Origin", "null")]
    public async Task Api_CalledByAPageOfAnotherSite_Answers403(string mode, string header, string value)
    {
        using var client = Client(mode);
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        using var answer = await client.GetAsync(new Uri("/api/status", UriKind.Relative), Cancellation);
        using var preflight = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/api/suggestions") { Headers = { { "Access-Control-Request-Method", "POST" } } }, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers.Concat(preflight.Headers), header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("graph")]
    [InlineData("local")]
    public async Task Api_CalledByItsOwnPage_Answers(string mode)
    {
        using var client = Client(mode);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Origin", "http://localhost");

        using var answer = await client.GetAsync(new Uri("/api/status", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Api_WithAForm_Answers415(string type)
    {
        using var client = Client("graph");
        using var content = new StringContent("{}");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        using var answer = await client.PostAsync(new Uri("/api/suggestions", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task Request_ByAnotherName_Answers400(string host)
    {
        using var client = Client("graph");
        client.DefaultRequestHeaders.Host = host;

        using var answer = await client.GetAsync(new Uri("/taskpane.html", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost", false)]
    [InlineData("http://rejection-helper.example.com", true)]
    public async Task StrictTransport_IsAskedForWhereOthersCome(string address, bool expected)
    {
        using var app = graph.WithWebHostBuilder(builder => builder.UseSetting("AllowedHosts", "localhost;rejection-helper.example.com"));
        using var client = app.CreateClient(new() { BaseAddress = new Uri(address) });

        using var answer = await client.GetAsync(new Uri("/taskpane.html", UriKind.Relative), Cancellation);

        Assert.Equal(expected, answer.Headers.Contains("Strict-Transport-Security"));
    }

    private string Authority => graph.Entra.Address.GetLeftPart(UriPartial.Authority);

    private HttpClient Client(string mode) => mode is "graph" ? graph.ClientOf(null) : local.CreateClient();

    private static void AssertAlways(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static Dictionary<string, string> Policy(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(directive => directive.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    public sealed class Fixture : GraphModeFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Outlook:Hosts:0", "https://mail.example.com");
        }
    }
}
