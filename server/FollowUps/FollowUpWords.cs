using System.Collections.Frozen;
using System.Globalization;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>What one language says about dates to come back on: <c>follow-ups.json</c>.</summary>
/// <param name="QuietPeriods">When nobody answers, where the language is at home.</param>
/// <param name="Rules">By the id of a <see cref="FollowUpRule"/>.</param>
/// <param name="NoteIntroduction">Between what to do and a note to send that day.</param>
internal sealed record FollowUpWords(
    QuietPeriod[] QuietPeriods,
    Dictionary<string, RuleWords> Rules,
    string NoteIntroduction)
{
    /// <summary>Of a pane whose language is not known.</summary>
    private const string Usual = "en";

    private static readonly FrozenDictionary<string, FollowUpWords> _all = LanguageFiles.AllTags
        .ToFrozenDictionary(tag => tag, tag => LanguageFiles.ReadJson<FollowUpWords>(tag, "follow-ups.json"), StringComparer.OrdinalIgnoreCase);

    public static FollowUpWords For(string? tag) => _all[LanguageFiles.Find(tag) ?? Usual];

    /// <summary>A day, a month and a year as the language writes them: "January 6, 2027", "6. Januar 2027".</summary>
    public static string Day(DateOnly date, string? tag)
    {
        var culture = Culture(tag);
        return date.ToString(culture.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',', '.'), culture);
    }

    /// <summary>"January 2027".</summary>
    public static string Month(DateOnly date, string? tag)
    {
        var culture = Culture(tag);
        return date.ToString(culture.DateTimeFormat.YearMonthPattern, culture);
    }

    private static CultureInfo Culture(string? tag) => CultureInfo.GetCultureInfo(LanguageFiles.Find(tag) is null ? Usual : tag!);
}

/// <param name="Why">For the user: why this date.</param>
/// <param name="Subject">Of the event; neutral.</param>
/// <param name="Todo">What to do on that day.</param>
internal sealed record RuleWords(string Why, string Subject, string Todo);
