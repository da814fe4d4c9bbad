using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>The last bars, counted back from the newest, with the extremes and the usual volume before each.</summary>
internal sealed class RecentBars
{
    private readonly int _lookback;
    private readonly Bar[] _bars;
    private readonly long[] _endNs;
    private readonly double[] _usualVolumes;
    private readonly RollingQuantile _volumes;
    private int _next;

    /// <summary>Keeps what breaks of some age need.</summary>
    /// <param name="lookback">Bars before a break that count.</param>
    /// <param name="mostBack">How many bars back a break may be.</param>
    public RecentBars(int lookback, int mostBack)
    {
        _lookback = lookback;
        _bars = new Bar[lookback + mostBack + 1];
        _endNs = new long[_bars.Length];
        _usualVolumes = new double[_bars.Length];
        _volumes = new RollingQuantile(lookback);
    }

    public int Count { get; private set; }

    public ref readonly Bar this[int back] => ref _bars[Place(back)];

    public long EndNs(int back) => _endNs[Place(back)];

    /// <summary>Median volume of the bars before one.</summary>
    public double UsualVolumeBefore(int back) => _usualVolumes[Place(back)];

    public void Add(in MarketEvent e)
    {
        _bars[_next] = e.Bar;
        _endNs[_next] = e.TimeNs;
        _usualVolumes[_next] = _volumes.Median;
        _volumes.Add(e.Bar.Volume);
        _next = _next + 1 == _bars.Length ? 0 : _next + 1;
        Count = Math.Min(Count + 1, _bars.Length);
    }

    /// <summary>Highest high (side +1) or lowest low (side -1, negated) of the bars before one.</summary>
    public long ExtremeBefore(int back, int side)
    {
        long extreme = long.MinValue;
        for (int i = back + 1; i <= back + _lookback; i++)
        {
            extreme = Math.Max(extreme, Extreme(i, side));
        }

        return extreme;
    }

    /// <summary>High of a bar (side +1), or its low (side -1), negated.</summary>
    public long Extreme(int back, int side)
    {
        ref readonly Bar bar = ref this[back];
        return side > 0 ? bar.HighTicks : -(long)bar.LowTicks;
    }

    /// <summary>Whether all bars before one are there.</summary>
    public bool HasBefore(int back) => Count > back + _lookback;

    public void Clear()
    {
        Count = 0;
        _next = 0;
        _volumes.Clear();
    }

    private int Place(int back)
    {
        int place = _next - 1 - back;
        return place < 0 ? place + _bars.Length : place;
    }
}
