namespace MiaIa.Sdk.Options;

/// <summary>Rows of a chain that are not used, by reason. A row counts once, for the first that holds.</summary>
/// <param name="Expired">Settled, or by the calendar on or before the quote date.</param>
/// <param name="Volatility">Implied volatility absent, 0, or above 5.</param>
/// <param name="Crossed">Bid above ask.</param>
/// <param name="NoInterest">Open interest absent, 0 or negative.</param>
/// <param name="Malformed">Strike that is no positive number.</param>
/// <param name="Duplicate">A contract that was there already; the first counts.</param>
public readonly record struct ChainDrops(int Expired, int Volatility, int Crossed, int NoInterest, int Malformed, int Duplicate)
{
    /// <summary>These and others.</summary>
    internal ChainDrops Plus(in ChainDrops other) => new(
        Expired + other.Expired, Volatility + other.Volatility, Crossed + other.Crossed, NoInterest + other.NoInterest,
        Malformed + other.Malformed, Duplicate + other.Duplicate);

    /// <summary>All of them.</summary>
    public int Total => Expired + Volatility + Crossed + NoInterest + Malformed + Duplicate;
}
