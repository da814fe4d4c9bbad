namespace MiaIa.Host.Health;

/// <summary>Counts what failed: features, strategies, filters, rules, the program itself and background work. Any thread counts, any thread asks.</summary>
/// <param name="clock">The clock.</param>
internal sealed class FaultCounter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // More within a minute than are kept is critical long before.
    private readonly long[] _times = new long[64];
    private readonly Lock _lock = new();
    private long _count;
    private string? _last;

    /// <summary>All since the start.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>What failed last; null for nothing.</summary>
    public string? Last => Volatile.Read(ref _last);

    /// <summary>Counts one.</summary>
    /// <param name="text">What failed.</param>
    public void Add(string text)
    {
        lock (_lock)
        {
            _times[_count % _times.Length] = clock.GetTimestamp();
            Volatile.Write(ref _last, text);
            Volatile.Write(ref _count, _count + 1);
        }
    }

    /// <summary>How many there were within the last minute; no more than 64 are told.</summary>
    public int LastMinute()
    {
        lock (_lock)
        {
            long now = clock.GetTimestamp();
            int kept = (int)Math.Min(_count, _times.Length);
            int count = 0;
            for (int i = 0; i < kept; i++)
            {
                count += clock.GetElapsedTime(_times[i], now) <= Window ? 1 : 0;
            }

            return count;
        }
    }
}
