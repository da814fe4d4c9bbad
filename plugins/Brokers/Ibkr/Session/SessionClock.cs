namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>The two times of a connection, both of one TimeProvider: what has passed, and what a clock on the wall shows.</summary>
/// <param name="provider">Where time comes from: the system's, or a virtual one in tests.</param>
internal sealed class SessionClock(TimeProvider provider)
{
    private const long NsPerTick = 100;

    private readonly long _start = provider.GetTimestamp();

    /// <summary>Where time comes from.</summary>
    public TimeProvider Provider => provider;

    /// <summary>Nanoseconds since construction; never goes back, so intervals are taken from it.</summary>
    public long NowNs => provider.GetElapsedTime(_start).Ticks * NsPerTick;

    /// <summary>UTC nanoseconds since 1970, for records and calendars.</summary>
    public long UtcNs => (provider.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * NsPerTick;

    /// <summary>A duration in nanoseconds.</summary>
    public static long Ns(TimeSpan duration) => duration.Ticks * NsPerTick;
}
