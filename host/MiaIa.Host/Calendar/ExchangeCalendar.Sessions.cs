using MiaIa.Sdk;

namespace MiaIa.Host.Calendar;

/// <content>From instants to session dates and back: SPEC 2.3 and 3.2.</content>
internal sealed partial class ExchangeCalendar
{
    private const long NsPerMinute = 60_000_000_000;
    private const long NsPerDay = 86_400_000_000_000;

    /// <summary>Minutes after midnight at which a session begins: 18:00, the evening before its date.</summary>
    internal const int SessionOpenMinute = 1080;

    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    private ZoneClock? _newYork;

    private ZoneClock NewYork => _newYork ??= ZoneClock.Of("America/New_York");

    /// <summary>The session date of an instant: its New York date, from 18:00 on the next one.</summary>
    public DateOnly SessionDate(long timeNs)
    {
        long shifted = NewYork.ToLocalNs(timeNs) + (NsPerDay - (SessionOpenMinute * NsPerMinute));
        (long day, long rest) = Math.DivRem(shifted, NsPerDay);
        return DateOnly.FromDayNumber(EpochDay + (int)day - (rest < 0 ? 1 : 0));
    }

    /// <summary>The date of an instant in New York.</summary>
    public DateOnly CalendarDate(long timeNs) => DateOnly.FromDayNumber(EpochDay + (int)Math.DivRem(NewYork.ToLocalNs(timeNs), NsPerDay).Quotient);

    /// <summary>The hour of an instant in New York, 0 to 23.</summary>
    public int HourOf(long timeNs) => (int)(NewYork.ToLocalNs(timeNs) % NsPerDay / (60 * NsPerMinute));

    /// <summary>The session date of an instant, rolled forward to a trading day: the date of limits and reports.</summary>
    public DateOnly TradingDate(long timeNs)
    {
        DateOnly date = SessionDate(timeNs);
        return IsTradingDay(date) ? date : NextTradingDay(date);
    }

    /// <summary>When a session begins: 18:00 New York time on the evening before its date.</summary>
    public long SessionOpenNs(DateOnly sessionDate) => ToNs(sessionDate.AddDays(-1), SessionOpenMinute);

    /// <summary>The instant of a New York time on a calendar date.</summary>
    public long ToNs(DateOnly date, TimeOnly newYorkTime) =>
        NewYork.ToUtcNs(((date.DayNumber - EpochDay) * NsPerDay) + (newYorkTime.Ticks * 100));

    /// <summary>The instant of a New York time on a calendar date, in minutes after midnight.</summary>
    internal long ToNs(DateOnly date, int minute) =>
        NewYork.ToUtcNs(((date.DayNumber - EpochDay) * NsPerDay) + (minute * NsPerMinute));

    /// <summary>The window in force at an instant, as its event carries it.</summary>
    public Session SessionAt(long timeNs)
    {
        SessionPlan plan = new(this);
        plan.Set(SessionDate(timeNs));
        return plan.At(timeNs);
    }

    /// <summary>The sessions of a number of trading days from a date on, each as at its 18:00.</summary>
    public IReadOnlyList<Session> Sessions(DateOnly from, int tradingDays)
    {
        Session[] sessions = new Session[tradingDays];
        SessionPlan plan = new(this);
        DateOnly date = from.AddDays(-1);
        for (int i = 0; i < sessions.Length; i++)
        {
            date = NextTradingDay(date);
            plan.Set(date);
            sessions[i] = plan.At(SessionOpenNs(date));
        }

        return sessions;
    }
}
