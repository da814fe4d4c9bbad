namespace MiaIa.Engine.Risk;

/// <summary>A set of figures for how much is risked. The limits cap each of them.</summary>
public enum RiskPreset : byte
{
    /// <summary>.5 % a trade, thresholds for .35 instead of .25, models from .75, 10 round trips.</summary>
    Conservative,

    /// <summary>1 % a trade, thresholds as they are, models from .65, 15 round trips.</summary>
    Moderate,

    /// <summary>1 % a trade (1.5 % before the cap), thresholds for .20, models from .55, 20 round trips (25 before the cap).</summary>
    Aggressive,
}
