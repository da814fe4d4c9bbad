namespace MiaIa.Host.Calendar;

/// <summary>
/// The expirations of SPX options (SPEC 3.3): those of the root SPX are the third Fridays, or the trading day before, settled by
/// the opening prices; those of SPXW are settled at the close.
/// </summary>
/// <remarks>
/// After Cboe's product specifications of SPX, SPX Weeklys and End-of-Month options. When a Friday, Tuesday, Wednesday or Thursday
/// is closed its options expire on the trading day before; when a Monday is closed, on the next one (Cboe, 11 August 2016). The
/// same held for the closure of 5 December 2018 that came unannounced (Cboe notice C2018120300). One series expires on a date: none
/// is listed for a weekday that is the last of its month (Cboe, 22 February 2016). First dates of SPXW: Fridays 10 December 2010
/// (circular RG10-112), ends of month July 2014 (29 May 2014), Wednesdays 2 March 2016, Mondays 22 August 2016, third Fridays since
/// SPXPM took its symbol on 1 May 2017 (RG17-002). Tuesdays are listed since 18 April and Thursdays since 11 May 2022; their first
/// expirations are taken to be a week later, as it was with Wednesdays and Mondays. Monthly options that were dated on the Saturday,
/// before February 2015, are told on the day they settled.
/// </remarks>
/// <param name="calendar">Trading days and closes.</param>
internal sealed class OptionExpirations(ExchangeCalendar calendar)
{
    /// <summary>The root of the options that settle by the opening prices.</summary>
    public const string Monthlies = "SPX";

    /// <summary>The root of the options that settle at the close.</summary>
    public const string Weeklies = "SPXW";

    private const int OpenMinute = (9 * 60) + 30;

    private static readonly DateOnly FirstThirdFriday = new(2017, 5, 1);
    private static readonly DateOnly FirstEndOfMonth = new(2014, 7, 7);

    /// <summary>By day of the week from Sunday on, the first expiration.</summary>
    private static readonly DateOnly[] Firsts =
    [
        DateOnly.MaxValue, new(2016, 8, 22), new(2022, 4, 26), new(2016, 3, 2), new(2022, 5, 19), new(2010, 12, 10), DateOnly.MaxValue,
    ];

    /// <summary>The expiration of a root on a date; null without one.</summary>
    /// <exception cref="CalendarException">The root is neither SPX nor SPXW.</exception>
    public OptionExpiration? On(string root, DateOnly date)
    {
        bool isAtOpen = IsAtOpen(root);
        if (!calendar.IsTradingDay(date) || KindOf(date, isAtOpen) is not { } kind)
        {
            return null;
        }

        return isAtOpen
            ? new OptionExpiration(root, date, kind, calendar.ToNs(date, OpenMinute), calendar.PreviousTradingDay(date))
            : new OptionExpiration(root, date, kind, calendar.ToNs(date, calendar.CloseMinute(date)), date);
    }

    /// <summary>The next expirations of a root, from a date on and with it.</summary>
    /// <exception cref="CalendarException">The root is neither SPX nor SPXW, or the dates leave the calendar.</exception>
    public IReadOnlyList<OptionExpiration> Next(string root, DateOnly from, int count)
    {
        List<OptionExpiration> next = [];
        for (DateOnly date = from.AddDays(-1); next.Count < count;)
        {
            date = calendar.NextTradingDay(date);
            if (On(root, date) is { } expiration)
            {
                next.Add(expiration);
            }
        }

        return next;
    }

    private static bool IsAtOpen(string root) => root switch
    {
        Monthlies => true,
        Weeklies => false,
        _ => throw new CalendarException($"The expirations of {root} are not known; those of {Monthlies} and {Weeklies} are."),
    };

    private ExpirationKind? KindOf(DateOnly date, bool isAtOpen)
    {
        if (calendar.MonthlyExpiry(date.Year, date.Month) == date)
        {
            return isAtOpen || date >= FirstThirdFriday ? ExpirationKind.Monthly : null;
        }

        if (isAtOpen)
        {
            return null;
        }

        bool isLast = calendar.NextTradingDay(date).Month != date.Month;
        return isLast && date >= FirstEndOfMonth ? ExpirationKind.EndOfMonth : KindOfWeek(date);
    }

    /// <summary>Looks at the weekdays whose options would expire on a trading day: itself, and closed ones around it.</summary>
    private ExpirationKind? KindOfWeek(DateOnly date)
    {
        ExpirationKind? kind = null;
        DateOnly next = calendar.NextTradingDay(date);
        for (DateOnly nominal = calendar.PreviousTradingDay(date).AddDays(1); nominal < next; nominal = nominal.AddDays(1))
        {
            bool isMonday = nominal.DayOfWeek is DayOfWeek.Monday;
            bool isHere = nominal == date || (nominal < date ? isMonday : !isMonday);
            if (!isHere || nominal < Firsts[(int)nominal.DayOfWeek] || IsThirdFriday(nominal))
            {
                continue;
            }

            kind = nominal.DayOfWeek is DayOfWeek.Friday ? ExpirationKind.Weekly : kind ?? ExpirationKind.Daily;
        }

        return kind;
    }

    private static bool IsThirdFriday(DateOnly date) => date.DayOfWeek is DayOfWeek.Friday && date.Day is >= 15 and <= 21;
}
