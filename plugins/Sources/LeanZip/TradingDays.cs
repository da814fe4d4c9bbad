namespace MiaIa.Plugins.Sources;

/// <summary>The trading days of the stock exchanges of New York, by the rules of today; days of mourning and storms are not known.</summary>
internal static class TradingDays
{
    private const int FirstJuneteenth = 2022;

    /// <summary>The first trading day after a date.</summary>
    public static DateOnly After(DateOnly date)
    {
        do
        {
            date = date.AddDays(1);
        }
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(date));

        return date;
    }

    private static bool IsHoliday(DateOnly date) => date.Month switch
    {
        1 => IsObserved(date, 1, 1) || IsMonday(date, 3),
        2 => IsMonday(date, 3),
        5 => date.DayOfWeek is DayOfWeek.Monday && date.Day > 24,
        6 => date.Year >= FirstJuneteenth && IsObserved(date, 6, 19),
        7 => IsObserved(date, 7, 4),
        9 => IsMonday(date, 1),
        11 => date.DayOfWeek is DayOfWeek.Thursday && (date.Day + 6) / 7 == 4,
        12 => IsObserved(date, 12, 25),
        3 or 4 => date == Easter(date.Year).AddDays(-2),
        _ => false,
    };

    private static bool IsMonday(DateOnly date, int number) =>
        date.DayOfWeek is DayOfWeek.Monday && (date.Day + 6) / 7 == number;

    /// <summary>A holiday on a Sunday is kept on the Monday; one on a Saturday on the Friday, but not in the old year.</summary>
    private static bool IsObserved(DateOnly date, int month, int day)
    {
        DateOnly holiday = new(date.Year, month, day);
        return date == holiday.DayOfWeek switch
        {
            DayOfWeek.Sunday => holiday.AddDays(1),
            DayOfWeek.Saturday when month != 1 => holiday.AddDays(-1),
            _ => holiday,
        };
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int month = (h + l - (7 * m) + 114) / 31;
        return new DateOnly(year, month, ((h + l - (7 * m) + 114) % 31) + 1);
    }
}
