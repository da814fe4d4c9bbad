using System.Diagnostics;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Holds events back so that event time runs at a multiple of wall time.</summary>
/// <param name="speed">The multiple, above 0; 1 is wall time.</param>
internal sealed class Pace(double speed)
{
    // Longer, and what a person asks for would wait for the market.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(20);

    private long _startTicks;
    private long _startNs;

    /// <summary>How many of the events, from the first on, are due; waits a little when none is.</summary>
    /// <param name="events">Events in order of time, at least one.</param>
    /// <param name="interrupt">Ends the waiting.</param>
    public int Due(ReadOnlySpan<MarketEvent> events, CancellationToken interrupt)
    {
        if (_startTicks == 0)
        {
            // The calendar begins at the session's open; recorded data may begin many hours later, and nobody waits for those.
            int calendar = CountCalendar(events);
            if (calendar > 0)
            {
                return calendar;
            }

            (_startTicks, _startNs) = (Stopwatch.GetTimestamp(), events[0].TimeNs);
        }

        int count = CountTo(NowNs(), events);
        if (count == 0)
        {
            TimeSpan wait = TimeSpan.FromSeconds((events[0].TimeNs - NowNs()) / 1e9 / speed);
            interrupt.WaitHandle.WaitOne(wait < LongestWait ? TimeSpan.FromTicks(Math.Max(1, wait.Ticks)) : LongestWait);
            count = CountTo(NowNs(), events);
        }

        return count;
    }

    private static int CountCalendar(ReadOnlySpan<MarketEvent> events)
    {
        int count = 0;
        while (count < events.Length && events[count].Kind is (EventKind.Session or EventKind.Timer or EventKind.Roll))
        {
            count++;
        }

        return count;
    }

    private static int CountTo(long nowNs, ReadOnlySpan<MarketEvent> events)
    {
        int count = 0;
        while (count < events.Length && events[count].TimeNs <= nowNs)
        {
            count++;
        }

        return count;
    }

    private long NowNs() => _startNs + (long)(Stopwatch.GetElapsedTime(_startTicks).TotalSeconds * speed * 1e9);
}
