namespace MiaIa.Sdk.Testing;

/// <summary>Session events of an ordinary trading day, from explicit instants: no calendar, no zone.</summary>
public static class TestSessions
{
    /// <summary>Hours after 18:00 New York at which the windows of a day begin.</summary>
    private static readonly (double Hours, SessionWindow Window)[] Windows =
    [
        (0, SessionWindow.AfterHours),
        (2, SessionWindow.Overnight),
        (10, SessionWindow.PreMarket),
        (15.5, SessionWindow.Opening),
        (17, SessionWindow.MidDay),
        (20, SessionWindow.PowerHour),
        (22, SessionWindow.AfterHours),
        (23, SessionWindow.Closed),
    ];

    /// <summary>One window of an ordinary day.</summary>
    /// <param name="dateNumber">Session date as yyyyMMdd.</param>
    /// <param name="openNs">18:00 New York of the evening before, nanoseconds UTC.</param>
    /// <param name="window">The window.</param>
    /// <param name="isSessionStart">Whether the session begins with it.</param>
    public static Session Of(int dateNumber, long openNs, SessionWindow window, bool isSessionStart = false) => new(
        window,
        dateNumber,
        openNs,
        openNs + (15 * 60 + 30) * EventTimes.Minute,
        openNs + 22 * 60 * EventTimes.Minute,
        IsTradingDay: true,
        isSessionStart,
        DaysToExpiry: 8,
        DaysSinceExpiry: 12);

    /// <summary>All windows of an ordinary day as events in order, from 18:00 to 17:00 New York.</summary>
    /// <param name="dateNumber">Session date as yyyyMMdd.</param>
    /// <param name="openNs">18:00 New York of the evening before, nanoseconds UTC.</param>
    public static IReadOnlyList<MarketEvent> Day(int dateNumber, long openNs)
    {
        MarketEvent[] events = new MarketEvent[Windows.Length];
        for (int i = 0; i < events.Length; i++)
        {
            Session session = Of(dateNumber, openNs, Windows[i].Window, isSessionStart: i == 0);
            events[i] = MarketEvent.Of(openNs + (long)(Windows[i].Hours * 3600) * EventTimes.Second, in session);
        }

        return events;
    }
}
