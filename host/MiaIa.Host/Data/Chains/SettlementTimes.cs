using MiaIa.Host.Calendar;

namespace MiaIa.Host.Data;

/// <summary>
/// Corrects the settlement that a source tells, which knows the date and the class of an option but no calendar: what settles at
/// 16:00 New York does so at 13:00 on a short day (SPEC 3.3), and at the close of the trading day before when the exchange is closed,
/// as on 5 December 2018 (Cboe notice C2018120300). The last one asked for is remembered: rows come by expiry.
/// </summary>
/// <param name="calendar">Trading days and closes.</param>
internal sealed class SettlementTimes(ExchangeCalendar calendar)
{
    private const int CloseMinute = 16 * 60;

    private long _toldNs = long.MinValue;
    private long _settlementNs;

    /// <summary>When what a source says to settle at a moment settles, nanoseconds UTC.</summary>
    public long Of(long toldNs)
    {
        if (toldNs != _toldNs)
        {
            _toldNs = toldNs;
            _settlementNs = Find(toldNs);
        }

        return _settlementNs;
    }

    private long Find(long toldNs)
    {
        DateOnly date = calendar.CalendarDate(toldNs);
        if (toldNs != calendar.ToNs(date, CloseMinute))
        {
            return toldNs;
        }

        DateOnly open = calendar.IsFullHoliday(date) ? calendar.PreviousTradingDay(date) : date;
        return calendar.CloseMinute(open) is > 0 and int minute ? calendar.ToNs(open, minute) : toldNs;
    }
}
