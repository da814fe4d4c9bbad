namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Average true range of fifteen minutes. Before fifteen such bars exist it is that of the base bars times the root of how many of
/// them fill a quarter of an hour, as ranges of a random walk grow (Partial). Give it the base bars and those of 15 minutes.
/// </summary>
/// <param name="basePeriod">Length of the base bars.</param>
public sealed class QuarterHourRange(BarPeriod basePeriod)
{
    private const int QuarterSeconds = 900;

    private readonly AverageTrueRange _base = new();
    private readonly AverageTrueRange _quarter = new();
    private readonly double _scale = Math.Sqrt(QuarterSeconds / (double)basePeriod.Seconds);

    /// <summary>Whether there is a value.</summary>
    public bool IsReady => _quarter.IsReady || _base.IsReady;

    /// <summary>The range, in ticks; 0 until there is one.</summary>
    public double Ticks => _quarter.IsReady ? _quarter.Ticks : _scale * _base.Ticks;

    /// <summary>Ok from bars of 15 minutes, Partial from base bars, Missing without enough of them.</summary>
    public FeatureStatus Status => _quarter.IsReady ? FeatureStatus.Ok
        : _base.IsReady ? FeatureStatus.Partial
        : FeatureStatus.Missing;

    /// <summary>Takes a closed bar; other periods are left out.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="startNs">Its start, nanoseconds UTC.</param>
    /// <param name="endNs">Its end, nanoseconds UTC.</param>
    public void Add(in Bar bar, long startNs, long endNs)
    {
        if (bar.PeriodSeconds == QuarterSeconds)
        {
            _quarter.Add(in bar, startNs, endNs);
        }

        if (bar.PeriodSeconds == basePeriod.Seconds)
        {
            _base.Add(in bar, startNs, endNs);
        }
    }

    /// <summary>Starts anew, after a contract roll.</summary>
    public void Reset()
    {
        _base.Reset();
        _quarter.Reset();
    }
}
