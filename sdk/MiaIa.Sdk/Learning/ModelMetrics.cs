namespace MiaIa.Sdk.Learning;

/// <summary>How good one model was by itself.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Metrics">How good.</param>
public sealed record ModelMetrics(ModelKind Kind, ProbabilityMetrics Metrics);
