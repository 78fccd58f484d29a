using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Http;

/// <summary>The language that the server's own sentences are written in: the pane's, as Accept-Language names it.</summary>
public static class PaneLanguage
{
    public const string Fallback = "en";

    /// <summary>The best known tag ("pt-PT", "de"), or English.</summary>
    public static string Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => LanguageFiles.Find(language.Value.Value))
        .FirstOrDefault(tag => tag is not null) ?? Fallback;
}
