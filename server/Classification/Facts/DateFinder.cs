using System.Globalization;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Resolves a date or a period that a sentence names against the day the message was received.</summary>
internal static class DateFinder
{
    // Days.
    private const int JustPast = 45;

    /// <summary>The first day the sentence means, or null; never in the past nor more than three years ahead.</summary>
    public static DateOnly? Find(ReadOnlySpan<char> sentence, FactWords words, DateOnly received)
    {
        Span<Token> buffer = stackalloc Token[120];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(sentence, 0, buffer)];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (At(sentence, tokens, i, words, received) is { } date && date > received && date < received.AddYears(3))
                return date;
        }

        return null;
    }

    private static DateOnly? At(ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, int at, FactWords words, DateOnly received)
    {
        if (Numeric(sentence, tokens, at) is { } written)
            return written;
        if (Value(words.Months, sentence, tokens, at, out var length) is { } month && tokens[at].Length > 2
            && (!words.AreMonthsCapital || tokens[at].Traits.HasFlag(TokenTraits.Capital)))
        {
            return Month(sentence, tokens, at, length, month, received);
        }

        if (Value(words.Seasons, sentence, tokens, at, out length) is { } season)
            return Ahead(YearAfter(sentence, tokens, at + length), season, 1, received);
        if (Value(words.Quarter, sentence, tokens, at, out _) is not null && at + 1 < tokens.Length && Number(sentence, tokens[at + 1]) is >= 1 and <= 4 and var quarter)
            return Ahead(YearAfter(sentence, tokens, at + 2), quarter * 3 - 2, 1, received);
        if (tokens[at].Length == 2 && sentence[tokens[at].Start] is 'Q' or 'T' or 'K' && sentence[tokens[at].Start + 1] is >= '1' and <= '4' and var digit)
            return Ahead(YearAfter(sentence, tokens, at + 1), (digit - '0') * 3 - 2, 1, received);
        return Period(sentence, tokens, at, words, received);
    }

    /// <summary>2027-03-12, 12.03.2027, 12/03/2027: day before month, as in all languages here but American English.</summary>
    private static DateOnly? Numeric(ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, int at)
    {
        if (at + 2 >= tokens.Length || Number(sentence, tokens[at]) is not { } a || Number(sentence, tokens[at + 1]) is not { } b
            || Number(sentence, tokens[at + 2]) is not { } c)
        {
            return null;
        }

        return a > 1900 ? Day(a, b, c) : c > 1900 ? Day(c, b, a) ?? Day(c, a, b) : null;
    }

    private static DateOnly? Month(ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, int at, int length, int month, DateOnly received)
    {
        var day = at > 0 && Number(sentence, tokens[at - 1]) is >= 1 and <= 31 and var before ? before
            : at > 1 && Number(sentence, tokens[at - 2]) is >= 1 and <= 31 and var earlier ? earlier
            : at + length < tokens.Length && Number(sentence, tokens[at + length]) is >= 1 and <= 31 and var after ? after : 1;
        var year = YearAfter(sentence, tokens, at + length) ?? YearAfter(sentence, tokens, at + length + 1);
        return Ahead(year, month, day, received);
    }

    /// <summary>"in six months", "3 Wochen", "next year".</summary>
    private static DateOnly? Period(ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, int at, FactWords words, DateOnly received)
    {
        double? count = Number(sentence, tokens[at]);
        var unitAt = at + 1;
        if (count is null && Value(words.Numbers, sentence, tokens, at, out var length) is { } half)
            (count, unitAt) = (half / 2.0, at + length);
        if (count is null && Value(words.Next, sentence, tokens, at, out length) is not null)
            (count, unitAt) = (null, at + length);
        else if (count is null or > 60)
            return null;
        if (unitAt >= tokens.Length || Value(words.Units, sentence, tokens, unitAt, out _) is not { } unit)
            return null;
        if (count is { } units)
            return Later(received, (TimeUnit)unit, units);
        // "In the coming months" names no day.
        return IsOne(sentence, tokens[at], tokens[unitAt], words) ? Following(received, (TimeUnit)unit) : null;
    }

    /// <summary>One unit is meant; where the noun does not tell ("mois"), the plural of the word before it does.</summary>
    private static bool IsOne(ReadOnlySpan<char> sentence, in Token next, in Token unit, FactWords words) =>
        words.Singular.Contains(unit.Hash) && !(sentence[unit.End - 1] is 's' && sentence[next.End - 1] is 's');

    private static DateOnly Later(DateOnly from, TimeUnit unit, double count) => unit switch
    {
        TimeUnit.Day => from.AddDays((int)Math.Round(count)),
        TimeUnit.Week => from.AddDays((int)Math.Round(count * 7)),
        TimeUnit.Month => from.AddMonths((int)Math.Ceiling(count)),
        TimeUnit.Quarter => from.AddMonths((int)Math.Ceiling(count * 3)),
        _ => from.AddMonths((int)Math.Round(count * 12)),
    };

    /// <summary>The first day of the next week, month, quarter, year.</summary>
    private static DateOnly Following(DateOnly from, TimeUnit unit) => unit switch
    {
        TimeUnit.Day => from.AddDays(1),
        TimeUnit.Week => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7 is 0 ? 7 : ((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7),
        TimeUnit.Month => new DateOnly(from.Year, from.Month, 1).AddMonths(1),
        TimeUnit.Quarter => new DateOnly(from.Year, (from.Month - 1) / 3 * 3 + 1, 1).AddMonths(3),
        _ => new DateOnly(from.Year + 1, 1, 1),
    };

    /// <summary>The next such day on or after the day of receipt, unless a year is named.</summary>
    private static DateOnly? Ahead(int? year, int month, int day, DateOnly received)
    {
        if (year is { } named)
            return Day(named, month, day);
        if (Day(received.Year, month, day) is not { } date)
            return null;
        // A day that has just gone by is told of, not looked forward to: "the offer of 6 November".
        return date > received ? date : date > received.AddDays(-JustPast) ? null : Day(received.Year + 1, month, day);
    }

    private static int? YearAfter(ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, int at) =>
        at < tokens.Length && Number(sentence, tokens[at]) is >= 2000 and <= 2100 and var year ? year : null;

    private static DateOnly? Day(int year, int month, int day) =>
        year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int? Number(ReadOnlySpan<char> sentence, in Token token)
    {
        var digits = sentence.Slice(token.Start, token.Length);
        // "1st", "3rd": the letters after a number do not matter.
        while (!digits.IsEmpty && !char.IsAsciiDigit(digits[^1]) && char.IsAsciiDigit(digits[0]) && digits.Length <= 4)
            digits = digits[..^1];
        return digits.Length is > 0 and <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static int? Value(PhraseTrie phrases, ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, int at, out int length)
    {
        length = phrases.Longest(sentence, tokens, at, out var values);
        return length > 0 ? values[0] : null;
    }
}
