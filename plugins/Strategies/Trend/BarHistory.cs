using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Strategies;

/// <summary>The last bars of the trend strategy, with ATR and VWAP.</summary>
/// <param name="capacity">How many bars.</param>
internal sealed class BarHistory(int capacity)
{
    /// <summary>Least number of bars: the last one and those of the mean volume before it.</summary>
    public const int LeastBars = MeanBars + 1;

    private const int MeanBars = 10;

    private readonly Bar[] _bars = new Bar[capacity];
    private readonly int[] _sorted = new int[capacity];
    private readonly AverageTrueRange _atr = new();
    private readonly Vwap _vwap = new();
    private long _count;

    /// <summary>Whether there are as many bars as it looks back.</summary>
    public bool IsFull => _count >= capacity;

    /// <summary>Whether ATR14 exists.</summary>
    public bool HasAtr => _atr.IsReady;

    /// <summary>ATR14, in ticks.</summary>
    public double AtrTicks => _atr.Ticks;

    /// <summary>VWAP since the session began, in ticks.</summary>
    public double VwapTicks => _vwap.ValueTicks;

    /// <summary>The bar that closed last.</summary>
    public ref readonly Bar Last => ref Back(0);

    /// <summary>Mean volume of the ten bars before the last.</summary>
    public double MeanVolumeBefore
    {
        get
        {
            long sum = 0;
            for (int i = 1; i <= MeanBars; i++)
            {
                sum += Back(i).Volume;
            }

            return sum / (double)MeanBars;
        }
    }

    /// <summary>Adds a bar.</summary>
    public void Add(in Bar bar, long startNs, long endNs)
    {
        _bars[_count++ % capacity] = bar;
        _atr.Add(in bar, startNs, endNs);
        _vwap.Add(in bar);
    }

    /// <summary>A session began: VWAP is anchored anew.</summary>
    public void OnSession() => _vwap.Reset();

    /// <summary>Forgets everything, at a roll.</summary>
    public void Clear()
    {
        _count = 0;
        _atr.Reset();
        _vwap.Reset();
    }

    /// <summary>Whether the last bar turns to a side: with it, beyond the last close, on its delta where there is one.</summary>
    public bool IsTurning(Side side)
    {
        int sign = (int)side;
        ref readonly Bar last = ref Last;
        return last.Direction == sign
            && sign * (last.CloseTicks - Back(1).CloseTicks) > 0
            && (!last.HasDelta || sign * last.Delta > 0);
    }

    /// <summary>The extreme of a side over the bars before the last, in ticks times its sign.</summary>
    public int ExtremeBefore(Side side, int bars)
    {
        int extreme = int.MinValue;
        for (int i = 1; i <= bars; i++)
        {
            extreme = Math.Max(extreme, Top(side, i));
        }

        return extreme;
    }

    /// <summary>Median volume of the bars before the last.</summary>
    public double MedianVolumeBefore(int bars)
    {
        Span<int> volumes = _sorted.AsSpan(0, bars);
        for (int i = 1; i <= bars; i++)
        {
            volumes[i - 1] = Back(i).Volume;
        }

        volumes.Sort();
        return bars % 2 == 1 ? volumes[bars / 2] : (volumes[(bars / 2) - 1] + (double)volumes[bars / 2]) / 2;
    }

    /// <summary>The move of a side and its pullback in the last bars; of equal extremes the latest counts.</summary>
    public Swing FindSwing(Side side, int bars)
    {
        int at = bars - 1;
        for (int i = bars - 1; i >= 0; i--)
        {
            at = Top(side, i) >= Top(side, at) ? i : at;
        }

        int origin = int.MaxValue;
        for (int i = bars - 1; i >= at; i--)
        {
            origin = Math.Min(origin, Bottom(side, i));
        }

        int pullback = int.MaxValue;
        for (int i = at - 1; i >= 0; i--)
        {
            pullback = Math.Min(pullback, Bottom(side, i));
        }

        return new Swing(origin, Top(side, at), pullback, at > 0);
    }

    private int Top(Side side, int back) => side is Side.Buy ? Back(back).HighTicks : -Back(back).LowTicks;

    private int Bottom(Side side, int back) => side is Side.Buy ? Back(back).LowTicks : -Back(back).HighTicks;

    private ref readonly Bar Back(int back) => ref _bars[(_count - 1 - back) % capacity];
}
