using OutlookRejectionHelper.Auth;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Http;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.Mail;

var builder = WebApplication.CreateBuilder(args);
builder.UseLocalAddresses();
builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = HttpExtensions.LargestRequest);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttp();
builder.Services.AddAuth(builder.Configuration);
builder.Services.AddMail();
builder.Services.AddLocalMailbox();
builder.Services.AddClassification();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseSecurityHeaders();
app.UseSameOriginApi();
app.UseLocalKey();
app.MapHealthChecks("/healthz");
app.MapHealthChecks("/readyz");
app.MapControllers();
app.MapLocalMailbox();
app.MapAddinPages();
app.AnnounceAddresses();
app.Run();
