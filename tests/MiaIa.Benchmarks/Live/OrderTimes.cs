using System.Diagnostics;

namespace MiaIa.Benchmarks.Live;

/// <summary>Times from the tick that a decision hung on to the last message of the order that it led to.</summary>
internal sealed class OrderTimes
{
    private readonly Lock _gate = new();
    private readonly List<(int Minute, double Microseconds)> _all = [];
    private long _tickAt;
    private int _minute = -1;

    /// <summary>Orders so far that count.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _all.Count;
            }
        }
    }

    /// <summary>The minute of the measurement; negative before it and after it.</summary>
    public int Minute
    {
        set => Volatile.Write(ref _minute, value);
    }

    /// <summary>The tick that the next decision hangs on is sent.</summary>
    /// <param name="at">When that began, of the monotonic clock.</param>
    public void Tick(long at) => Interlocked.Exchange(ref _tickAt, at);

    /// <summary>The last message of an order came.</summary>
    /// <param name="at">When, of the monotonic clock.</param>
    public void Order(long at)
    {
        int minute = Volatile.Read(ref _minute);
        if (minute < 0)
        {
            return;
        }

        double microseconds = Stopwatch.GetElapsedTime(Interlocked.Read(ref _tickAt), at).TotalMicroseconds;
        lock (_gate)
        {
            _all.Add((minute, microseconds));
        }
    }

    /// <summary>A quantile of a minute, or of all with a negative one; in microseconds.</summary>
    /// <param name="minute">The minute.</param>
    /// <param name="share">The quantile, [0, 1].</param>
    public double Quantile(int minute, double share)
    {
        lock (_gate)
        {
            double[] of = [.. _all.Where(t => minute < 0 || t.Minute == minute).Select(t => t.Microseconds).Order()];
            return of.Length == 0 ? double.NaN : of[Math.Clamp((int)Math.Ceiling(share * of.Length) - 1, 0, of.Length - 1)];
        }
    }

    /// <summary>Orders of a minute.</summary>
    public int CountOf(int minute)
    {
        lock (_gate)
        {
            return _all.Count(t => t.Minute == minute);
        }
    }
}
