using MiaIa.Sdk;

namespace MiaIa.Host.Calendar;

/// <summary>The windows of one session date (SPEC 3.2), worked out again for each date in the same memory.</summary>
internal sealed class SessionPlan(ExchangeCalendar calendar)
{
    private const int RegularOpenMinute = 570;
    private const int ClosedMinute = 1020;

    // Minutes after midnight of the session date; the evening before is negative.
    private static readonly (int Minute, SessionWindow Window)[] BeforeClose =
    [
        (-360, SessionWindow.AfterHours),
        (-240, SessionWindow.Overnight),
        (240, SessionWindow.PreMarket),
        (RegularOpenMinute, SessionWindow.Opening),
        (660, SessionWindow.MidDay),
        (840, SessionWindow.PowerHour),
    ];

    private readonly long[] _starts = new long[BeforeClose.Length + 2];
    private readonly SessionWindow[] _windows = new SessionWindow[BeforeClose.Length + 2];
    private Session _session;

    /// <summary>How many windows the date has: 1 when it is closed.</summary>
    public int Count { get; private set; }

    /// <summary>The session date.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Minutes after midnight at which regular hours end; 0 on a closed date.</summary>
    public int CloseMinute { get; private set; }

    /// <summary>When a window begins, nanoseconds UTC.</summary>
    public long StartNs(int window) => _starts[window];

    /// <summary>A window as its event carries it.</summary>
    public Session Session(int window) =>
        _session with { Window = _windows[window], IsSessionStart = window == 0 };

    /// <summary>The window in force at an instant of this session date.</summary>
    public Session At(long timeNs)
    {
        int window = 0;
        while (window + 1 < Count && _starts[window + 1] <= timeNs)
        {
            window++;
        }

        return Session(window);
    }

    /// <summary>The instant of a time of this session, in minutes after midnight; 18:00 and later is the evening before.</summary>
    public long ToNs(int minute)
    {
        DateOnly day = Date;
        if (minute >= ExchangeCalendar.SessionOpenMinute)
        {
            day = day.AddDays(-1);
        }
        else if (minute < 0)
        {
            day = day.AddDays(-1);
            minute += 1440;
        }

        return calendar.ToNs(day, minute);
    }

    /// <summary>Works out the windows of a date.</summary>
    public void Set(DateOnly date)
    {
        Date = date;
        CloseMinute = calendar.CloseMinute(date);
        bool isTrading = CloseMinute > 0;
        int close = isTrading ? CloseMinute : YearDays.RegularClose;
        _session = new Session(
            SessionWindow.Closed,
            (date.Year * 10_000) + (date.Month * 100) + date.Day,
            calendar.SessionOpenNs(date),
            ToNs(RegularOpenMinute),
            ToNs(close),
            isTrading,
            IsSessionStart: false,
            (short)calendar.DaysToExpiry(date),
            (short)calendar.DaysSinceExpiry(date));
        Count = 0;
        if (!isTrading)
        {
            Add(BeforeClose[0].Minute, SessionWindow.Closed);
            return;
        }

        foreach ((int minute, SessionWindow window) in BeforeClose)
        {
            if (minute < close)
            {
                Add(minute, window);
            }
        }

        if (close == YearDays.RegularClose)
        {
            Add(close, SessionWindow.AfterHours);
            Add(ClosedMinute, SessionWindow.Closed);
        }
        else
        {
            Add(close, SessionWindow.Closed);
        }
    }

    private void Add(int minute, SessionWindow window)
    {
        _starts[Count] = ToNs(minute);
        _windows[Count] = window;
        Count++;
    }
}
