namespace MiaIa.Sdk.Options;

/// <summary>
/// How a chain of another underlying is put on the index that the levels are of: a strike is as far from its spot in percent, and
/// a contract counts as many dollars per percent.
/// </summary>
/// <param name="Ratio">Index divided by the other underlying; 1 for the index itself.</param>
/// <param name="Multiplier">Dollars per point of a contract of the other, divided by the 100 of the index; 1 for the index and for a fund.</param>
public readonly record struct ChainScale(double Ratio, double Multiplier)
{
    /// <summary>The index itself.</summary>
    public static readonly ChainScale One = new(1, 1);

    /// <summary>Contracts of the index that a contract is worth.</summary>
    public double Contracts => Multiplier / Ratio;
}
