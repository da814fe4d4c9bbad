using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>What the range strategy reads from features; every one may be absent.</summary>
/// <param name="regime">The market regime.</param>
/// <param name="trendScore">Its trend score.</param>
/// <param name="support">Lower edge of the range.</param>
/// <param name="resistance">Upper edge of the range.</param>
/// <param name="rangeQuality">Quality of the range.</param>
/// <param name="battle">Battle Navale of the base bar.</param>
/// <param name="headfake">Value of the live false break.</param>
/// <param name="trap">Its kind.</param>
/// <param name="volatility">The volatility regime.</param>
/// <param name="vwap">VWAP of the session.</param>
/// <param name="up">What is read for longs.</param>
/// <param name="down">What is read for shorts.</param>
internal sealed class RangeInputs(
    FeatureInput regime,
    FeatureInput trendScore,
    PriceInput support,
    PriceInput resistance,
    FeatureInput rangeQuality,
    FeatureInput battle,
    FeatureInput headfake,
    FeatureInput trap,
    FeatureInput volatility,
    PriceInput vwap,
    RangeSide up,
    RangeSide down)
{
    private const double Extreme = 3;
    private const double LeastPattern = 0.3;
    private const double LeastBias = 0.15;
    private const double LeastTrend = 0.35;
    private const double LevelReachTicks = 3;
    private const double LeastBaseTicks = 4;

    /// <summary>Whether the regime is known.</summary>
    public bool IsRegimeKnown => regime.Value.IsUsable;

    /// <summary>Whether the regime is a range. Not known is no.</summary>
    public bool IsRange => regime.Value is { IsUsable: true } value
        && (MarketRegime)value.Value is MarketRegime.RangeTight or MarketRegime.RangeWide;

    /// <summary>Whether volatility is extreme. Where the feature is there but cannot tell, it is.</summary>
    public bool IsExtreme => volatility.IsPresent && volatility.Value is not { IsUsable: true, Value: < Extreme };

    /// <summary>Whether it is known if a base is protected, or nothing looks for bases.</summary>
    public bool IsBaseKnown => !battle.IsPresent || battle.Value.IsUsable;

    /// <summary>Quality of the range, [0, 1]; null when it is not known.</summary>
    public double? Quality => rangeQuality.Value is { IsUsable: true } value ? value.Value : null;

    /// <summary>The edges; false when they are not known.</summary>
    public bool TryEdges(out RangeEdges edges)
    {
        double? low = support.Ticks;
        double? high = resistance.Ticks;
        edges = new RangeEdges(low ?? 0, high ?? 0);
        return low is not null && high is not null;
    }

    /// <summary>Whether the range leans to neither side, or to this one. Not known is no.</summary>
    public bool IsAllowed(Side side)
    {
        FeatureValue score = trendScore.Value;
        bool isBiased = Math.Abs(score.Value) is >= LeastBias and < LeastTrend;
        return score.IsUsable && (!isBiased || (int)side * score.Value > 0);
    }

    /// <summary>The largest pattern toward a side, [0, 1]: of bars, of Battle Navale, or a trap; 0 without any.</summary>
    public double Pattern(Side side)
    {
        RangeSide inputs = Of(side);
        double pattern = Math.Max(OfBars(inputs.LongPattern), OfBars(inputs.ColorPattern));
        pattern = battle.Value.IsUsable ? Math.Max(pattern, (int)side * battle.Value.Value) : pattern;
        bool isTrap = trap.Value is { IsUsable: true } kind && kind.Value == inputs.Trap && headfake.Value.IsUsable;
        return isTrap ? Math.Max(pattern, (int)side * headfake.Value.Value) : pattern;
    }

    /// <summary>How much stands at an edge, [0, 1]: VWAP, the value areas and the wall, each within 3 ticks.</summary>
    public double Level(Side side, double edgeTicks)
    {
        RangeSide inputs = Of(side);
        return (vwap.IsNear(edgeTicks, LevelReachTicks) ? 0.25 : 0)
            + (inputs.ValueEdge.IsNear(edgeTicks, LevelReachTicks) ? 0.30 : 0)
            + (inputs.PreviousValueEdge.IsNear(edgeTicks, LevelReachTicks) ? 0.20 : 0)
            + (inputs.Wall.IsNear(edgeTicks, LevelReachTicks) ? 0.25 : 0);
    }

    /// <summary>
    /// The method's stop distance for a side, in ticks; null without a protected base that is at least 4 ticks high. False when only a
    /// part of what is needed is known.
    /// </summary>
    public bool TryMethodStop(Side side, out double? ticks)
    {
        RangeSide inputs = Of(side);
        FeatureValue height = inputs.BaseHeight.Value;
        FeatureValue stop = inputs.MethodStop.Value;
        ticks = height.IsUsable && height.Value >= LeastBaseTicks ? stop.Value : null;
        return height.IsUsable == stop.IsUsable;
    }

    private RangeSide Of(Side side) => side is Side.Buy ? up : down;

    private static double OfBars(FeatureInput input) =>
        input.Value is { IsUsable: true, Value: > LeastPattern } value ? value.Value : 0;
}
