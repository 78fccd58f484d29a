using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace OutlookRejectionHelper.Http;

public static class HttpExtensions
{
    /// <summary>Largest body of a request, in bytes: a 5 MiB mail, posted as JSON, fits.</summary>
    public const long LargestRequest = 12 * 1024 * 1024;

    /// <summary>Controllers, JSON, problem details and limits, the same for every slice.</summary>
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddControllers()
            .AddJsonOptions(options => Configure(options.JsonSerializerOptions))
            .ConfigureApiBehaviorOptions(options => options.InvalidModelStateResponseFactory = InvalidRequest);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions.TryAdd("code", CodeOf(context.ProblemDetails.Status)));
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddHealthChecks();
        services.AddQuietLogging();
        services.AddOptions<OutlookOptions>().BindConfiguration(OutlookOptions.Section)
            .Validate(options => options.IsValid(), "Outlook:Hosts holds something that is not an https origin, such as https://mail.example.com.")
            .ValidateOnStart();
        return services;
    }

    /// <summary>camelCase names, enums as camelCase strings, nesting at most 16 deep.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MaxDepth = 16;
        options.AllowDuplicateProperties = false;
    }

    /// <summary>Says which member is wrong, never its value: it may be a piece of a mail.</summary>
    private static BadRequestObjectResult InvalidRequest(ActionContext context)
    {
        var members = context.ModelState.Where(entry => entry.Value?.Errors.Count > 0).Select(entry => entry.Key.TrimStart('$', '.'));
        var problem = context.HttpContext.RequestServices
            .GetRequiredService<Microsoft.AspNetCore.Mvc.Infrastructure.ProblemDetailsFactory>()
            .CreateProblemDetails(context.HttpContext, StatusCodes.Status400BadRequest, detail: "These members are missing or of another shape: " + string.Join(", ", members.Where(name => name.Length > 0)) + ".");
        problem.Extensions["code"] = "invalid-request";
        return new BadRequestObjectResult(problem) { ContentTypes = { "application/problem+json" } };
    }

    private static string CodeOf(int? status) => status switch
    {
        400 => "bad-request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "too-large",
        415 => "unsupported-media-type",
        429 => "throttled",
        _ => "unexpected",
    };
}
