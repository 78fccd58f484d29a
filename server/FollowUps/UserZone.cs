using System.Globalization;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>The user's time zone: an IANA id inside the product, a Windows id towards Graph.</summary>
public static class UserZone
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>
    /// The zone of an IANA or Windows id. Unknown ones, as mailboxes do hold ("Customized Time Zone",
    /// "tzone://Microsoft/Utc"), are UTC.
    /// </summary>
    public static TimeZoneInfo Find(string? id) =>
        !string.IsNullOrWhiteSpace(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    public static bool IsKnown(string? id) => !string.IsNullOrWhiteSpace(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    public static string IanaId(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : "UTC";

    /// <summary>Graph knows every Windows id, but only some of IANA's.</summary>
    public static string WindowsId(TimeZoneInfo zone) =>
        TimeZoneInfo.TryConvertIanaIdToWindowsId(IanaId(zone), out var windows) ? windows : "UTC";

    /// <summary>A local time in the zone; one in the hour that the clock skips moves forward to where it goes on.</summary>
    public static ZonedTime At(DateTime local, TimeZoneInfo zone) => new(Existing(local, zone).ToString(Format, CultureInfo.InvariantCulture), IanaId(zone));

    /// <summary>The instant of a local time; of a time that happens twice, the first.</summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var existing = Existing(local, zone);
        return new DateTimeOffset(existing, zone.IsAmbiguousTime(existing) ? zone.GetAmbiguousTimeOffsets(existing).Max() : zone.GetUtcOffset(existing));
    }

    /// <summary>Reads what <see cref="At"/> writes, with or without a fraction of a second, as Graph writes it.</summary>
    public static bool TryRead(string? text, out DateTime local) =>
        DateTime.TryParseExact(text, [Format, Format + ".FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out local);

    private static DateTime Existing(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        // Gaps are whole quarters of an hour long, and never longer than a day.
        for (var quarter = 0; quarter < 96 && zone.IsInvalidTime(local); quarter++)
            local = local.AddMinutes(15);
        return local;
    }
}
