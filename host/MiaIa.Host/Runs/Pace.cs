using System.Diagnostics;

namespace MiaIa.Host.Runs;

/// <summary>Holds events back so that event time runs at a multiple of wall time.</summary>
/// <param name="speed">The multiple, above 0; 1 is wall time.</param>
internal sealed class Pace(double speed)
{
    private long _startTicks;
    private long _startNs;

    /// <summary>Waits until an event of this time is due, or an interrupt.</summary>
    public void Hold(long timeNs, CancellationToken interrupt)
    {
        if (_startTicks == 0)
        {
            (_startTicks, _startNs) = (Stopwatch.GetTimestamp(), timeNs);
        }

        TimeSpan due = TimeSpan.FromSeconds((timeNs - _startNs) / 1e9 / speed);
        TimeSpan wait = due - Stopwatch.GetElapsedTime(_startTicks);
        if (wait > TimeSpan.Zero)
        {
            interrupt.WaitHandle.WaitOne(wait);
        }
    }
}
