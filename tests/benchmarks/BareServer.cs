using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Suggestions;

namespace OutlookRejectionHelper.Benchmarks;

/// <summary>
/// MVC and nothing else: binds the same request and answers suggestions of the same size, which were made before the first
/// request. What it reaches is what the framework leaves to reach.
/// </summary>
internal static class BareServer
{
    public const string Command = "bare";

    public static async Task RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Services.AddSingleton(await PrepareAsync(builder.Configuration));
        builder.Services.AddControllers().AddJsonOptions(options => HttpExtensions.Configure(options.JsonSerializerOptions))
            .ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Clear();
                parts.ApplicationParts.Add(new Microsoft.AspNetCore.Mvc.ApplicationParts.AssemblyPart(typeof(BareController).Assembly));
            });
        var app = builder.Build();
        app.MapControllers();
        app.MapGet("/ready", () => "ready");
        await app.RunAsync();
    }

    /// <summary>The product's slices live only as long as the answers are being made.</summary>
    private static async Task<PreparedAnswers> PrepareAsync(IConfiguration configuration)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(configuration).AddSingleton(TimeProvider.System)
            .AddAuth(configuration, ServerMode.Of(configuration)).AddMail().AddLocalMailbox().AddClassification().AddReplies().AddFollowUps();
        await using var provider = services.BuildServiceProvider();
        return await PreparedAnswers.PrepareAsync(provider);
    }
}

[ApiController]
[Route("bare")]
public sealed class BareController(PreparedAnswers answers) : ControllerBase
{
    [HttpPost]
    public SuggestionSet Answer(SuggestionRequest request) => answers.Next(request);
}

/// <summary>Answers made before the first request, in turn.</summary>
public sealed class PreparedAnswers(IReadOnlyList<SuggestionSet> answers)
{
    private uint _next;

    /// <summary>The product's own, to the sample mails.</summary>
    public static async Task<PreparedAnswers> PrepareAsync(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var controller = ActivatorUtilities.CreateInstance<SuggestionsController>(scope.ServiceProvider);
        controller.ControllerContext = new() { HttpContext = new DefaultHttpContext() };
        var answers = new List<SuggestionSet>();
        foreach (var mail in SampleMails.Read())
            answers.Add(await controller.Suggest(new(Message: mail.Deserialize<PostedMessage>(SampleMails.Json)), CancellationToken.None));
        return new(answers);
    }

    /// <param name="request">Looked at, so that it must have been read.</param>
    public SuggestionSet Next(SuggestionRequest request) => request is { Message: null, MessageId: null }
        ? throw new JsonException("The request is empty.")
        : answers[(int)(Interlocked.Increment(ref _next) % (uint)answers.Count)];
}
