using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// When a snapshot of an option chain was taken, and from when it is known (SPEC 5.4). One that is stamped in regular hours is
/// of that moment and known at once. One that is stamped outside them shows the end of its day: it is of the close, and known
/// from 09:30 New York of the next trading day, so that a back-test never sees it on its own day.
/// </summary>
/// <param name="QuoteDate">Date in New York that it was stamped on.</param>
/// <param name="AsOfNs">Of which moment it is, nanoseconds UTC.</param>
/// <param name="KnownNs">From when it is known, nanoseconds UTC.</param>
internal readonly record struct ChainTimes(DateOnly QuoteDate, long AsOfNs, long KnownNs)
{
    private const int OpenMinute = (9 * 60) + 30;

    /// <summary>Whether it shows the end of its day.</summary>
    public bool IsEndOfDay => KnownNs != AsOfNs;

    /// <summary>The times of a snapshot that is stamped at a moment.</summary>
    public static ChainTimes Of(long stampNs, ExchangeCalendar calendar)
    {
        DateOnly date = calendar.CalendarDate(stampNs);
        DateOnly closed = calendar.IsTradingDay(date) ? date : calendar.PreviousTradingDay(date);
        long closeNs = calendar.ToNs(closed, calendar.CloseMinute(closed));
        bool isInHours = closed == date && stampNs >= calendar.ToNs(date, OpenMinute) && stampNs < closeNs;
        return isInHours
            ? new ChainTimes(date, stampNs, stampNs)
            : new ChainTimes(date, closeNs, calendar.ToNs(calendar.NextTradingDay(date), OpenMinute));
    }

    /// <summary>
    /// A stream as it is told: to the end later than it is stamped. Its first moment stays, since a source may know more than the
    /// stamp of the stream: nothing is told before it.
    /// </summary>
    public static MarketStream Shifted(MarketStream stream, ExchangeCalendar calendar) =>
        !stream.Kinds.HasFlag(EventKinds.OptionRow) || stream.LastNs == long.MaxValue
            ? stream
            : stream with { LastNs = Math.Max(stream.LastNs, Of(stream.LastNs, calendar).KnownNs) };
}
