namespace MiaIa.Plugins.Features;

/// <summary>The outputs of <see cref="BattleNavale"/>, in the order of the row.</summary>
internal enum BattleOutput
{
    /// <summary>The signal, [-1, 1].</summary>
    Bn,

    /// <summary>Who wins, as a <see cref="BattleStatus"/>.</summary>
    Outcome,

    /// <summary>Continuation of the trend by the golden rule, [-1, 1].</summary>
    Trend,

    /// <summary>Direction of the base: +1, -1 or 0.</summary>
    BaseDirection,

    /// <summary>Quality of the base, [0, 1]; 0 without one.</summary>
    BaseQuality,

    /// <summary>Low of the base, in points.</summary>
    BaseLow,

    /// <summary>High of the base, in points.</summary>
    BaseHigh,

    /// <summary>Stop distance of a long, in ticks; only over a green base.</summary>
    MethodStopLong,

    /// <summary>Stop distance of a short, in ticks; only under a red base.</summary>
    MethodStopShort,

    /// <summary>1 when no long may begin.</summary>
    VetoLong,

    /// <summary>1 when no short may begin.</summary>
    VetoShort,

    /// <summary>1 when two green bars in a row end a short under a red base.</summary>
    ExitShort,

    /// <summary>1 when two weak red bars in a row end a long over a green base, if that is switched on.</summary>
    ExitLong,

    /// <summary>1 on the bar that violates a green base: longs are closed.</summary>
    GreenViolated,

    /// <summary>1 on the bar that violates a red base: shorts are closed.</summary>
    RedViolated,

    /// <summary>Share of the Vikings in the battle, [0, 1].</summary>
    Vikings,

    /// <summary>How far the signal is beyond its threshold, [0, 1].</summary>
    Strength,

    /// <summary>Mean of base quality, one-sidedness of the battle, trend and strength, [0, 1].</summary>
    Confidence,

    /// <summary>Grade of the signal, as a <see cref="BattleGrade"/>.</summary>
    Grade,

    /// <summary>1 when a base broke in the direction of the signal within the last bars.</summary>
    BattleWon,

    /// <summary>1 when the last bar closed near the edge of a protected base, against it.</summary>
    ViolationWarning,

    /// <summary>1 when a base was violated within the last bars.</summary>
    ViolationConfirmed,

    /// <summary>Height of the protected green base, in ticks; only while there is one.</summary>
    GreenHeight,

    /// <summary>Height of the protected red base, in ticks; only while there is one.</summary>
    RedHeight,
}
