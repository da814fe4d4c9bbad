namespace MiaIa.Sdk.Learning;

/// <summary>The end of a training: a model, or why there is none.</summary>
/// <param name="Status">Whether it was accepted.</param>
/// <param name="Reason">Why, with the figures, in a sentence.</param>
/// <param name="Figures">What was measured; absent when it did not come to that.</param>
/// <param name="Ensemble">The model, trained on all rows; only when accepted.</param>
public sealed record TrainingReport(TrainingStatus Status, string Reason, TrainingFigures? Figures, EnsembleModel? Ensemble);
