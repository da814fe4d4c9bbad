namespace MiaIa.Host.Alerts;

/// <summary>Wall time in the unit of the journal.</summary>
internal static class WallClock
{
    /// <summary>Now, nanoseconds UTC.</summary>
    public static long NowNs(this TimeProvider time) => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
