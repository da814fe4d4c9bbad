using System.Globalization;

namespace MiaIa.Host.Calendar;

/// <summary>
/// The trading days of SPEC 3.1, by rule and changed by a file. Years are worked out when first asked for; it may be shared
/// between threads. Dates outside 1970 to 2261 are closed.
/// </summary>
/// <param name="changes">What a file changes; null for the rules alone.</param>
/// <param name="rollDaysBefore">Calendar days from the roll date to the third Friday, [0, 60]; default 8.</param>
internal sealed partial class ExchangeCalendar(CalendarChanges? changes = null, int rollDaysBefore = 8)
{
    private const int EarliestYear = 1970;
    private const int YearCount = 292;
    private const int WarningDays = 60;

    private readonly CalendarChanges _changes = changes ?? new CalendarChanges();
    private readonly YearDays?[] _years = new YearDays?[YearCount];

    /// <summary>When the rules, the one-off closures and the rolls were last compared with the exchange's.</summary>
    public static readonly DateOnly AsOf = new(2026, 7, 1);

    /// <summary>The first year whose one-off closures are known.</summary>
    public int FirstYear => 2013;

    /// <summary>The last year whose holidays the rules are known to describe.</summary>
    public int LastYear => 2030;

    /// <summary>The calendar with the changes of a file; without a path the rules alone.</summary>
    /// <exception cref="CalendarException">The file cannot be read, or has bad lines.</exception>
    public static ExchangeCalendar Load(string? path, int rollDaysBefore = 8) =>
        new(path is null ? null : CalendarFile.Read(path), rollDaysBefore);

    /// <summary>A warning in the last 60 days that the calendar covers and after them; else null.</summary>
    public string? Warning(DateOnly today)
    {
        DateOnly last = new(LastYear, 12, 31);
        return today <= last.AddDays(-WarningDays)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The exchange calendar is known up to {last:yyyy-MM-dd}. Update the program, or name later closures in a calendar file.");
    }

    /// <summary>A warning when session dates lie outside the years that the calendar covers; else null.</summary>
    public string? CoverageWarning(DateOnly first, DateOnly last) => first.Year >= FirstYear && last.Year <= LastYear
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The data are of {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, and the exchange calendar is known for {FirstYear} to {LastYear}: outside of it one-off closures are missing. Name them in a calendar file.");

    /// <summary>Whether a date is a Monday to Friday that is no full holiday.</summary>
    public bool IsTradingDay(DateOnly date) => CloseMinute(date) > 0;

    /// <summary>Whether a date is a weekday on which the exchange is closed.</summary>
    public bool IsFullHoliday(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsTradingDay(date);

    /// <summary>When regular hours end early on a date, New York time; null on a full day and on a closed one.</summary>
    public TimeOnly? EarlyClose(DateOnly date) => CloseMinute(date) is > 0 and < YearDays.RegularClose and int minute
        ? new TimeOnly(minute / 60, minute % 60)
        : null;

    /// <summary>The first trading day after a date.</summary>
    public DateOnly NextTradingDay(DateOnly date) => Step(date, 1);

    /// <summary>The last trading day before a date.</summary>
    public DateOnly PreviousTradingDay(DateOnly date) => Step(date, -1);

    /// <summary>Trading days after one date up to and with another, which is not before it.</summary>
    public int TradingDays(DateOnly after, DateOnly upTo)
    {
        int count = -(Year(after)?.CountUpTo(after) ?? 0);
        for (int year = after.Year; year < upTo.Year; year++)
        {
            count += Year(new DateOnly(year, 1, 1))?.Count ?? 0;
        }

        return count + (Year(upTo)?.CountUpTo(upTo) ?? 0);
    }

    /// <summary>Minutes after midnight, New York time, at which regular hours end; 0 on a closed date.</summary>
    internal int CloseMinute(DateOnly date) => Year(date)?.CloseMinute(date) ?? 0;

    private DateOnly Step(DateOnly date, int days)
    {
        DateOnly found = date.AddDays(days);
        while (!IsTradingDay(found))
        {
            if (found.Year is < EarliestYear or >= EarliestYear + YearCount)
            {
                throw new CalendarException(
                    $"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} lies outside the years 1970 to 2261 of the calendar.");
            }

            found = found.AddDays(days);
        }

        return found;
    }

    private YearDays? Year(DateOnly date)
    {
        int index = date.Year - EarliestYear;
        if (index is < 0 or >= YearCount)
        {
            return null;
        }

        // Two threads may both work out a year; they get the same one.
        return _years[index] ??= new YearDays(date.Year, _changes);
    }
}
