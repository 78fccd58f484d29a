using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using OutlookRejectionHelper.LocalMailbox;

namespace OutlookRejectionHelper.Entra;

/// <summary>
/// Graph in front of local mailboxes: looks at audience, life and scopes of each token, then lets the mailbox of the token's user answer, or under
/// <c>/users/{address}</c> that of somebody who shares it.
/// </summary>
public sealed class StandInGraph
{
    public const string Path = "/graph/v1.0";

    private readonly StandInEntra _entra;
    private readonly ConcurrentDictionary<string, MailboxApi> _mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Owner, string Login), bool> _shares = new();
    private readonly ConcurrentQueue<StandInGraphCall> _calls = new();

    internal StandInGraph(StandInEntra entra) => _entra = entra;

    /// <summary>Every call that bore a token of the stand-in's, oldest first.</summary>
    public IReadOnlyCollection<StandInGraphCall> Calls => _calls;

    /// <summary>Answers in place of a mailbox; for what no mailbox says.</summary>
    public Func<HttpContext, bool>? Before { get; set; }

    /// <summary>The mailbox of a server in local mode becomes the user's.</summary>
    public void UseMailboxOf(IServiceProvider localServer, StandInUser user) => _mailboxes[user.Address] = localServer.GetRequiredService<MailboxApi>();

    internal void Use(MailboxApi mailbox, string address) => _mailboxes[address] = mailbox;

    /// <summary>The owner lets the user into their mailbox.</summary>
    public void Share(string owner, StandInUser with) => _shares[(owner.ToUpperInvariant(), with.Login)] = true;

    internal void Map(WebApplication app) => app.Map(Path + "/{**path}", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var claims = _entra.Mint.Read(request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token : null);
        if (claims?["aud"]?.GetValue<string>() != StandInEntra.GraphResource || claims["exp"]!.GetValue<long>() <= _entra.Now || _entra.Find(claims["oid"]?.GetValue<string>()) is not { } user)
        {
            await WriteAsync(context, Error(StatusCodes.Status401Unauthorized, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience."));
            return;
        }

        // As sent: routing has unescaped the path once, but an id may hold an escaped slash.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget[Path.Length..].Split('?', 2);
        var scopes = claims["scp"]!.GetValue<string>().Split(' ');
        _calls.Enqueue(new(request.Method, target[0], target.Length > 1 ? target[1] : "", user.ObjectId, scopes, request.Headers["Prefer"].ToString()));
        if (Before?.Invoke(context) == true)
            return;

        var (owner, path) = Owner(target[0], user);
        var isShared = owner != user.Address;
        if (!scopes.Intersect(Needed(request.Method, path).Select(scope => isShared ? scope + ".Shared" : scope)).Any() || (isShared && !_shares.ContainsKey((owner.ToUpperInvariant(), user.Login))))
            await WriteAsync(context, Error(StatusCodes.Status403Forbidden, "ErrorAccessDenied", "Access is denied. Check credentials and try again."));
        else if (!_mailboxes.TryGetValue(owner, out var mailbox))
            await WriteAsync(context, Error(StatusCodes.Status404NotFound, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise."));
        else
            await AskAsync(context, mailbox, path, target.Length > 1 ? target[1] : "");
    }

    private async Task AskAsync(HttpContext context, MailboxApi mailbox, string path, string query)
    {
        var request = context.Request;
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, context.RequestAborted);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        try
        {
            var body = content.Length == 0 ? null : JsonNode.Parse(content.ToArray())!.AsObject();
            await WriteAsync(context, await mailbox.AnswerAsync(new(request.Method, new Uri(_entra.Address, Path).ToString(), path, query, headers, body), context.RequestAborted));
        }
        catch (HttpRequestException)
        {
            // A fault that was asked for: seen from outside, the connection breaks.
            context.Abort();
        }
    }

    /// <summary>Whose mailbox a path is about, and the path as its owner would write it.</summary>
    private (string Owner, string Path) Owner(string path, StandInUser user)
    {
        if (path.Split('/', 4) is not ["", "users", var id, var rest])
            return (user.Address, path);
        var name = Uri.UnescapeDataString(id);
        return (_entra.Find(name)?.Address ?? name, "/me/" + rest);
    }

    /// <summary>Any of these will do (the permissions tables of Graph's documentation).</summary>
    private static string[] Needed(string method, string path)
    {
        var isRead = method is "GET";
        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["me", "messages" or "mailFolders", ..] => isRead ? ["Mail.Read", "Mail.ReadWrite"] : ["Mail.ReadWrite"],
            ["me", "events" or "calendar" or "calendars" or "calendarView", ..] => isRead ? ["Calendars.Read", "Calendars.ReadWrite"] : ["Calendars.ReadWrite"],
            ["me", "mailboxSettings", ..] => isRead ? ["MailboxSettings.Read", "MailboxSettings.ReadWrite"] : ["MailboxSettings.ReadWrite"],
            _ => ["User.Read"],
        };
    }

    private static MailboxAnswer Error(int status, string code, string message) => MailboxAnswer.Error(status, code, message, Guid.NewGuid().ToString(), DateTimeOffset.UnixEpoch);

    private static async Task WriteAsync(HttpContext context, MailboxAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Body is not null)
            context.Response.ContentType ??= "application/json";
        await context.Response.Body.WriteAsync(answer.Utf8(), context.RequestAborted);
    }
}

/// <param name="Path">Below the root, escaped.</param>
/// <param name="ObjectId">Of the token's user.</param>
/// <param name="Scopes">Of the token, short.</param>
/// <param name="Prefer">The header of that name.</param>
public sealed record StandInGraphCall(string Method, string Path, string Query, string ObjectId, IReadOnlyList<string> Scopes, string Prefer);
