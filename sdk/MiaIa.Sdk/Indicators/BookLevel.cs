namespace MiaIa.Sdk.Indicators;

/// <summary>One price level of a book.</summary>
/// <param name="PriceTicks">Price, in ticks.</param>
/// <param name="Size">Total of contracts resting there, at least 1.</param>
/// <param name="Orders">Number of orders; 0 when it is not known.</param>
public readonly record struct BookLevel(int PriceTicks, int Size, int Orders);
