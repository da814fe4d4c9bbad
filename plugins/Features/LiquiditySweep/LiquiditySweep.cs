using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Stops that were run and taken back, [-1, 1]: a bar reaches six ticks beyond the low of the 20 bars before it and closes
/// above that low (mirrored for the high). A half for that, a quarter when the bar's delta goes back too, a quarter when
/// the selling of three bars was absorbed: the sum of their deltas is negative and at least a fifth of their volume, yet
/// the last close is not below the first open. On the bar alone. Beside it the last order that took several prices at once
/// within this and the last bar, by its aggressor. Estimated with an estimated delta, Partial without; Missing for 20 bars.
/// </summary>
[Plugin("liquidity-sweep")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class LiquiditySweep : IFeature
{
    private const int LiveBars = 2;

    private readonly LiquiditySweepOptions _options;
    private readonly BarPeriod _period;
    private readonly BookSweep _book;
    private readonly Absorption _absorption;
    private readonly Bar[] _bars;
    private int _barsSince;
    private int _next;
    private int _count;

    /// <summary>Computes on the base period.</summary>
    public LiquiditySweep(LiquiditySweepOptions options, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _period = period;
        _book = new BookSweep(options.Levels, (long)(options.MergeMilliseconds * 1e6));
        _absorption = new Absorption(options.AbsorptionShare);
        _bars = new Bar[options.LookbackBars + 1];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "side", "depth", "absorption", "book-sweep", "book-levels"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            _count = 0;
            _absorption.Clear();
            _book.Clear();
            values.Clear();
        }
        else if (e.Kind is EventKind.Trade)
        {
            OnTrade(in e, values);
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            _bars[_next] = e.Bar;
            _next = _next + 1 == _bars.Length ? 0 : _next + 1;
            _count = Math.Min(_count + 1, _bars.Length);
            _absorption.Add(in e.Bar);
            values.Clear();
            _barsSince = Math.Min(_barsSince + 1, LiveBars);
            WriteBook(e.TimeNs, values);
            if (_count == _bars.Length)
            {
                WriteBar(e.TimeNs, values);
            }
        }
    }

    private void OnTrade(in MarketEvent e, Span<FeatureValue> values)
    {
        if (_book.Add(in e.Trade, e.TimeNs))
        {
            _barsSince = 0;
            WriteBook(e.TimeNs, values);
        }
    }

    /// <summary>A sweep is told until the end of the bar after the one it falls into.</summary>
    private void WriteBook(long nowNs, Span<FeatureValue> values)
    {
        bool isLive = _book.Levels > 0 && _barsSince < LiveBars;
        values[4] = new FeatureValue(isLive ? (int)_book.Side : 0, FeatureStatus.Ok, nowNs);
        values[5] = new FeatureValue(isLive ? _book.Levels : 0, FeatureStatus.Ok, nowNs);
    }

    private void WriteBar(long timeNs, Span<FeatureValue> values)
    {
        ref readonly Bar bar = ref Back(0);
        int low = int.MaxValue;
        int high = int.MinValue;
        for (int back = 1; back <= _options.LookbackBars; back++)
        {
            low = Math.Min(low, Back(back).LowTicks);
            high = Math.Max(high, Back(back).HighTicks);
        }

        bool isBelow = bar.LowTicks <= low - _options.WickTicks && bar.CloseTicks > low;
        bool isAbove = bar.HighTicks >= high + _options.WickTicks && bar.CloseTicks < high;
        int side = (isBelow ? 1 : 0) - (isAbove ? 1 : 0);
        int absorbed = _absorption.Side;
        FeatureStatus status = _absorption.Status is FeatureStatus.Missing ? FeatureStatus.Partial : _absorption.Status;
        bool isBack = side != 0 && bar.HasDelta && Math.Sign(bar.Delta) == side;
        double score = side == 0 ? 0 : side * (0.5 + (isBack ? 0.25 : 0) + (absorbed == side ? 0.25 : 0));
        int depth = side > 0 ? low - bar.LowTicks : side < 0 ? bar.HighTicks - high : 0;
        values[0] = new FeatureValue(score, status, timeNs);
        values[1] = new FeatureValue(side, status, timeNs);
        values[2] = new FeatureValue(depth, status, timeNs);
        values[3] = new FeatureValue(absorbed, status, timeNs);
    }

    private ref readonly Bar Back(int back) => ref _bars[(_next - 1 - back + (2 * _bars.Length)) % _bars.Length];
}
