namespace MiaIa.Sdk;

/// <summary>What a fill model answers: the price and the part of it that is modelled slippage.</summary>
/// <param name="Quantity">Contracts filled; 0 for none.</param>
/// <param name="PriceTicks">Price including slippage, in ticks.</param>
/// <param name="SlippageTicks">Ticks of slippage inside the price, never negative.</param>
public readonly record struct FillQuote(int Quantity, int PriceTicks, int SlippageTicks)
{
    /// <summary>Whether it is to be asked again at once for the rest, which has another price. Default: no.</summary>
    public bool HasMore { get; init; }
}
