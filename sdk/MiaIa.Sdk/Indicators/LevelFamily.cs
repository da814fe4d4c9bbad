namespace MiaIa.Sdk.Indicators;

/// <summary>What a price level comes from. Levels of different families that meet are worth more than of one.</summary>
public enum LevelFamily : byte
{
    /// <summary>Dealer gamma of an option chain.</summary>
    Options,

    /// <summary>Volume by price.</summary>
    Profile,

    /// <summary>The volume-weighted average price and its bands.</summary>
    Vwap,

    /// <summary>Extremes of a session.</summary>
    Session,

    /// <summary>A round number.</summary>
    Round,
}
