using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The expiries of a session's chain: that of the day, the next monthly one, and when more are wanted those of the trading days that
/// follow.
/// </summary>
internal sealed class ChainExpiries(int count, MarketState state, IReadOnlyList<Session> calendar)
{
    private const int DayStrikes = 36;
    private const int MonthStrikes = 24;
    private const int NearDays = 5;
    private const double DayInterest = 400;
    private const double WeekInterest = 1200;
    private const double MonthInterest = 4000;
    private const double DayTurnover = 6;
    private const double LaterTurnover = 0.2;
    private const double DayVolatilityShare = 0.9;
    private const double VolatilityShareADay = 0.005;
    private const long DayNs = 1440 * SessionHours.MinuteNs;
    private const long RegularNs = 390 * SessionHours.MinuteNs;

    private readonly ChainExpiry[] _all = new ChainExpiry[count];

    /// <summary>The expiries, in the order they are told.</summary>
    public ReadOnlySpan<ChainExpiry> All => _all;

    /// <summary>Rows of a snapshot at most.</summary>
    public static int MostRows(int count) => (2 * ((2 * MonthStrikes) + 1)) + ((count - 1) * 2 * ((2 * DayStrikes) + 1));

    /// <summary>A session begins at a price of the index.</summary>
    public void Begin(double spot)
    {
        int times = spot < 15_000 ? 1 : 10;
        _all[0] = new ChainExpiry(
            state.Session.RegularCloseNs, state.Session.DateNumber, 5 * times, DayStrikes, DayInterest, DayTurnover, DayVolatilityShare, IsDay: true);
        (long settlementNs, int dateNumber) = NextMonthly();
        _all[1] = new ChainExpiry(
            settlementNs, dateNumber, 25 * times, MonthStrikes, MonthInterest, LaterTurnover, VolatilityShare: 1, IsDay: false);
        DateOnly date = Quarters.DateOf(state.Session.DateNumber);
        for (int i = 2; i < _all.Length; i++)
        {
            date = NextDay(date, out long closeNs);
            int days = i - 1;
            _all[i] = new ChainExpiry(
                closeNs, NumberOf(date), (days <= NearDays ? 5 : 10) * times, DayStrikes,
                date.DayOfWeek is DayOfWeek.Friday ? WeekInterest : DayInterest, LaterTurnover,
                Math.Min(1, DayVolatilityShare + (days * VolatilityShareADay)), IsDay: false);
        }
    }

    /// <summary>Where the calendar tells it, else the third Friday. It settles at 09:30.</summary>
    private (long SettlementNs, int DateNumber) NextMonthly()
    {
        int today = state.Session.DateNumber;
        for (int i = 0; i < calendar.Count; i++)
        {
            Session session = calendar[i];
            if (session.DateNumber > today && session.IsTradingDay && session.DaysToExpiry == 0)
            {
                return (session.RegularOpenNs, session.DateNumber);
            }
        }

        DateOnly date = Quarters.DateOf(today);
        DateOnly friday = Quarters.NextThirdFriday(date);
        return (state.Session.RegularOpenNs + ((friday.DayNumber - date.DayNumber) * DayNs), NumberOf(friday));
    }

    /// <summary>The trading day after a date and its close: the calendar's as far as it goes, then every Monday to Friday.</summary>
    private DateOnly NextDay(DateOnly date, out long closeNs)
    {
        int number = NumberOf(date);
        for (int i = 0; i < calendar.Count; i++)
        {
            if (calendar[i].DateNumber > number && calendar[i].IsTradingDay)
            {
                closeNs = calendar[i].RegularCloseNs;
                return Quarters.DateOf(calendar[i].DateNumber);
            }
        }

        DateOnly next = date.AddDays(date.DayOfWeek is DayOfWeek.Friday ? 3 : 1);
        DateOnly today = Quarters.DateOf(state.Session.DateNumber);
        closeNs = state.Session.RegularOpenNs + ((next.DayNumber - today.DayNumber) * DayNs) + RegularNs;
        return next;
    }

    private static int NumberOf(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;
}
