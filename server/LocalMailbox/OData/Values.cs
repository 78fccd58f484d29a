using System.Globalization;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>Values of properties and literals, and how Exchange compares them: strings without regard to case.</summary>
internal static class Values
{
    /// <param name="name">Of the property: those whose name ends in "dateTime" are instants, without a zone in UTC.</param>
    /// <returns>A string, double, bool, <see cref="DateTimeOffset"/> or null.</returns>
    public static object? Of(JsonNode? node, string name)
    {
        if (node is not JsonValue value)
            return null;
        if (value.TryGetValue<bool>(out var flag))
            return flag;
        if (value.TryGetValue<string>(out var text))
            return name.EndsWith("dateTime", StringComparison.OrdinalIgnoreCase) && Instant(text) is { } instant ? instant : text;
        return value.TryGetValue<double>(out var number) ? number : null;
    }

    public static string Text(object? value) => value as string ?? "";

    /// <returns>Null when the two cannot be compared, which no comparison but "ne" accepts.</returns>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (string a, string b) => StringComparer.OrdinalIgnoreCase.Compare(a, b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (DateTimeOffset a, string b) => Instant(b) is { } instant ? a.CompareTo(instant) : null,
        (string a, DateTimeOffset b) => Instant(a) is { } instant ? instant.CompareTo(b) : null,
        (bool a, bool b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        _ => null,
    };

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
