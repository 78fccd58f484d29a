namespace OutlookRejectionHelper.Classification;

public static class ClassificationServiceCollectionExtensions
{
    public static IServiceCollection AddClassification(this IServiceCollection services) => services.AddSingleton<MailClassifier>();
}
