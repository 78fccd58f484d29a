using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Http;

[ApiController]
[Route("api/status")]
public sealed class StatusController(ServerMode mode, IOptions<EntraOptions> entra) : ControllerBase
{
    private static readonly string _version = typeof(StatusController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    [HttpGet]
    [ProducesResponseType<ServerStatus>(StatusCodes.Status200OK)]
    public ServerStatus Get() => mode.IsLocal
        ? new("local", _version, LanguageFiles.Tags, SignIn: null)
        : new("graph", _version, LanguageFiles.Tags, new(entra.Value.ClientId!, entra.Value.AuthorityOf(entra.Value.TenantId!).ToString(), [entra.Value.ApiScope]));
}

/// <param name="Mode">How the mailbox is reached: "local" or "graph".</param>
/// <param name="Languages">Those a mail may be written in.</param>
/// <param name="SignIn">Null where the page's key does.</param>
public sealed record ServerStatus(string Mode, string Version, IReadOnlyList<string> Languages, SignInStatus? SignIn);

/// <summary>What the pane signs in with; none of it is a secret.</summary>
/// <param name="ClientId">Of the pane's registration at Entra.</param>
/// <param name="Authority">With the tenant.</param>
/// <param name="Scopes">Of this API, by their full names.</param>
public sealed record SignInStatus(string ClientId, string Authority, IReadOnlyList<string> Scopes);
