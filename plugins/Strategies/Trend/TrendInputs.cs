using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>What the trend strategy reads from features; every one may be absent.</summary>
internal sealed class TrendInputs(
    FeatureInput regime,
    FeatureInput goldenRule,
    FeatureInput methodStopLong,
    FeatureInput methodStopShort,
    FeatureInput patterns)
{
    /// <summary>Score of the bar patterns; 0 adds nothing to a setup's quality when they are not usable.</summary>
    public double PatternScore => patterns.Value is { IsUsable: true } value ? value.Value : 0;

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

    /// <summary>The method's stop distance for a side, in ticks; null when there is none.</summary>
    public double? MethodStopTicks(Side side)
    {
        FeatureValue stop = side is Side.Buy ? methodStopLong.Value : methodStopShort.Value;
        return stop.IsUsable ? stop.Value : null;
    }
}
