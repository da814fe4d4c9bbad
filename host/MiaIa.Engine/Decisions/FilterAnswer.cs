namespace MiaIa.Engine.Decisions;

/// <summary>What a filter said at a decision; default when it was not asked.</summary>
/// <param name="IsAsked">Whether it was asked.</param>
/// <param name="Passes">Whether the candidate or setup may go on.</param>
/// <param name="Measured">What was measured: a probability, or what the filter names; null when it could not be.</param>
/// <param name="Limit">What it was measured against.</param>
/// <param name="SizeFactor">Factor of the size, [0, 1].</param>
public readonly record struct FilterAnswer(bool IsAsked, bool Passes, double? Measured, double Limit, double SizeFactor);
