using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Http;

[ApiController]
[Route("api/status")]
public sealed class StatusController : ControllerBase
{
    private static readonly string _version = typeof(StatusController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    [HttpGet]
    [ProducesResponseType<ServerStatus>(StatusCodes.Status200OK)]
    public ServerStatus Get() => new("local", _version, LanguageFiles.Tags);
}

/// <param name="Mode">How the mailbox is reached: "local" or "graph".</param>
/// <param name="Languages">Those a mail may be written in.</param>
public sealed record ServerStatus(string Mode, string Version, IReadOnlyList<string> Languages);
