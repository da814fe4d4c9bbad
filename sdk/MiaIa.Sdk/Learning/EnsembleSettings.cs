using System.ComponentModel.DataAnnotations;

namespace MiaIa.Sdk.Learning;

/// <summary>How the ensemble is trained and judged. Defaults are those of the ML filter.</summary>
public sealed record EnsembleSettings
{
    /// <summary>The random forest; null leaves it out.</summary>
    public ForestSettings? Forest { get; init; } = new();

    /// <summary>The boosted trees; null leaves them out.</summary>
    public BoostedSettings? Boosted { get; init; } = new();

    /// <summary>The logistic regression; null leaves it out.</summary>
    public LogisticSettings? Logistic { get; init; } = new();

    /// <summary>Weight of the forest's probability; default .5.</summary>
    [Range(0.001, 1)]
    public double ForestWeight { get; init; } = 0.5;

    /// <summary>Weight of the boosted trees' probability; default .3.</summary>
    [Range(0.001, 1)]
    public double BoostedWeight { get; init; } = 0.3;

    /// <summary>Weight of the logistic regression's probability; default .2.</summary>
    [Range(0.001, 1)]
    public double LogisticWeight { get; init; } = 0.2;

    /// <summary>
    /// Whether the three weights are learnt from predictions for rows a model was not trained on, in twentieths; the given ones stay
    /// when none are better. Default off.
    /// </summary>
    public bool AreWeightsLearned { get; init; }

    /// <summary>Folds on which the ensemble is judged; default 5.</summary>
    [Range(2, 20)]
    public int Folds { get; init; } = 5;

    /// <summary>Folds inside the rows learnt from, whose predictions the calibration is fitted to; default 5.</summary>
    [Range(2, 20)]
    public int CalibrationFolds { get; init; } = 5;

    /// <summary>Stretches of the walk forward; default 5.</summary>
    [Range(1, 50)]
    public int WalkForwardSteps { get; init; } = 5;

    /// <summary>How long after a test no row may start that is learnt from, nanoseconds; default 30 minutes, the label's horizon.</summary>
    [Range(0, long.MaxValue)]
    public long EmbargoNs { get; init; } = 1_800_000_000_000;

    /// <summary>What a probability must exceed to be approved, default .65. It decides what is reported, not what is learnt.</summary>
    [Range(0.0, 1.0)]
    public double Threshold { get; init; } = 0.65;

    /// <summary>Fewest rows that are accepted; default 1000, and never fewer.</summary>
    [Range(1000, LearningRows.MaxRows)]
    public int MinRows { get; init; } = 1000;

    /// <summary>Most threads; default one. It changes no figure.</summary>
    [Range(1, 64)]
    public int Threads { get; init; } = 1;

    /// <summary>Seed of the permutations that measure importance; default 3.</summary>
    public ulong Seed { get; init; } = 3;
}
