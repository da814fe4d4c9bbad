namespace MiaIa.Host.Health;

/// <summary>Wall time as the program writes it.</summary>
internal static class WallTime
{
    /// <summary>Now, nanoseconds UTC.</summary>
    public static long Ns(TimeProvider clock) => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
}
