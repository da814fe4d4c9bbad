namespace MiaIa.Plugins.Sources;

/// <summary>What can be planted into the market that is made up.</summary>
public enum PlantedEffect
{
    /// <summary>The price enters a narrow range from one side and stays in it for minutes.</summary>
    Base,

    /// <summary>A base that was left with its trend is closed through against it.</summary>
    GoldenRuleBreak,

    /// <summary>A false break of the extreme of the last 20 minutes, taken back within its minute.</summary>
    Headfake,

    /// <summary>One order takes several levels at once.</summary>
    Sweep,

    /// <summary>Blocks of one side, minute after minute, at a price that does not give way.</summary>
    BlockAccumulation,

    /// <summary>Into the close the price stays at a strike with a great open interest.</summary>
    Pin,

    /// <summary>From the opening to the close the price goes one way.</summary>
    TrendDay,

    /// <summary>From the opening to the close the price stays near where it began.</summary>
    RangeDay,

    /// <summary>The feed says nothing for a while, and not that it is lost.</summary>
    StaleFeed,

    /// <summary>The feed is lost and comes back, the price elsewhere.</summary>
    Disconnect,
}
