using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of the range strategy.</summary>
public sealed record RangeOptions
{
    /// <summary>How near to the edge the bar must close, however calm the market is. In ticks; default 2.</summary>
    [Range(0.0, 100)]
    public double EdgeTicks { get; init; } = 2;

    /// <summary>
    /// How near to the edge the bar must close, in average true ranges of the base bar; the larger of the two counts. Default .5.
    /// </summary>
    [Range(0.0, 10)]
    public double EdgeAtr { get; init; } = 0.5;

    /// <summary>How far beyond the edge the stop lies. In ticks; default 3.</summary>
    [Range(1, 100)]
    public int StopBeyondTicks { get; init; } = 3;

    /// <summary>What the confluence must say. Default not-opposed; same in the profile seed-literal.</summary>
    [SeedLiteral("same")]
    public RangeScoreGate ScoreGate { get; init; } = RangeScoreGate.NotOpposed;

    /// <summary>How far inside the edge the entry's limit lies. In ticks, 0 or 1; default 0.</summary>
    [Range(0, 1)]
    public int EntryOffsetTicks { get; init; }

    /// <summary>Where stop and target come from. Default structure; fixed in the profile seed-literal.</summary>
    [SeedLiteral("fixed")]
    public BracketMode Bracket { get; init; } = BracketMode.Structure;

    /// <summary>Least, default and largest distance of the stop; a fixed bracket has the default. Ticks; default 4, 8, 15.</summary>
    [Range(1, 1000)]
    [Length(3, 3)]
    public IReadOnlyList<int> StopTicks { get; init; } = [4, 8, 15];

    /// <summary>Target of a fixed bracket as a multiple of the stop. Default 2.</summary>
    [Range(1.0, 20)]
    public double RewardRisk { get; init; } = 2;

    /// <summary>Whether a setup of the class WEAK is traded, at half size; off, it is counted and reported only. Default off.</summary>
    public bool TradeWeak { get; init; }

    /// <summary>
    /// Whether setups are looked for without a range regime, at the edges that the feature market-regime publishes all the time. Default
    /// off. On is for research and allowed in a back-test only.
    /// </summary>
    public bool Explore { get; init; }
}
