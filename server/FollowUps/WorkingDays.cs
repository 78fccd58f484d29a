namespace OutlookRejectionHelper.FollowUps;

/// <summary>Monday to Friday. Public holidays differ by town; the quiet periods hold the long ones.</summary>
internal static class WorkingDays
{
    public static bool IsWorkingDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The date this many working days later; for zero, the date itself or the next working day.</summary>
    public static DateOnly Add(DateOnly date, int count)
    {
        while (count > 0 || !IsWorkingDay(date))
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date))
                count--;
        }

        return date;
    }

    /// <summary>The first Tuesday, Wednesday or Thursday at or after the date that lies in none of the periods.</summary>
    public static DateOnly Roll(DateOnly date, IReadOnlyList<QuietPeriod> quiet)
    {
        while (!IsGood(date, quiet))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>The same, but at most three days later; where there is no such day, the first working day, else the date.</summary>
    public static DateOnly RollALittle(DateOnly date, IReadOnlyList<QuietPeriod> quiet)
    {
        var window = Enumerable.Range(0, 4).Select(date.AddDays).ToList();
        return window.Where(day => IsGood(day, quiet)).Concat(window.Where(IsWorkingDay)).First();
    }

    private static bool IsGood(DateOnly date, IReadOnlyList<QuietPeriod> quiet) =>
        date.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday && !quiet.Any(period => period.Contains(date));
}

/// <summary>Days of every year, both ends included; may run over New Year.</summary>
/// <param name="From">"12-20": month and day.</param>
internal sealed record QuietPeriod(string From, string To)
{
    private readonly int _from = Number(From);
    private readonly int _to = Number(To);

    public bool Contains(DateOnly date)
    {
        var day = (date.Month * 100) + date.Day;
        return _from <= _to ? day >= _from && day <= _to : day >= _from || day <= _to;
    }

    private static int Number(string day) =>
        DateOnly.TryParseExact(day, "MM-dd", out var date) ? (date.Month * 100) + date.Day : throw new InvalidDataException($"\"{day}\" is not a month and a day.");
}
