namespace MiaIa.Sdk.Indicators;

/// <summary>Median of the values of the last while. What is older than the window goes when a value comes or the median is asked for.</summary>
/// <param name="windowNs">How far back, nanoseconds; a value as old as that still counts.</param>
/// <param name="most">Most values kept; with more the oldest goes.</param>
public sealed class TimedMedian(long windowNs, int most)
{
    private readonly long[] _times = new long[most];
    private readonly double[] _byAge = new double[most];
    private readonly double[] _sorted = new double[most];
    private int _first;

    /// <summary>Values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Time of the last value, nanoseconds UTC; meaningful when there was one.</summary>
    public long LastNs { get; private set; }

    /// <summary>Takes a value, never NaN, not before the one taken last.</summary>
    public void Add(double value, long timeNs)
    {
        Expire(timeNs);
        if (Count == most)
        {
            RemoveOldest();
        }

        int place = _sorted.AsSpan(0, Count).BinarySearch(value);
        place = place < 0 ? ~place : place;
        Array.Copy(_sorted, place, _sorted, place + 1, Count - place);
        _sorted[place] = value;
        int next = (_first + Count) % most;
        (_byAge[next], _times[next], LastNs) = (value, timeNs, timeNs);
        Count++;
    }

    /// <summary>The median at a moment; null with fewer values than asked for.</summary>
    public double? At(long nowNs, int atLeast)
    {
        Expire(nowNs);
        return Count > 0 && Count >= atLeast ? RollingQuantile.SortedMedian(_sorted.AsSpan(0, Count)) : null;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => (Count, _first, LastNs) = (0, 0, 0);

    private void Expire(long nowNs)
    {
        while (Count > 0 && nowNs - _times[_first] > windowNs)
        {
            RemoveOldest();
        }
    }

    private void RemoveOldest()
    {
        int place = _sorted.AsSpan(0, Count).BinarySearch(_byAge[_first]);
        Array.Copy(_sorted, place + 1, _sorted, place, Count - place - 1);
        _first = _first + 1 == most ? 0 : _first + 1;
        Count--;
    }
}
