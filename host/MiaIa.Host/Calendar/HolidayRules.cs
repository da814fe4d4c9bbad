namespace MiaIa.Host.Calendar;

/// <summary>The rules of SPEC 3.1: which weekdays of a year are full holidays and which close early.</summary>
internal static class HolidayRules
{
    private const int FirstJuneteenth = 2022;

    private static readonly DateOnly[] OneOffClosures = [new(2018, 12, 5), new(2025, 1, 9)];

    /// <summary>The full holidays of a year, as observed.</summary>
    public static IEnumerable<DateOnly> FullHolidays(int year)
    {
        DateOnly newYear = new(year, 1, 1);
        if (newYear.DayOfWeek is not DayOfWeek.Saturday)
        {
            yield return Observed(newYear);
        }

        yield return Nth(year, 1, DayOfWeek.Monday, 3);
        yield return Nth(year, 2, DayOfWeek.Monday, 3);
        yield return EasterSunday(year).AddDays(-2);
        yield return LastMonday(year, 5);
        if (year >= FirstJuneteenth)
        {
            yield return Observed(new DateOnly(year, 6, 19));
        }

        yield return Observed(new DateOnly(year, 7, 4));
        yield return Nth(year, 9, DayOfWeek.Monday, 1);
        yield return Thanksgiving(year);
        yield return Observed(new DateOnly(year, 12, 25));
        foreach (DateOnly closure in OneOffClosures)
        {
            if (closure.Year == year)
            {
                yield return closure;
            }
        }
    }

    /// <summary>The days of a year that close at 13:00 New York time.</summary>
    public static IEnumerable<DateOnly> EarlyCloses(int year)
    {
        if (new DateOnly(year, 7, 4).DayOfWeek is >= DayOfWeek.Tuesday and <= DayOfWeek.Friday)
        {
            yield return new DateOnly(year, 7, 3);
        }

        yield return Thanksgiving(year).AddDays(1);
        DateOnly christmasEve = new(year, 12, 24);
        if (christmasEve.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday)
        {
            yield return christmasEve;
        }
    }

    /// <summary>The n-th such weekday of a month.</summary>
    public static DateOnly Nth(int year, int month, DayOfWeek day, int n)
    {
        DateOnly first = new(year, month, 1);
        int offset = ((int)day - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(offset + (7 * (n - 1)));
    }

    private static DateOnly Thanksgiving(int year) => Nth(year, 11, DayOfWeek.Thursday, 4);

    private static DateOnly LastMonday(int year, int month)
    {
        DateOnly last = new(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Monday + 7) % 7));
    }

    private static DateOnly Observed(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    /// <summary>Easter in the Gregorian calendar (Meeus 1991, after the anonymous algorithm of 1876).</summary>
    private static DateOnly EasterSunday(int year)
    {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
