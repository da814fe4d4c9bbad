namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>The one stamp of everything that TWS tells: nanoseconds UTC of receipt. It never goes back, whatever the wall clock does.</summary>
/// <param name="time">Where time comes from.</param>
internal sealed class DeskClock(TimeProvider time)
{
    private const long NsPerTick = 100;
    private long _latestNs = long.MinValue;

    /// <summary>Where time comes from.</summary>
    public TimeProvider Time => time;

    /// <summary>The time now, not before any stamp given earlier, on any thread.</summary>
    public long StampNs()
    {
        long now = (time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * NsPerTick;
        long latest = Volatile.Read(ref _latestNs);
        while (now > latest)
        {
            long before = Interlocked.CompareExchange(ref _latestNs, now, latest);
            if (before == latest)
            {
                return now;
            }

            latest = before;
        }

        return latest;
    }
}
