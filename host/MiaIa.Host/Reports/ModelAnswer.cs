namespace MiaIa.Host.Reports;

/// <summary>What the models said of a candidate that was traded, and what became of it.</summary>
/// <param name="Probability">Probability of success, [0, 1].</param>
/// <param name="IsSuccess">Whether its label is a success.</param>
internal readonly record struct ModelAnswer(double Probability, bool IsSuccess);
