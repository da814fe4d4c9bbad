using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A break of the extreme of the last 20 bars that closes back inside within three bars, [-1, 1]: against the break, by
/// the volume of the break, absorption and the wick. Alive on the bar that closes back and the next two. Of several breaks
/// that one bar ends the newest counts; of those alive the largest, of equal ones the newest; two of one bar that are
/// equally large and opposite are none. Missing for
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
    private const double LeastScore = 0.3;
    private const double TrapScore = 0.7;

    private static readonly string[] Names = ["none", "bull_trap", "bear_trap", "range_fake"];

    private readonly HeadfakeOptions _options;
    private readonly BarPeriod _period;
    private readonly RecentBars _bars;
    private readonly FalseBreak[] _up = new FalseBreak[LiveBars];
    private readonly FalseBreak[] _down = new FalseBreak[LiveBars];
    private int _place;

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
            Array.Clear(_up);
            Array.Clear(_down);
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

        _place = _place + 1 == LiveBars ? 0 : _place + 1;
        _up[_place] = Find(1, out bool isUpWhole);
        _down[_place] = Find(-1, out bool isDownWhole);
        FalseBreak live = Largest();
        FeatureStatus status = isUpWhole && isDownWhole ? FeatureStatus.Ok : FeatureStatus.Partial;
        values[0] = new FeatureValue(-live.Side * live.Score, status, timeNs);
        values[PatternOutput] = new FeatureValue((int)PatternOf(in live), status, timeNs);
        if (live.Score > 0)
        {
            values[2] = new FeatureValue(live.Age, status, timeNs);
            values[3] = new FeatureValue(live.BarEndNs / 1e9, status, timeNs);
        }
    }

    private static HeadfakePattern PatternOf(in FalseBreak live) =>
        live.Score <= 0 ? HeadfakePattern.None
        : live.Score < TrapScore ? HeadfakePattern.RangeFake
        : live.Side > 0 ? HeadfakePattern.BullTrap : HeadfakePattern.BearTrap;

    /// <summary>The largest of those alive, the newest of equal ones; none when the newest are equal and opposite.</summary>
    private FalseBreak Largest()
    {
        FalseBreak largest = default;
        for (int back = 0; back < LiveBars; back++)
        {
            int place = _place - back < 0 ? _place - back + LiveBars : _place - back;
            FalseBreak up = _up[place] with { Age = back };
            FalseBreak down = _down[place] with { Age = back };
            FalseBreak larger = up.Score > down.Score ? up : down.Score > up.Score ? down : default;
            largest = larger.Score > largest.Score ? larger : largest;
        }

        return largest;
    }

    /// <summary>The newest break of a side that closes back on the last bar.</summary>
    private FalseBreak Find(int side, out bool isWhole)
    {
        isWhole = true;
        for (int back = 0; back <= MostBack; back++)
        {
            if (_bars.HasBefore(back) && IsFalseBreak(back, side))
            {
                double score = Score(back, side, ref isWhole);
                if (score >= LeastScore)
                {
                    return new FalseBreak(score, side, _bars.EndNs(back), 0);
                }
            }
        }

        return default;
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
