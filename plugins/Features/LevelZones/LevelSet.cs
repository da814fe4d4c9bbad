namespace MiaIa.Plugins.Features;

/// <summary>Levels of one kind that come and go, such as round numbers near the price: each is remembered by its price.</summary>
internal sealed class LevelSet(int capacity)
{
    private TrackedLevel[] _levels = new TrackedLevel[capacity];
    private TrackedLevel[] _spare = new TrackedLevel[capacity];
    private int _count;

    public Span<TrackedLevel> Levels => _levels.AsSpan(0, _count);

    /// <summary>
    /// Takes what there is now. A level that was there stays what it was; one that was not, or was gone, begins anew.
    /// </summary>
    /// <param name="pricesTicks">Prices in ticks, rising.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="nowNs">Now, nanoseconds UTC.</param>
    public void Set(ReadOnlySpan<double> pricesTicks, ReadOnlySpan<double> weights, long nowNs)
    {
        int old = 0;
        int count = Math.Min(pricesTicks.Length, _levels.Length);
        for (int i = 0; i < count; i++)
        {
            while (old < _count && _levels[old].PriceTicks < pricesTicks[i])
            {
                old++;
            }

            bool wasThere = old < _count && _levels[old].PriceTicks == pricesTicks[i];
            _spare[i] = wasThere ? _levels[old] : new TrackedLevel(pricesTicks[i], weights[i], nowNs);
        }

        (_levels, _spare) = (_spare, _levels);
        _count = count;
    }

    public void Clear() => _count = 0;
}
