using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Http;

public sealed class LocalKeyTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another-key")]
    public async Task Api_WithoutTheKey_Answers401WithACode(string? key)
    {
        using var client = app.Server.CreateClient();
        if (key is not null)
            client.DefaultRequestHeaders.Add(LocalKey.Header, key);

        using var answer = await client.GetAsync(new Uri("/api/status", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("key-required", problem.GetProperty("code").GetString());
        Assert.True(problem.TryGetProperty("traceId", out _));
    }

    [Fact]
    public async Task Api_WithTheKey_Answers()
    {
        using var client = app.CreateClient();

        var status = await client.GetFromJsonAsync<JsonElement>("/api/status", TestContext.Current.CancellationToken);

        Assert.Equal("local", status.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task Api_CalledFromAnotherSite_Answers403()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.GetAsync(new Uri("/api/status", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
