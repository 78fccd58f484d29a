using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Http;
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
        builder.Services.AddSingleton(new PreparedAnswers());
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
}

[ApiController]
[Route("bare")]
public sealed class BareController(PreparedAnswers answers) : ControllerBase
{
    [HttpPost]
    public SuggestionSet Answer(SuggestionRequest request) => answers.Next(request);
}

/// <summary>The product's own answers to the sample mails, in turn.</summary>
public sealed class PreparedAnswers
{
    private readonly SuggestionSet[] _answers;
    private uint _next;

    public PreparedAnswers()
    {
        var classifier = new MailClassifier();
        _answers = [.. SampleMails.Read().Select(SampleMails.Message).Select(message =>
        {
            var text = MailTextReader.Read(message);
            var classification = classifier.Classify(message, text);
            var plan = ReplyPlanner.Plan(classification, new(), "en");
            return new SuggestionSet(classification, plan, ReplyWriter.Write(plan, classification, message, new(), "en", text), []);
        })];
    }

    /// <param name="request">Looked at, so that it must have been read.</param>
    public SuggestionSet Next(SuggestionRequest request) => request is { Message: null, MessageId: null }
        ? throw new JsonException("The request is empty.")
        : _answers[Interlocked.Increment(ref _next) % (uint)_answers.Length];
}
