using System.Globalization;
using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>Graph's <c>dateTimeTimeZone</c>: a wall clock and the zone it hangs in, by Windows or IANA id.</summary>
internal static class CalendarTime
{
    /// <summary>What Exchange stores.</summary>
    private const int FirstYear = 1601;
    private const int LastYear = 4500;

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff";

    /// <exception cref="MailboxError">400: no such zone.</exception>
    public static TimeZoneInfo Zone(string? id) => id switch
    {
        null or "" or "UTC" or "tzone://Microsoft/Utc" => TimeZoneInfo.Utc,
        _ when TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) => zone,
        _ => throw new MailboxError(400, "TimeZoneNotSupportedException", $"A valid TimeZone value must be specified. The following TimeZone value is not supported: '{id}'."),
    };

    /// <returns>The instant, UTC.</returns>
    /// <exception cref="MailboxError">400.</exception>
    public static DateTime ReadUtc(JsonNode? value, string name)
    {
        var (text, zone) = (value.Text("dateTime"), Zone(value.Text("timeZone")));
        if (text is null || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var wall) || wall.Year is < FirstYear or > LastYear)
            throw new MailboxError(400, "ErrorPropertyValidationFailure", $"The property '{name}' needs a dateTime and a timeZone.");
        // A wall clock that daylight saving skips is read with the offset before it, so it lands the skipped time later.
        return wall.Kind is DateTimeKind.Unspecified ? DateTime.SpecifyKind(wall - zone.GetUtcOffset(wall), DateTimeKind.Utc) : wall.ToUniversalTime();
    }

    /// <summary>A query's instant: UTC where it names no offset.</summary>
    public static DateTime? ReadInstant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.UtcDateTime : null;

    /// <param name="zone">As the caller named it; null for UTC.</param>
    public static JsonObject Write(DateTime utc, string? zone) => new()
    {
        ["dateTime"] = TimeZoneInfo.ConvertTimeFromUtc(utc, Zone(zone)).ToString(Format, CultureInfo.InvariantCulture),
        ["timeZone"] = zone ?? "UTC",
    };

    /// <summary>What <see cref="Write"/> wrote for UTC.</summary>
    public static DateTime Stored(JsonObject resource, string name) =>
        DateTime.SpecifyKind(DateTime.ParseExact(resource[name].Text("dateTime")!, Format, CultureInfo.InvariantCulture), DateTimeKind.Utc);

    /// <summary>Outlook's own ids are those of Windows.</summary>
    public static string WindowsId(TimeZoneInfo zone) =>
        zone.HasIanaId && TimeZoneInfo.TryConvertIanaIdToWindowsId(zone.Id, out var id) ? id : zone.Id is "Etc/UTC" ? "UTC" : zone.Id;
}
