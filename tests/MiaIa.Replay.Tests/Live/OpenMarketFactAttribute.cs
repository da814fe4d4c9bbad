using MiaIa.Host.Calendar;

namespace MiaIa.Replay.Tests.Live;

/// <summary>A test of the program at a live market, which goes by the clock on the wall; skipped, with the reason, where no entry is possible.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenMarketFactAttribute : FactAttribute
{
    private static readonly TimeOnly Last = new(16, 50);

    public OpenMarketFactAttribute()
    {
        ExchangeCalendar calendar = new();
        long nowNs = (TimeProvider.System.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * 100;
        DateOnly date = calendar.SessionDate(nowNs);
        bool isDay = calendar.IsTradingDay(date) && calendar.EarlyClose(date) is null && calendar.CalendarDate(nowNs) == date;
        if (Environment.GetEnvironmentVariable("MIA_FULL") is not "1")
        {
            Skip = "It takes minutes of an open market: set MIA_FULL=1.";
        }
        else if (!isDay || nowNs > calendar.ToNs(date, Last))
        {
            Skip = "It needs an open market: a whole trading day, midnight to 16:50 New York.";
        }
    }
}
