using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>The last bars seen as a range: its edges, how often they were tested and how well they held.</summary>
internal sealed class RangeWindow
{
    private const double EdgeTicks = 1.5;

    // Edges are interpolated: what lies exactly on the border of a test counts, whatever the last bit says.
    private const double Rounding = 1e-9;
    private const int RecentBars = 10;
    private const long BarNs = 300_000_000_000;

    private readonly Bar[] _bars;
    private readonly double[] _ranges;
    private readonly long[] _endNs;
    private readonly RollingQuantile _highs;
    private readonly RollingQuantile _lows;
    private int _next;
    private int _count;

    public RangeWindow(int bars)
    {
        _bars = new Bar[bars];
        _ranges = new double[bars];
        _endNs = new long[bars];
        _highs = new RollingQuantile(bars);
        _lows = new RollingQuantile(bars);
    }

    public bool IsFull => _count == _bars.Length;

    public double SupportTicks { get; private set; }

    public double ResistanceTicks { get; private set; }

    public double HeightTicks => ResistanceTicks - SupportTicks;

    /// <summary>Runs of bars at the upper edge.</summary>
    public int UpperTests { get; private set; }

    /// <summary>Runs of bars at the lower edge.</summary>
    public int LowerTests { get; private set; }

    public int Tests => UpperTests + LowerTests;

    /// <summary>Share of closes inside the range, widened by 1.5 ticks.</summary>
    public double Respect { get; private set; }

    /// <summary>How good a range it is, from 0 to 1.</summary>
    public double Quality { get; private set; }

    public void Add(in Bar bar, double trueRangeTicks, long endNs)
    {
        _bars[_next] = bar;
        _ranges[_next] = trueRangeTicks;
        _endNs[_next] = endNs;
        _highs.Add(bar.HighTicks);
        _lows.Add(bar.LowTicks);
        _next = _next + 1 == _bars.Length ? 0 : _next + 1;
        _count = Math.Min(_count + 1, _bars.Length);
    }

    /// <summary>Finds the edges and judges the range. The window is full.</summary>
    public void Measure()
    {
        SupportTicks = _lows.Quantile(0.10);
        ResistanceTicks = _highs.Quantile(0.90);
        UpperTests = 0;
        LowerTests = 0;
        int inside = 0;
        long outsideNs = _endNs[_next] - BarNs;
        bool wasUpper = false;
        bool wasLower = false;
        for (int i = 0; i < _bars.Length; i++)
        {
            int place = (_next + i) % _bars.Length;
            ref readonly Bar bar = ref _bars[place];
            bool isUpper = IsAt(bar.HighTicks, ResistanceTicks);
            bool isLower = IsAt(bar.LowTicks, SupportTicks);
            UpperTests += isUpper && !wasUpper ? 1 : 0;
            LowerTests += isLower && !wasLower ? 1 : 0;
            wasUpper = isUpper;
            wasLower = isLower;
            bool isInside = bar.CloseTicks >= SupportTicks - EdgeTicks - Rounding
                && bar.CloseTicks <= ResistanceTicks + EdgeTicks + Rounding;
            inside += isInside ? 1 : 0;
            outsideNs = isInside ? outsideNs : _endNs[place];
        }

        Respect = (double)inside / _bars.Length;
        long nowNs = _endNs[_next == 0 ? _endNs.Length - 1 : _next - 1];
        double minutesInside = (nowNs - outsideNs) / 60e9;
        double size = HeightTicks is >= 12 and <= 35 ? 1 : 0.6;
        Quality = (0.30 * Math.Min(Tests / 8.0, 1)) + (0.25 * Respect) + (0.20 * Math.Min(minutesInside / 60, 1))
            + (0.15 * size) + (0.10 * (IsContracting() ? 1 : 0));
    }

    public void Clear()
    {
        _highs.Clear();
        _lows.Clear();
        _count = 0;
        _next = 0;
    }

    private static bool IsAt(int priceTicks, double edgeTicks) => Math.Abs(priceTicks - edgeTicks) <= EdgeTicks + Rounding;

    /// <summary>Whether the last bars are narrower than the window.</summary>
    private bool IsContracting()
    {
        double all = 0;
        double recent = 0;
        for (int i = 0; i < _ranges.Length; i++)
        {
            double range = _ranges[(_next + i) % _ranges.Length];
            all += range;
            recent += i >= _ranges.Length - RecentBars ? range : 0;
        }

        return recent / RecentBars < 0.8 * (all / _ranges.Length);
    }
}
