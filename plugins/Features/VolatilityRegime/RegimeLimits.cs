namespace MiaIa.Plugins.Features;

/// <summary>
/// The limits between low, normal, high and extreme (0 to 3), for VIX and for the ratio of the ranges.
/// </summary>
internal sealed class RegimeLimits(IReadOnlyList<double> vix, IReadOnlyList<double> ratio, double scale)
{
    public const int Low = 0;
    public const int Normal = 1;
    public const int High = 2;
    public const int Extreme = 3;

    private readonly double _vixLow = vix[0] * scale;
    private readonly double _vixHigh = vix[1] * scale;
    private readonly double _vixExtreme = vix[2] * scale;
    private readonly double _ratioLow = ratio[0] * scale;
    private readonly double _ratioHigh = ratio[1] * scale;
    private readonly double _ratioExtreme = ratio[2] * scale;

    /// <summary>The regime; what is null is left out, and at least one is there.</summary>
    public int Judge(double? vixNow, double? ratioNow)
    {
        if (vixNow > _vixExtreme || ratioNow > _ratioExtreme)
        {
            return Extreme;
        }

        if (vixNow > _vixHigh || ratioNow > _ratioHigh)
        {
            return High;
        }

        bool isVixCalm = vixNow is null || vixNow < _vixLow;
        bool isRatioCalm = ratioNow is null || ratioNow < _ratioLow;
        return isVixCalm && isRatioCalm ? Low : Normal;
    }
}
