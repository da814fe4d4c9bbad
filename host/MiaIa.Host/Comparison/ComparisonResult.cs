using MiaIa.Host.Runs;

namespace MiaIa.Host.Comparison;

/// <summary>What a comparison came to.</summary>
/// <param name="A">The first side.</param>
/// <param name="B">The second side.</param>
/// <param name="ResultA">Its run.</param>
/// <param name="ResultB">Its run.</param>
/// <param name="Settings">Effective settings that are not the same.</param>
/// <param name="Decisions">Their decisions side by side.</param>
/// <param name="Trips">Their round trips side by side.</param>
/// <param name="Net">The difference of the net result by session date.</param>
internal sealed record ComparisonResult(
    ComparedSide A,
    ComparedSide B,
    RunResult ResultA,
    RunResult ResultB,
    IReadOnlyList<SettingDifference> Settings,
    DecisionMatch Decisions,
    TripMatch Trips,
    DateDifference Net)
{
    /// <summary>Whether the data are made up.</summary>
    public bool IsSimulated => string.Equals(ResultA.Provenance, "SIMULATED", StringComparison.Ordinal);

    /// <summary>Whether a limit or a halt stopped one of them.</summary>
    public bool IsStopped => ResultA.Stopped is not null || ResultB.Stopped is not null;

    /// <summary>What the difference of the net results means, in a sentence.</summary>
    public string Sentence => Net.Verdict switch
    {
        DateVerdict.Same => "The net result is the same on every session date.",
        DateVerdict.TooFew =>
            $"The net result differs on {Net.Differing} of {Net.Dates} session dates: too few to tell whether one is better.",
        DateVerdict.WithinChance =>
            $"B's mean net result per session date differs from A's by {Net.Mean:+0.00;-0.00} USD: within what chance alone gives; it cannot be told from 0 (95 %).",
        _ => $"B's mean net result per session date is {Math.Abs(Net.Mean ?? 0):0.00} USD {(Net.Mean > 0 ? "above" : "below")} A's: more than chance alone gives (95 %, if this is the only comparison made).",
    };
}
