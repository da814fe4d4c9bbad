namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Average true range (Wilder 1978): the mean of the first true ranges, then (13 ATR + TR) / 14. The first true range
/// belongs to the second bar, so 14 periods need 15 bars. After a gap of 30 minutes the true range is high minus low.
/// </summary>
/// <param name="period">Number of true ranges in the average, 1 or more; default 14.</param>
public sealed class AverageTrueRange(int period = 14)
{
    private int _count;
    private int _closeTicks;
    private long _endNs;
    private bool _hasBar;
    private double _sum;

    /// <summary>Whether there are enough bars.</summary>
    public bool IsReady => _count >= period;

    /// <summary>The average, in ticks; 0 until there are enough bars.</summary>
    public double Ticks { get; private set; }

    /// <summary>
    /// The average when there are enough bars; before, the plain mean of the true ranges there are, 0 without any.
    /// </summary>
    public double SoFarTicks => IsReady || _count == 0 ? Ticks : _sum / _count;

    /// <summary>True range of the last bar, in ticks; 0 for the first one.</summary>
    public double LastTrueRangeTicks { get; private set; }

    /// <summary>Takes the next closed bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="startNs">Its start, nanoseconds UTC.</param>
    /// <param name="endNs">Its end, nanoseconds UTC.</param>
    public void Add(in Bar bar, long startNs, long endNs)
    {
        if (_hasBar)
        {
            LastTrueRangeTicks = TrueRange(in bar, _closeTicks, MarketGap.Lies(_endNs, startNs));
            Smooth(LastTrueRangeTicks);
        }

        _hasBar = true;
        _closeTicks = bar.CloseTicks;
        _endNs = endNs;
    }

    /// <summary>Starts anew, after a contract roll.</summary>
    public void Reset()
    {
        _count = 0;
        _hasBar = false;
        _sum = 0;
        Ticks = 0;
        LastTrueRangeTicks = 0;
    }

    /// <summary>The true range of a bar, in ticks.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="previousCloseTicks">The close before it.</param>
    /// <param name="isAfterGap">Whether a gap lies before it: then the previous close does not count.</param>
    public static double TrueRange(in Bar bar, int previousCloseTicks, bool isAfterGap) => isAfterGap
        ? (double)bar.HighTicks - bar.LowTicks
        : (double)Math.Max(bar.HighTicks, previousCloseTicks) - Math.Min(bar.LowTicks, previousCloseTicks);

    private void Smooth(double range)
    {
        if (_count < period)
        {
            _sum += range;
            _count++;
            Ticks = _count == period ? _sum / period : 0;
        }
        else
        {
            Ticks = (((period - 1) * Ticks) + range) / period;
        }
    }
}
