using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>Where a moment lies in the session that is on: what the health of data needs to know of the calendar.</summary>
internal sealed class SessionClock
{
    private const long NsPerMinute = 60_000_000_000;

    // Minutes after 18:00 New York time. 17:15 is where the day ended before September 2015.
    private const long LastMinute = (23 * 60) + 15;
    private const long DayMinutes = 24 * 60;

    // The exchange paused from 16:15 to 16:30 until June 2021: minutes after 09:30.
    private const long PauseFromMinute = (6 * 60) + 45;
    private const long PauseToMinute = 7 * 60;

    private ulong _openLength;
    private ulong _regularLength;
    private bool _isWeekend;

    /// <summary>When the session began; before everything until one was told.</summary>
    public long OpenNs { get; private set; } = long.MaxValue;

    /// <summary>09:30 New York time; the end of time on a day without regular hours.</summary>
    public long RegularOpenNs { get; private set; } = long.MaxValue;

    /// <summary>16:00 New York time or the early close; the beginning of time on a day without regular hours.</summary>
    public long RegularCloseNs { get; private set; } = long.MinValue;

    /// <summary>A session window begins.</summary>
    public void On(in Session session)
    {
        OpenNs = session.OpenNs;
        RegularOpenNs = session.IsTradingDay ? session.RegularOpenNs : long.MaxValue;
        RegularCloseNs = session.IsTradingDay ? session.RegularCloseNs : long.MinValue;
        int date = session.DateNumber;
        _isWeekend = new DateOnly(date / 10_000, date / 100 % 100, date % 100).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        _openLength = _isWeekend ? 0 : (ulong)(LastMinute * NsPerMinute) + 1;
        _regularLength = session.IsTradingDay ? (ulong)(RegularCloseNs - RegularOpenNs) : 0;
    }

    /// <summary>Whether a moment lies in the regular hours.</summary>
    public bool IsRegular(long timeNs) => (ulong)(timeNs - RegularOpenNs) < _regularLength;

    /// <summary>Whether no trade can be: after 17:15 (real bars begin at it) and before 18:00, and so from Friday to Sunday.</summary>
    public bool IsClosed(long timeNs) => (ulong)(timeNs - OpenNs) >= _openLength && IsOutside(timeNs);

    /// <summary>The part of a span that lies in the regular hours, in nanoseconds.</summary>
    public long RegularNs(long fromNs, long toNs) =>
        RegularCloseNs is long.MinValue ? 0 : Overlap(fromNs, toNs, RegularOpenNs, RegularCloseNs);

    /// <summary>The part of a span that lies in the exchange's former pause, in nanoseconds.</summary>
    public long PauseNs(long fromNs, long toNs) => RegularCloseNs is long.MinValue
        ? 0
        : Overlap(fromNs, toNs, RegularOpenNs + (PauseFromMinute * NsPerMinute), RegularOpenNs + (PauseToMinute * NsPerMinute));

    private bool IsOutside(long timeNs)
    {
        if (OpenNs is long.MaxValue)
        {
            return false;
        }

        long since = timeNs - OpenNs;
        return since > LastMinute * NsPerMinute
            || (since < 0 ? since > (LastMinute - DayMinutes) * NsPerMinute : _isWeekend);
    }

    private static long Overlap(long fromNs, long toNs, long otherFromNs, long otherToNs) =>
        Math.Max(0, Math.Min(toNs, otherToNs) - Math.Max(fromNs, otherFromNs));
}
