namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Average true range of 15 minutes. Until there are 15 such bars it is that of the base bars, scaled by the square
/// root of time, and Partial.
/// </summary>
/// <param name="period">Length of the base bar.</param>
public sealed class QuarterHourRange(BarPeriod period)
{
    private const int QuarterSeconds = 900;

    private readonly AverageTrueRange _quarter = new();
    private readonly AverageTrueRange _base = new();
    private readonly double _scale = Math.Sqrt((double)QuarterSeconds / period.Seconds);

    /// <summary>The range, in ticks; 0 while it is Missing.</summary>
    public double Ticks => _quarter.IsReady ? _quarter.Ticks : _scale * _base.Ticks;

    /// <summary>Ok from 15 bars of 15 minutes on, Partial before, Missing until there are 15 base bars.</summary>
    public FeatureStatus Status => _quarter.IsReady ? FeatureStatus.Ok
        : _base.IsReady ? FeatureStatus.Partial
        : FeatureStatus.Missing;

    /// <summary>Takes a closed bar; one of another length than the base bar and 15 minutes changes nothing.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="startNs">Its start, nanoseconds UTC.</param>
    /// <param name="endNs">Its end, nanoseconds UTC.</param>
    public void Add(in Bar bar, long startNs, long endNs)
    {
        if (bar.PeriodSeconds == period.Seconds)
        {
            _base.Add(in bar, startNs, endNs);
        }

        if (bar.PeriodSeconds == QuarterSeconds)
        {
            _quarter.Add(in bar, startNs, endNs);
        }
    }

    /// <summary>Starts anew, after a contract roll.</summary>
    public void Reset()
    {
        _quarter.Reset();
        _base.Reset();
    }
}
