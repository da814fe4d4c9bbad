namespace MiaIa.Plugins.Features;

/// <summary>Who wins the battle.</summary>
internal enum BattleStatus
{
    /// <summary>There is no base and hardly any force.</summary>
    NoBattle,

    /// <summary>Buyers have more than 70 %.</summary>
    VikingsWinning,

    /// <summary>Sellers have more than 70 %.</summary>
    DefendersWinning,

    /// <summary>Between 40 and 60 %.</summary>
    Balanced,

    /// <summary>One side leads without winning.</summary>
    Skirmish,
}
