namespace MiaIa.Plugins.Sources;

/// <summary>
/// How much others care to trade, beside what the price does: the logarithm of a multiple that goes from minute to minute
/// and returns to its mean (volume varies more than the volatility explains: Andersen 1996). It knows nothing of the price.
/// </summary>
internal sealed class Interest(Xoshiro256 chance)
{
    private const double Kept = 0.7;
    private const double Deviation = 0.4;
    private const double Step = 0.28565713714171404; // Deviation times the root of 1 - Kept squared

    private double _log;

    /// <summary>The multiple in force; its mean is 1.</summary>
    public double Multiple { get; private set; } = 1;

    /// <summary>A minute ends.</summary>
    public void OnMinute()
    {
        _log = (Kept * _log) + (Step * chance.Normal());
        Multiple = PortableMath.Exp(_log - (Deviation * Deviation / 2));
    }
}
