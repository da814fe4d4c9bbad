namespace MiaIa.Sdk.Indicators;

/// <summary>
/// The last values of a series, with statistics over them. They are computed afresh from the window when asked for,
/// so no rounding accumulates and an incremental run equals a batch; the cost is one pass over the window.
/// </summary>
/// <param name="length">Most values kept, 1 or more.</param>
public sealed class RollingWindow(int length)
{
    private readonly double[] _values = new double[length];
    private int _next;

    /// <summary>Values there are, from 0 to <see cref="Length"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Most values kept.</summary>
    public int Length => _values.Length;

    /// <summary>Whether the window is full.</summary>
    public bool IsFull => Count == _values.Length;

    /// <summary>A value; 0 is the oldest.</summary>
    public double this[int index] => _values[Wrap(_next - Count + index)];

    /// <summary>A value counted from the newest, which is 0.</summary>
    public double Back(int steps) => _values[Wrap(_next - 1 - steps)];

    /// <summary>Takes a value; when full, the oldest goes.</summary>
    public void Add(double value)
    {
        _values[_next] = value;
        _next = _next + 1 == _values.Length ? 0 : _next + 1;
        Count = Math.Min(Count + 1, _values.Length);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        _next = 0;
    }

    /// <summary>Arithmetic mean; 0 when empty.</summary>
    public double Mean()
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += this[i];
        }

        return Count > 0 ? sum / Count : 0;
    }

    /// <summary>Population standard deviation; 0 when empty.</summary>
    public double StandardDeviation()
    {
        double mean = Mean();
        double squares = 0;
        for (int i = 0; i < Count; i++)
        {
            double difference = this[i] - mean;
            squares += difference * difference;
        }

        return Count > 0 ? Math.Sqrt(squares / Count) : 0;
    }

    /// <summary>Least-squares slope of the values against 0, 1, 2, ...; 0 with fewer than two values.</summary>
    public double Slope()
    {
        // Twice the distance from the middle is a whole number: a series without a trend gives exactly 0.
        double products = 0;
        double squares = 0;
        for (int i = 0; i < Count; i++)
        {
            double twice = (2 * i) - (Count - 1);
            products += twice * this[i];
            squares += twice * twice;
        }

        return squares > 0 ? 2 * products / squares : 0;
    }

    /// <summary>Pearson correlation of the newest values of two windows; 0 when either is constant.</summary>
    /// <param name="x">One series.</param>
    /// <param name="y">The other; the values of both that came together are paired from the newest back.</param>
    public static double Correlation(RollingWindow x, RollingWindow y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int count = Math.Min(x.Count, y.Count);
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < count; i++)
        {
            meanX += x.Back(i) / count;
            meanY += y.Back(i) / count;
        }

        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < count; i++)
        {
            double dx = x.Back(i) - meanX;
            double dy = y.Back(i) - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return IsConstant(x, count) || IsConstant(y, count) ? 0 : Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1);
    }

    private static bool IsConstant(RollingWindow window, int count)
    {
        for (int i = 1; i < count; i++)
        {
            if (window.Back(i) != window.Back(0))
            {
                return false;
            }
        }

        return true;
    }

    private int Wrap(int index) => index < 0 ? index + _values.Length : index;
}
