namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A leg of a combination.</summary>
/// <param name="ConId">The instrument's number at IB.</param>
/// <param name="Ratio">Contracts of the leg for each of the combination.</param>
/// <param name="Action">BUY or SELL.</param>
/// <param name="Exchange">Exchange of the leg.</param>
/// <param name="Price">Price of the leg in points; null for none.</param>
public sealed record ComboLeg(int ConId, int Ratio, string Action, string Exchange, decimal? Price = null);
