namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Volume-weighted average price since an anchor, with the volume-weighted standard deviation around it (Berkowitz,
/// Logue and Noser 1988). From prints, or from bars with the typical price (high + low + close) / 3. The caller says
/// when the anchor is. Mean and deviation are accumulated from the first price on (Welford 1962; West 1979), which
/// stays exact to about 1e-12 ticks over a session.
/// </summary>
public sealed class Vwap
{
    private int _referenceTicks;
    private double _mean;
    private double _squares;

    /// <summary>Contracts since the anchor.</summary>
    public double Volume { get; private set; }

    /// <summary>Whether anything traded since the anchor; without it the other values are 0.</summary>
    public bool HasValue => Volume > 0;

    /// <summary>The average price, in ticks.</summary>
    public double ValueTicks => HasValue ? _referenceTicks + _mean : 0;

    /// <summary>Population standard deviation of the price around the average, in ticks.</summary>
    public double SigmaTicks => HasValue ? Math.Sqrt(_squares / Volume) : 0;

    /// <summary>A band: the average plus a number of standard deviations, in ticks.</summary>
    /// <param name="deviations">How many; usually -3 to 3.</param>
    public double BandTicks(double deviations) => ValueTicks + (deviations * SigmaTicks);

    /// <summary>Takes a print.</summary>
    /// <param name="priceTicks">Price, in ticks.</param>
    /// <param name="volume">Contracts; nothing happens below 1.</param>
    public void Add(int priceTicks, int volume)
    {
        if (!HasValue)
        {
            _referenceTicks = priceTicks;
        }

        Accumulate((double)priceTicks - _referenceTicks, volume);
    }

    /// <summary>Takes a bar, by its typical price.</summary>
    public void Add(in Bar bar)
    {
        if (!HasValue)
        {
            _referenceTicks = bar.CloseTicks;
        }

        double thirds = (double)bar.HighTicks + bar.LowTicks + bar.CloseTicks - (3.0 * _referenceTicks);
        Accumulate(thirds / 3, bar.Volume);
    }

    /// <summary>Sets the anchor here: forgets everything.</summary>
    public void Reset()
    {
        Volume = 0;
        _mean = 0;
        _squares = 0;
    }

    private void Accumulate(double offset, int volume)
    {
        if (volume <= 0)
        {
            return;
        }

        Volume += volume;
        double distance = offset - _mean;
        _mean += distance * (volume / Volume);
        _squares += volume * distance * (offset - _mean);
    }
}
