using System.Net;
using System.Net.Http.Json;
using Azure.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OutlookRejectionHelper.Entra;
using OutlookRejectionHelper.Tests.Infrastructure;

namespace OutlookRejectionHelper.Tests.Auth;

/// <summary>Each way in which the server proves to Entra what it is leads to the mailbox, and a wrong proof to a word.</summary>
public sealed class ServerCredentialTests : IAsyncLifetime
{
    private readonly GraphModeFixture _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _app.Entra.Knobs.Consent(StandInUser.Sam, "Mail.Read");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("certificate", HttpStatusCode.OK)]
    [InlineData("secret", HttpStatusCode.OK)]
    [InlineData("wrong secret", HttpStatusCode.BadGateway)]
    [InlineData("identity", HttpStatusCode.OK)]
    [InlineData("wrong identity", HttpStatusCode.BadGateway)]
    public async Task Server_ByItsCredential_ReadsOnBehalfOfTheUser(string kind, HttpStatusCode expected)
    {
        _app.Entra.FederatedAssertion = "eyJ.of-the-machine.identity";
        var identity = new Identity(kind is "identity" ? "eyJ.of-the-machine.identity" : "eyJ.of-another.identity");
        await using var server = _app.WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            if (kind is not "certificate")
                builder.UseSetting("Entra:Certificate:Path", "");
            if (kind.EndsWith("secret", StringComparison.Ordinal))
                builder.UseSetting("Entra:ClientSecret", kind is "secret" ? StandInEntra.ClientSecret : "guessed");
            if (kind.EndsWith("identity", StringComparison.Ordinal))
                builder.UseSetting("Entra:ManagedIdentity", "system");
            builder.ConfigureTestServices(services => services.AddSingleton<TokenCredential>(identity));
        });
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _app.Entra.ApiToken(StandInUser.Sam));
        var id = await _app.MessageIdAsync(StandInUser.Sam, "Senior Data Analyst: our decision", Cancellation);

        using var answer = await client.PostAsJsonAsync("/api/suggestions", new { messageId = id }, Cancellation);

        Assert.True(answer.StatusCode == expected, await answer.Content.ReadAsStringAsync(Cancellation));
        if (expected is not HttpStatusCode.OK)
            Assert.Equal("sign-in-misconfigured", await MessageIdTests.CodeAsync(answer));
        Assert.Equal(kind.EndsWith("identity", StringComparison.Ordinal) ? ["api://AzureADTokenExchange/.default"] : [], identity.Asked.Distinct());
    }

    /// <summary>The machine's managed identity.</summary>
    private sealed class Identity(string token) : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.AddRange(requestContext.Scopes);
            return new(token, DateTimeOffset.MaxValue);
        }
    }
}
