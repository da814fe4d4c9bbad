namespace MiaIa.Sdk;

/// <summary>What a filter says of a setup.</summary>
/// <param name="SizeFactor">Factor of the size, [0, 1]: 0 refuses the setup, 1 lets it be.</param>
/// <param name="Measured">What was measured, in the unit of the limit; null when it could not be.</param>
/// <param name="Limit">What it was measured against.</param>
public readonly record struct SetupJudgement(double SizeFactor, double? Measured, double Limit)
{
    /// <summary>Whether the setup may go on.</summary>
    public bool Passes => SizeFactor > 0;
}
