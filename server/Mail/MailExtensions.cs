namespace OutlookRejectionHelper.Mail;

public static class MailExtensions
{
    /// <summary>Reading of messages; turning them into text needs no registration.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services) => services.AddScoped<IMailReader, GraphMailReader>();
}
