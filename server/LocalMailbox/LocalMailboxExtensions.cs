using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using OutlookRejectionHelper.Auth;

namespace OutlookRejectionHelper.LocalMailbox;

public static class LocalMailboxExtensions
{
    internal const string Path = "/graph/v1.0";

    /// <summary>A mailbox on this machine that speaks Graph, under the client that the server reads mail with.</summary>
    public static IServiceCollection AddLocalMailbox(this IServiceCollection services)
    {
        services.AddOptions<LocalMailboxOptions>().BindConfiguration(LocalMailboxOptions.Section).ValidateDataAnnotations()
            .Validate(options => string.IsNullOrWhiteSpace(options.Folder) || Directory.Exists(options.Folder), "LocalMailbox:Folder names no folder.")
            .Validate(options => string.IsNullOrWhiteSpace(options.TimeZone) || TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _), "LocalMailbox:TimeZone names no time zone.")
            .ValidateOnStart();
        services.AddSingleton(provider => new Mailbox(
            provider.GetRequiredService<IOptions<LocalMailboxOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Mailbox>>()));
        services.AddSingleton<LocalMailboxFaults>();
        services.AddSingleton<MailboxApi>();
        services.AddHttpContextAccessor();
        services.AddHttpClient(GraphConnection.ClientName)
            .ConfigurePrimaryHttpMessageHandler(provider => new InProcessHandler(provider.GetRequiredService<MailboxApi>(), provider.GetRequiredService<IHttpContextAccessor>()));
        return services;
    }

    /// <summary>The same mailbox for the browser and any other Graph client.</summary>
    public static IEndpointRouteBuilder MapLocalMailbox(this IEndpointRouteBuilder endpoints)
    {
        // Read at start, so that a folder which is not there stops the start and broken mails are logged at once.
        endpoints.ServiceProvider.GetRequiredService<Mailbox>();
        endpoints.Map(Path + "/{**path}", AnswerAsync).ExcludeFromDescription();
        return endpoints;
    }

    internal static MailboxAnswer Unreadable() =>
        MailboxAnswer.Error(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.", Guid.NewGuid().ToString(), DateTimeOffset.UnixEpoch);

    private static async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, context.RequestAborted);
        var body = Json.TryParse(content.GetBuffer().AsSpan(0, (int)content.Length));

        // As sent: routing has unescaped the path once, but an id may hold an escaped slash.
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw && raw.StartsWith(Path, StringComparison.OrdinalIgnoreCase)
            ? raw
            : request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        var parts = target[Path.Length..].Split('?', 2);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        try
        {
            var answer = content.Length > 0 && body is null
                ? Unreadable()
                : await context.RequestServices.GetRequiredService<MailboxApi>().AnswerAsync(
                    new(request.Method, $"{request.Scheme}://{request.Host}{Path}", parts[0], parts.Length > 1 ? parts[1] : "", headers, body), context.RequestAborted);
            await WriteAsync(context.Response, answer, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            // A fault that was asked for: seen from outside, the connection breaks.
            context.Abort();
        }
    }

    private static async Task WriteAsync(HttpResponse response, MailboxAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        var content = answer.Utf8();
        if (content.Length == 0)
            return;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, cancellationToken);
    }
}
