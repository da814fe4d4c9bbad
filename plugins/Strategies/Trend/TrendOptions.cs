using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of the trend strategy.</summary>
public sealed record TrendOptions
{
    /// <summary>Least and largest depth of a pullback as a share of the move. Default 0.382 and 0.618.</summary>
    [Range(0.0, 1)]
    [Length(2, 2)]
    public IReadOnlyList<double> Pullback { get; init; } = [0.382, 0.618];

    /// <summary>Bars in which the move is looked for. Default 30.</summary>
    [Range(5, 500)]
    public int LookbackBars { get; init; } = 30;

    /// <summary>Bars whose high a breakout must exceed. Default 20.</summary>
    [Range(2, 500)]
    public int BreakoutBars { get; init; } = 20;

    /// <summary>Where stop and target come from. Default structure; fixed in the profile seed-literal.</summary>
    [SeedLiteral("fixed")]
    public BracketMode Bracket { get; init; } = BracketMode.Structure;

    /// <summary>Least, default and largest distance of the stop; a fixed bracket has the default. Ticks; default 4, 8, 15.</summary>
    [Range(1, 1000)]
    [Length(3, 3)]
    public IReadOnlyList<int> StopTicks { get; init; } = [4, 8, 15];

    /// <summary>Target as a multiple of the stop. Default 2.</summary>
    [Range(1.0, 20)]
    public double RewardRisk { get; init; } = 2;

    /// <summary>Whether a setup of the class WEAK is traded, at half size; off, it is counted and reported only. Default off.</summary>
    public bool TradeWeak { get; init; }

    /// <summary>
    /// Whether setups are looked for without a trend regime, on the side that they have themselves. Default off: without the feature
    /// market-regime there is then no setup. On is for research and allowed in a back-test only.
    /// </summary>
    public bool Explore { get; init; }
}
