namespace MiaIa.Host.Health;

/// <summary>Durations of the last one to two minutes, in buckets that are made once. For the run's own thread.</summary>
internal sealed class RecentLatencies
{
    private const int StepsPerDoubling = 8;
    private const int Buckets = 40 * StepsPerDoubling;
    private const double Least = 1e-9;

    private long[] _now = new long[Buckets];
    private long[] _before = new long[Buckets];
    private long _count;

    /// <summary>Takes a duration.</summary>
    /// <param name="seconds">How long, in seconds.</param>
    public void Add(double seconds)
    {
        _now[Math.Clamp((int)(Math.Log2(Math.Max(Least, seconds) / Least) * StepsPerDoubling), 0, Buckets - 1)]++;
        _count++;
    }

    /// <summary>A minute is over: what is older than that is forgotten.</summary>
    public void Turn()
    {
        (_now, _before) = (_before, _now);
        Array.Clear(_now);
        _count = 0;
        foreach (long count in _before)
        {
            _count += count;
        }
    }

    /// <summary>The duration that a share of all does not exceed, in seconds, at most 9 % too long; null without any.</summary>
    /// <param name="share">The share, (0, 1].</param>
    public double? Quantile(double share)
    {
        long wanted = (long)Math.Ceiling(share * _count);
        long seen = 0;
        for (int i = 0; i < Buckets && _count > 0; i++)
        {
            seen += _now[i] + _before[i];
            if (seen >= wanted)
            {
                return Least * Math.Pow(2, (i + 1.0) / StepsPerDoubling);
            }
        }

        return null;
    }
}
