namespace MiaIa.Sdk;

/// <summary>
/// A session window begins. The host computes it from the exchange calendar; a plugin needs no zone and no calendar.
/// </summary>
/// <param name="Window">The window that begins.</param>
/// <param name="DateNumber">Session date as yyyyMMdd, from 18:00 New York time on the next calendar date.</param>
/// <param name="OpenNs">When this session began (18:00 New York), nanoseconds UTC.</param>
/// <param name="RegularOpenNs">09:30 New York of the session date, nanoseconds UTC.</param>
/// <param name="RegularCloseNs">16:00 New York or the early close, nanoseconds UTC.</param>
/// <param name="IsTradingDay">Whether the session date is a trading day.</param>
/// <param name="IsSessionStart">Whether this event begins a new session (18:00).</param>
/// <param name="DaysToExpiry">Trading days after the session date up to the next monthly SPX expiry; 0 on it.</param>
/// <param name="DaysSinceExpiry">Trading days after the last monthly expiry up to the session date, at least 1.</param>
public readonly record struct Session(
    SessionWindow Window,
    int DateNumber,
    long OpenNs,
    long RegularOpenNs,
    long RegularCloseNs,
    bool IsTradingDay,
    bool IsSessionStart,
    short DaysToExpiry,
    short DaysSinceExpiry)
{
    /// <summary>Whether the regular trading hours (09:30-16:00 or to the early close) are on at a moment.</summary>
    public bool IsRegularHours(long timeNs) =>
        IsTradingDay && timeNs >= RegularOpenNs && timeNs < RegularCloseNs;

    /// <summary>Minutes since 18:00 New York: the key of "the same minute of day". No change of clocks falls inside.</summary>
    public int MinuteOfSession(long timeNs) => (int)((timeNs - OpenNs) / 60_000_000_000);
}
