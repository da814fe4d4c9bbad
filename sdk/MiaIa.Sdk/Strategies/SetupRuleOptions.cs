using System.ComponentModel.DataAnnotations;

namespace MiaIa.Sdk.Strategies;

/// <summary>
/// Settings that strategies of one trigger share; one that trades a setup adds its own. The defaults are the method's figures for
/// all of them, chosen and not measured.
/// </summary>
public abstract record SetupRuleOptions
{
    /// <summary>
    /// Distance of the stop, where the setup names none. In average true ranges of 14 base bars; default 1.25.
    /// </summary>
    [Range(0.1, 10)]
    public double StopAtr { get; init; } = 1.25;

    /// <summary>Least distance of the stop. In ticks; default 4.</summary>
    [Range(1, 1000)]
    public int LeastStopTicks { get; init; } = 4;

    /// <summary>Most distance of the stop, not below the least. In ticks; default 15.</summary>
    [Range(1, 1000)]
    public int MostStopTicks { get; init; } = 15;

    /// <summary>Distance of the target, where the setup names none. In distances of the stop; default 2.</summary>
    [Range(1.0, 20)]
    public double RewardRisk { get; init; } = 2;

    /// <summary>Least distance of a target that the setup names. In distances of the stop; default 1.5.</summary>
    [Range(0.1, 20)]
    public double LeastRewardRisk { get; init; } = 1.5;

    /// <summary>How long after an entry of its own the strategy asks for no other. In seconds; default 60.</summary>
    [Range(0, 86_400)]
    public double CooldownSeconds { get; init; } = 60;

    /// <summary>Least confidence of a setup; the general limit applies besides. From 0 to 1; default .60.</summary>
    [Range(0.0, 1)]
    public double LeastConfidence { get; init; } = 0.60;

    /// <summary>How near a wall of the option chain ahead of the price forbids the entry. In ticks; default 6.</summary>
    [Range(0, 1000)]
    public double WallTicks { get; init; } = 6;

    /// <summary>
    /// What the confluence must say: candidate (it asks for the side) or not-opposed (it does not stand against it). Default candidate.
    /// </summary>
    public ScoreGate ScoreGate { get; init; } = ScoreGate.Candidate;
}
