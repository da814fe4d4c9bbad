namespace MiaIa.Sdk;

/// <summary>A print of the market.</summary>
/// <param name="PriceTicks">Price, in ticks.</param>
/// <param name="Size">Contracts.</param>
/// <param name="Aggressor">Who took liquidity; None when it is not known.</param>
/// <param name="IsAggressorInferred">Whether the aggressor comes from the quote or tick rule instead of the feed.</param>
public readonly record struct Trade(int PriceTicks, int Size, Side Aggressor, bool IsAggressorInferred = false);
