namespace MiaIa.Sdk;

/// <summary>What kind of market it is: the states of the output <c>market-regime.regime</c>, by number.</summary>
public enum MarketRegime : byte
{
    /// <summary>Neither a trend nor a range.</summary>
    Unknown,

    /// <summary>Rising.</summary>
    TrendBullish,

    /// <summary>Falling.</summary>
    TrendBearish,

    /// <summary>Sideways, at most 20 ticks high.</summary>
    RangeTight,

    /// <summary>Sideways, higher than 20 ticks.</summary>
    RangeWide,

    /// <summary>Between two states.</summary>
    Transition,
}
