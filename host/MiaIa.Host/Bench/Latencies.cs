using System.Diagnostics;

namespace MiaIa.Host.Bench;

/// <summary>A histogram of durations with buckets of about 3 %, from a nanosecond to minutes.</summary>
internal sealed class Latencies
{
    private const int StepsPerDoubling = 24;
    private const int Buckets = 40 * StepsPerDoubling;
    private const double MicrosecondsPerSecond = 1e6;
    private const double NanosecondsPerSecond = 1e9;

    private readonly long[] _counts = new long[Buckets];

    /// <summary>Durations taken.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a duration.</summary>
    /// <param name="stopwatchTicks">In ticks of the stopwatch.</param>
    public void Add(long stopwatchTicks)
    {
        double ns = Math.Max(1, stopwatchTicks * NanosecondsPerSecond / Stopwatch.Frequency);
        int bucket = Math.Min(Buckets - 1, (int)(Math.Log2(ns) * StepsPerDoubling));
        _counts[bucket]++;
        Count++;
    }

    /// <summary>The duration that a share of all does not exceed, in microseconds; null without any.</summary>
    public double? Quantile(double share)
    {
        long wanted = (long)Math.Ceiling(share * Count);
        long seen = 0;
        for (int i = 0; i < Buckets && Count > 0; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
            {
                double seconds = Math.Pow(2, (i + 1.0) / StepsPerDoubling) / NanosecondsPerSecond;
                return seconds * MicrosecondsPerSecond;
            }
        }

        return null;
    }
}
