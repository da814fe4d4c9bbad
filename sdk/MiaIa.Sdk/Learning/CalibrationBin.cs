namespace MiaIa.Sdk.Learning;

/// <summary>A line of the calibration table: what was said, and what came.</summary>
/// <param name="Count">Predictions in a tenth of [0, 1].</param>
/// <param name="MeanProbability">Their mean; 0 without any.</param>
/// <param name="Successes">How many of them succeeded.</param>
public readonly record struct CalibrationBin(int Count, double MeanProbability, int Successes);
