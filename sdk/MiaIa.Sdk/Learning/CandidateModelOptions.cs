using System.ComponentModel.DataAnnotations;

namespace MiaIa.Sdk.Learning;

/// <summary>
/// Which outputs are a candidate's row and how its success is told: shared by a filter that asks models and by their
/// training, so that both see the same. A filter's options derive from it. An output that the configuration does not
/// compute is never usable.
/// </summary>
public record CandidateModelOptions
{
    /// <summary>The score features, ten, in the order of the formula. Default: those of the owner's formula.</summary>
    [Input("score")]
    [Optional]
    [Length(CandidateInputs.ScoreCount, CandidateInputs.ScoreCount)]
    public IReadOnlyList<string> Scores { get; init; } =
    [
        "gamma-levels-proximity", "volume-confirmation", "vwap-trend", "sierra-patterns", "options-flow-bias",
        "order-book-imbalance", "tick-momentum", "delta-divergence", "smart-money", "mtf-confluence",
    ];

    /// <summary>Output that tells the kind of market, a <see cref="MarketRegime"/> by number. Default market-regime.regime.</summary>
    [Input("regime")]
    [Optional]
    public string Regime { get; init; } = "market-regime";

    /// <summary>Output with the range of bars against the usual one. Default volatility-regime.ratio.</summary>
    [Input("ratio")]
    [Optional]
    public string VolatilityRatio { get; init; } = "volatility-regime";

    /// <summary>Output with the factor of the time of day. Default session.factor.</summary>
    [Input("factor")]
    [Optional]
    public string SessionFactor { get; init; } = "session";

    /// <summary>Output with the minutes since 18:00 New York. Default session.minutes.</summary>
    [Input("minutes")]
    [Optional]
    public string SessionMinutes { get; init; } = "session";

    /// <summary>Output with the distance between bid and ask, in ticks. Default order-book-imbalance.spread-ticks.</summary>
    [Input("spread-ticks")]
    [Optional]
    public string Spread { get; init; } = "order-book-imbalance";

    /// <summary>Outputs with the prices of walls, in points. Default: call wall and put wall of gamma-levels.</summary>
    [Input("level")]
    [Optional]
    public IReadOnlyList<string> Walls { get; init; } = ["gamma-levels.call-wall", "gamma-levels.put-wall"];

    /// <summary>What a probability must exceed to be approved, [0, 1). Default .65.</summary>
    [Range(0.0, 0.999)]
    public double MinimumProbability { get; init; } = 0.65;

    /// <summary>How long a candidate has to succeed: the horizon of the label and the embargo of the folds. In minutes; default 30.</summary>
    [Range(1, 1380)]
    public int HorizonMinutes { get; init; } = 30;

    /// <summary>
    /// Weights of forest, boosted trees and logistic regression, [0, 1] each; 0 leaves one out. Absent (off): those of the model file,
    /// which training sets to .5, .3 and .2.
    /// </summary>
    [Length(3, 3)]
    [Range(0.0, 1)]
    public IReadOnlyList<double>? Weights { get; init; }
}
