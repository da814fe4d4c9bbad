using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>What the trend strategy reads from features; every one may be absent.</summary>
/// <param name="isLive">Whether the run is at the broker.</param>
/// <param name="regime">The market regime.</param>
/// <param name="trendScore">Its trend score.</param>
/// <param name="goldenRule">Continuation of the trend by the golden rule.</param>
/// <param name="patterns">Score of the bar patterns.</param>
/// <param name="headfake">Value of the live false break.</param>
/// <param name="wallReason">Why there are gamma walls or none.</param>
/// <param name="vwap">VWAP of the session.</param>
/// <param name="pointOfControl">Point of control of the session.</param>
/// <param name="up">What is read for longs.</param>
/// <param name="down">What is read for shorts.</param>
internal sealed class TrendInputs(
    bool isLive,
    FeatureInput regime,
    FeatureInput trendScore,
    FeatureInput goldenRule,
    FeatureInput patterns,
    FeatureInput headfake,
    FeatureInput wallReason,
    PriceInput vwap,
    PriceInput pointOfControl,
    TrendSide up,
    TrendSide down)
{
    private const double WallReachTicks = 6;
    private const double NoChain = 1;

    /// <summary>Size of the trend score, [0, 1]; null when it is not known.</summary>
    public double? TrendSize => trendScore.Value is { IsUsable: true } value ? Math.Abs(value.Value) : null;

    /// <summary>Whether a false break is alive. Where the feature is there but cannot tell, one is.</summary>
    public bool IsHeadfake => headfake.IsPresent && headfake.Value is not { IsUsable: true, Value: 0 };

    /// <summary>What is read for a side.</summary>
    public TrendSide Of(Side side) => side is Side.Buy ? up : down;

    /// <summary>Score of the bar patterns toward a side; 0 adds nothing to a setup's quality when they are not usable.</summary>
    public double Pattern(Side side) => patterns.Value is { IsUsable: true } value ? (int)side * value.Value : 0;

    /// <summary>Whether the regime is a trend on this side. Not known is no.</summary>
    public bool IsTrend(Side side)
    {
        MarketRegime wanted = side is Side.Buy ? MarketRegime.TrendBullish : MarketRegime.TrendBearish;
        return regime.Value is { IsUsable: true } value && (MarketRegime)value.Value == wanted;
    }

    /// <summary>
    /// Whether the golden rule stands against the side. Where the feature is there but cannot tell, it stands against both.
    /// </summary>
    public bool IsAgainst(Side side)
    {
        FeatureValue trend = goldenRule.Value;
        return goldenRule.IsPresent && (!trend.IsUsable || (int)side * trend.Value < 0);
    }

    /// <summary>
    /// Whether a gamma wall stands in the way. Where the feature is there but cannot tell, one does; without any chain in the data of
    /// a run that is not at the broker, there are no walls to be seen, and the run says that it lacks them.
    /// </summary>
    public bool IsWallAhead(Side side, int priceTicks)
    {
        PriceInput wall = Of(side).WallAhead;
        return wall.Ticks is not null
            ? wall.IsAhead(side, priceTicks, WallReachTicks)
            : wall.IsPresent && (isLive || wallReason.Value is not { IsUsable: true, Value: NoChain });
    }

    /// <summary>How much stands at the end of a pullback, [0, 1]: VWAP, point of control, and the wall behind.</summary>
    public double Level(Side side, int priceTicks) =>
        (vwap.IsNear(priceTicks, 2) ? 0.3 : 0)
        + (pointOfControl.IsNear(priceTicks, 1.5) ? 0.4 : 0)
        + (Of(side).WallBehind.IsNear(priceTicks, 3) ? 0.3 : 0);
}
