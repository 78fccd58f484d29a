namespace OutlookRejectionHelper.Suggestions;

public static class SuggestionExtensions
{
    public static IServiceCollection AddSuggestions(this IServiceCollection services) => services.AddScoped<EarlierMail>();
}
