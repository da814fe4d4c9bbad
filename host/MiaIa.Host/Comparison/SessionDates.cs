using MiaIa.Host.Calendar;

namespace MiaIa.Host.Comparison;

/// <summary>The session dates that have bars, as round trips carry them: yyyyMMdd, rolled forward to a trading day.</summary>
internal sealed class SessionDates(ExchangeCalendar calendar)
{
    private readonly HashSet<int> _numbers = [];
    private DateOnly _last;

    /// <summary>The dates.</summary>
    public IReadOnlySet<int> Numbers => _numbers;

    /// <summary>A bar closed at this time.</summary>
    public void Add(long timeNs)
    {
        // A bar that ends as the session does is one of that session.
        DateOnly date = calendar.SessionDate(timeNs - 1);
        if (date != _last)
        {
            _last = date;
            DateOnly trading = calendar.TradingDate(timeNs - 1);
            _numbers.Add((trading.Year * 10000) + (trading.Month * 100) + trading.Day);
        }
    }
}
