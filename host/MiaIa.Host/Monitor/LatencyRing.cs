using System.Diagnostics;

namespace MiaIa.Host.Monitor;

/// <summary>The last durations, in memory made beforehand. One thread adds, others ask.</summary>
internal sealed class LatencyRing
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 4096;

    private const double MicrosecondsPerSecond = 1e6;

    private readonly long[] _ticks = new long[Kept];
    private long _count;

    /// <summary>Durations taken.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Takes a duration.</summary>
    /// <param name="stopwatchTicks">In ticks of the stopwatch.</param>
    public void Add(long stopwatchTicks)
    {
        _ticks[_count % Kept] = stopwatchTicks;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The durations that the shares of the kept ones do not exceed, in microseconds; null without any.</summary>
    public double?[] Quantiles(params ReadOnlySpan<double> shares)
    {
        long[] sorted = _ticks.AsSpan(0, (int)Math.Min(Count, Kept)).ToArray();
        Array.Sort(sorted);
        double?[] found = new double?[shares.Length];
        for (int i = 0; i < found.Length && sorted.Length > 0; i++)
        {
            int place = Math.Max(0, (int)Math.Ceiling(shares[i] * sorted.Length) - 1);
            found[i] = sorted[place] * MicrosecondsPerSecond / Stopwatch.Frequency;
        }

        return found;
    }
}
