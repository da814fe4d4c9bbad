namespace MiaIa.Host.Calendar;

/// <summary>The trading days and closes of one year, with running counts so that spans of days are counted at once.</summary>
internal sealed class YearDays
{
    /// <summary>Minutes after midnight of the regular close, 16:00 New York time.</summary>
    public const int RegularClose = 960;

    private const int EarlyClose = 780;

    private readonly short[] _closes;
    private readonly short[] _countBefore;

    /// <summary>Applies the rules and the changes to a year.</summary>
    public YearDays(int year, CalendarChanges changes)
    {
        DateOnly first = new(year, 1, 1);
        _closes = new short[DateTime.IsLeapYear(year) ? 366 : 365];
        _countBefore = new short[_closes.Length + 1];
        HashSet<DateOnly> holidays = [.. HolidayRules.FullHolidays(year)];
        HashSet<DateOnly> early = [.. HolidayRules.EarlyCloses(year)];
        for (int day = 0; day < _closes.Length; day++)
        {
            DateOnly date = first.AddDays(day);
            bool isHoliday = (holidays.Contains(date) || changes.Closed.Contains(date)) && !changes.Open.Contains(date);
            bool isTrading = date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !isHoliday;
            int close = early.Contains(date) ? EarlyClose : RegularClose;
            if (changes.Closes.TryGetValue(date, out TimeOnly changed))
            {
                close = (changed.Hour * 60) + changed.Minute;
            }

            _closes[day] = (short)(isTrading ? close : 0);
            _countBefore[day + 1] = (short)(_countBefore[day] + (isTrading ? 1 : 0));
        }
    }

    /// <summary>Trading days of the whole year.</summary>
    public int Count => _countBefore[^1];

    /// <summary>Minutes after midnight at which the regular hours of a date of this year end; 0 on a closed date.</summary>
    public int CloseMinute(DateOnly date) => _closes[date.DayOfYear - 1];

    /// <summary>Trading days of this year up to and with a date.</summary>
    public int CountUpTo(DateOnly date) => _countBefore[date.DayOfYear];
}
