using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.FollowUps;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Suggestions;

var builder = WebApplication.CreateBuilder(args);
var mode = ServerMode.Of(builder.Configuration);
builder.UseLocalAddresses(mode);
builder.WebHost.ConfigureKestrel(options =>
{
    options.AddServerHeader = false;
    options.Limits.MaxRequestBodySize = HttpExtensions.LargestRequest;
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttp();
builder.Services.AddStartSettings(mode);
builder.Services.AddAuth(builder.Configuration, mode);
builder.Services.AddMail();
builder.Services.AddClassification();
builder.Services.AddReplies();
builder.Services.AddFollowUps();
builder.Services.AddSuggestions();
if (mode.IsLocal)
    builder.Services.AddLocalMailbox();

var app = builder.Build();
if (!app.HasGoodSettings())
    return;
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseSecurityHeaders(mode);
app.UseSameOriginApi();
app.UseAuth(mode);
app.MapHealthChecks("/healthz");
app.MapHealthChecks("/readyz");
app.MapControllers();
if (mode.IsLocal)
    app.MapLocalMailbox();
app.MapAddinPages(mode);
app.AnnounceAddresses(mode);
app.Run();
