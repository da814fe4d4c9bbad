namespace MiaIa.Host.Records;

/// <summary>What was printed in a window of time.</summary>
/// <param name="Prints">Number of prints.</param>
/// <param name="BuyVolume">Contracts bought by aggressors.</param>
/// <param name="SellVolume">Contracts sold by aggressors.</param>
/// <param name="UnknownVolume">Contracts whose aggressor nobody knows.</param>
internal readonly record struct TradeFlow(int Prints, long BuyVolume, long SellVolume, long UnknownVolume);
