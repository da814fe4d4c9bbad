namespace MiaIa.Plugins.Features;

/// <summary>Implied volatility by delta, of one kind of option of one expiry; linear between the two nearest that enclose a delta.</summary>
internal sealed class DeltaCurve
{
    private (double Delta, double Volatility)[] _points = new (double, double)[256];
    private int _count;

    public void Clear() => _count = 0;

    public void Add(double delta, double volatility)
    {
        if (_count == _points.Length)
        {
            Array.Resize(ref _points, _points.Length * 2);
        }

        _points[_count++] = (delta, volatility);
    }

    /// <summary>The volatility at a delta; null when no two points enclose it.</summary>
    public double? At(double delta)
    {
        (double Delta, double Volatility)? below = null;
        (double Delta, double Volatility)? above = null;
        foreach ((double Delta, double Volatility) point in _points.AsSpan(0, _count))
        {
            below = point.Delta <= delta && (below is null || point.Delta > below.Value.Delta) ? point : below;
            above = point.Delta >= delta && (above is null || point.Delta < above.Value.Delta) ? point : above;
        }

        if (below is not { } low || above is not { } high)
        {
            return null;
        }

        double width = high.Delta - low.Delta;
        return width > 0 ? low.Volatility + ((delta - low.Delta) / width * (high.Volatility - low.Volatility)) : low.Volatility;
    }
}
