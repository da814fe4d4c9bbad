namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Median and quantiles of the last values of a series. The window is also kept sorted: taking a value costs one search
/// and one move of memory, asking costs nothing.
/// </summary>
/// <param name="length">Most values kept, 1 or more.</param>
public sealed class RollingQuantile(int length)
{
    private readonly double[] _byAge = new double[length];
    private readonly double[] _sorted = new double[length];
    private int _next;

    /// <summary>Values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the window is full.</summary>
    public bool IsFull => Count == _byAge.Length;

    /// <summary>The middle value, or the mean of the middle two; 0 when empty.</summary>
    public double Median => SortedMedian(_sorted.AsSpan(0, Count));

    /// <summary>Takes a value, never NaN; when full, the oldest goes.</summary>
    public void Add(double value)
    {
        if (IsFull)
        {
            Remove(_byAge[_next]);
        }

        int place = _sorted.AsSpan(0, Count).BinarySearch(value);
        place = place < 0 ? ~place : place;
        Array.Copy(_sorted, place, _sorted, place + 1, Count - place);
        _sorted[place] = value;
        Count++;
        _byAge[_next] = value;
        _next = _next + 1 == _byAge.Length ? 0 : _next + 1;
    }

    /// <summary>The quantile, interpolated linearly at position p (n - 1); 0 when empty.</summary>
    /// <param name="p">From 0, the smallest, to 1, the largest.</param>
    public double Quantile(double p)
    {
        if (Count == 0)
        {
            return 0;
        }

        double position = Math.Clamp(p, 0, 1) * (Count - 1);
        int below = (int)position;
        double fraction = position - below;
        double low = _sorted[below];
        return fraction > 0 ? low + (fraction * (_sorted[below + 1] - low)) : low;
    }

    /// <summary>
    /// Median of the absolute differences from the median, a spread that outliers do not move (Hampel 1974); 0 when empty.
    /// </summary>
    public double MedianAbsoluteDeviation()
    {
        double median = Median;
        int above = 0;
        while (above < Count && _sorted[above] < median)
        {
            above++;
        }

        // From the median outwards the differences come in rising order, from whichever side is nearer.
        int below = above - 1;
        double last = 0;
        double beforeLast = 0;
        for (int taken = 0; taken <= Count / 2 && taken < Count; taken++)
        {
            double up = above < Count ? _sorted[above] - median : double.PositiveInfinity;
            double down = below >= 0 ? median - _sorted[below] : double.PositiveInfinity;
            beforeLast = last;
            last = Math.Min(up, down);
            above += up <= down ? 1 : 0;
            below -= up <= down ? 0 : 1;
        }

        return Count % 2 == 1 ? last : (beforeLast + last) / 2;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        _next = 0;
    }

    /// <summary>The median of values that are sorted already; 0 when there are none.</summary>
    public static double SortedMedian(ReadOnlySpan<double> sorted)
    {
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? 0
            : sorted.Length % 2 == 1 ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private void Remove(double value)
    {
        int place = _sorted.AsSpan(0, Count).BinarySearch(value);
        Count--;
        Array.Copy(_sorted, place + 1, _sorted, place, Count - place);
    }
}
