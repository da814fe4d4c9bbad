namespace MiaIa.Sdk.Learning;

/// <summary>What a model file says of its model.</summary>
/// <param name="TrainedOn">Date of the training.</param>
/// <param name="DataFingerprint">Print of the rows it was trained on, see <see cref="LearningRows.Fingerprint"/>.</param>
/// <param name="IsSimulated">Whether any of these rows came from a synthetic market. Such a model never trades in live.</param>
/// <param name="Figures">What was measured.</param>
public sealed record ModelHeader(DateOnly TrainedOn, string DataFingerprint, bool IsSimulated, TrainingFigures Figures);
