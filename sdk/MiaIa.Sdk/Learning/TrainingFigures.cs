namespace MiaIa.Sdk.Learning;

/// <summary>
/// What was measured on rows a model had not seen, with calibrations fitted on other folds than those they were judged on.
/// </summary>
public sealed record TrainingFigures
{
    /// <summary>The ensemble over all purged folds.</summary>
    public required ProbabilityMetrics CrossValidated { get; init; }

    /// <summary>Each model by itself over the same folds, calibrated; in the order of the ensemble.</summary>
    public required IReadOnlyList<ModelMetrics> Models { get; init; }

    /// <summary>The ensemble walked forward.</summary>
    public required ProbabilityMetrics WalkForward { get; init; }

    /// <summary>
    /// By how much the log-loss of the folds lies below that of the share of successes, a row; accepted when it exceeds two
    /// standard errors, clustered by session date.
    /// </summary>
    public required ClusteredMean Gain { get; init; }

    /// <summary>
    /// Share of successes among what the folds approved, with its error clustered by session date; absent when they lie in fewer
    /// than two sessions.
    /// </summary>
    public required ClusteredMean? Precision { get; init; }

    /// <summary>By how much the log-loss of the folds rises, a row, when a feature's values are shuffled; in the order of the schema.</summary>
    public required IReadOnlyList<double> Importance { get; init; }
}
