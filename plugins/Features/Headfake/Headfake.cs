using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A break of the extreme of the last 20 bars that closes back inside within three bars, [-1, 1]: against the break, by
/// the volume of the break, absorption and the wick. Alive on the bar that closes back and the next two; of several the
/// newest counts, and of those of one bar the larger. Two of one bar that are equally large and opposite are none. Missing for
/// 21 bars and anew after a roll; Partial where a bar of the break has no delta.
/// </summary>
[Plugin("headfake")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class Headfake : IFeature, IStateNames
{
    private const int MostBack = 2;
    private const int LiveBars = 3;
    private const int PatternOutput = 1;
    private const double TrapScore = 0.7;

    private static readonly string[] Names = ["none", "bull_trap", "bear_trap", "range_fake"];

    private readonly HeadfakeOptions _options;
    private readonly BarPeriod _period;
    private readonly RecentBars _bars;
    private FalseBreak _live;
    private int _age;

    /// <summary>Computes on the base period.</summary>
    public Headfake(HeadfakeOptions options, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _period = period;
        _bars = new RecentBars(options.LookbackBars, MostBack);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["value", "pattern", "age", "bar-time"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            _bars.Clear();
            _live = default;
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            _bars.Add(in e);
            Write(e.TimeNs, values);
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == PatternOutput && value >= 0 && value < Names.Length ? Names[(int)value] : null;

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        values.Clear();
        if (!_bars.HasBefore(0))
        {
            return;
        }

        FalseBreak up = Largest(1, out bool isUpWhole);
        FalseBreak down = Largest(-1, out bool isDownWhole);
        FalseBreak found = up.Score > down.Score ? up : down.Score > up.Score ? down : default;
        _age++;
        if (up.IsThere || down.IsThere)
        {
            _live = found;
            _age = 0;
        }
        else if (_age >= LiveBars)
        {
            _live = default;
        }

        FeatureStatus status = isUpWhole && isDownWhole ? FeatureStatus.Ok : FeatureStatus.Partial;
        values[0] = new FeatureValue(-_live.Side * _live.Score, status, timeNs);
        values[PatternOutput] = new FeatureValue((int)PatternOf(in _live), status, timeNs);
        if (_live.IsThere)
        {
            values[2] = new FeatureValue(_age, status, timeNs);
            values[3] = new FeatureValue(_live.BarEndNs / 1e9, status, timeNs);
        }
    }

    private static HeadfakePattern PatternOf(in FalseBreak live) =>
        !live.IsThere ? HeadfakePattern.None
        : live.Score < TrapScore ? HeadfakePattern.RangeFake
        : live.Side > 0 ? HeadfakePattern.BullTrap : HeadfakePattern.BearTrap;

    /// <summary>The largest of the breaks of a side that close back on the last bar.</summary>
    private FalseBreak Largest(int side, out bool isWhole)
    {
        FalseBreak largest = default;
        isWhole = true;
        for (int back = 0; back <= MostBack && _bars.HasBefore(back); back++)
        {
            if (IsFalseBreak(back, side))
            {
                double score = Score(back, side, ref isWhole);
                largest = score > largest.Score ? new FalseBreak(score, side, _bars.EndNs(back)) : largest;
            }
        }

        return largest.IsThere ? largest : default;
    }

    private bool IsFalseBreak(int back, int side)
    {
        long edge = _bars.ExtremeBefore(back, side);
        if (_bars.Extreme(back, side) < edge + 1 || side * (long)_bars[0].CloseTicks > edge)
        {
            return false;
        }

        for (int i = back; i >= 0; i--)
        {
            bool isTooFar = _bars.Extreme(i, side) > edge + _options.MaxBreakTicks;
            bool isBackEarlier = i > 0 && side * (long)_bars[i].CloseTicks <= edge;
            if (isTooFar || isBackEarlier)
            {
                return false;
            }
        }

        return true;
    }

    private double Score(int back, int side, ref bool isWhole)
    {
        double delta = 0;
        long extreme = long.MinValue;
        int farthest = back;
        for (int i = back; i >= 0; i--)
        {
            delta += side * _bars[i].Delta;
            isWhole &= _bars[i].HasDelta;
            if (_bars.Extreme(i, side) > extreme)
            {
                extreme = _bars.Extreme(i, side);
                farthest = i;
            }
        }

        bool isLoud = _bars[back].Volume > 1.5 * _bars.UsualVolumeBefore(back);
        bool isAbsorbed = delta > 0 && side * (long)_bars[0].CloseTicks < side * (long)_bars[back].OpenTicks;
        double score = isLoud ? 0.4 : 0;
        score += isAbsorbed ? 0.3 : 0;
        return score + (HasWick(in _bars[farthest], side, extreme) ? 0.3 : 0);
    }

    private static bool HasWick(in Bar bar, int side, long extreme)
    {
        long body = Math.Max(side * (long)bar.OpenTicks, side * (long)bar.CloseTicks);
        return 2 * (extreme - body) >= (long)bar.HighTicks - bar.LowTicks;
    }
}
