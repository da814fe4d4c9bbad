using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>How unusual the last value of a series is, by median and median absolute deviation.</summary>
/// <param name="bars">Values that tell what is usual.</param>
/// <param name="least">Least z that is an anomaly.</param>
/// <param name="full">The z of a full anomaly.</param>
internal sealed class Unusual(int bars, double least, double full)
{
    // Makes the median absolute deviation of a normal distribution its standard deviation.
    private const double NormalScale = 1.4826;

    private readonly RollingQuantile _values = new(bars);

    /// <summary>Whether it is known what is usual.</summary>
    public bool IsReady => _values.IsFull;

    /// <summary>From 0, usual, to 1.</summary>
    public double Value { get; private set; }

    public void Add(double value)
    {
        _values.Add(value);
        double deviation = NormalScale * _values.MedianAbsoluteDeviation();
        double z = deviation > 0 ? Math.Abs(value - _values.Median) / deviation : 0;
        Value = z > least ? Math.Min(z / full, 1) : 0;
    }

    public void Clear()
    {
        _values.Clear();
        Value = 0;
    }
}
