using System.Globalization;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>What the <c>Prefer</c> header asks for (RFC 7240; Graph's own preferences).</summary>
internal sealed record Preferences(IdFormat Ids, bool BodyAsText, string? TimeZone, int? PageSize)
{
    public static Preferences Read(string? header)
    {
        var values = (header ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0].Trim(), pair => pair[1].Trim().Trim('"'), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        return new(
            values.GetValueOrDefault("IdType") is "ImmutableId" ? IdFormat.Immutable : IdFormat.Rest,
            values.GetValueOrDefault("outlook.body-content-type") is "text",
            values.GetValueOrDefault("outlook.timezone"),
            int.TryParse(values.GetValueOrDefault("odata.maxpagesize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : null);
    }
}
