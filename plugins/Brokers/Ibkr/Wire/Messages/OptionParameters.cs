namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Expiries and strikes of one exchange and trading class (id 75); unordered, and not every pair exists.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Exchange">The exchange.</param>
/// <param name="UnderlyingConId">The underlying's number at IB.</param>
/// <param name="TradingClass">Trading class, such as SPXW.</param>
/// <param name="Multiplier">Account currency per point, as text.</param>
/// <param name="Expirations">Expiries yyyyMMdd.</param>
/// <param name="Strikes">Strikes in points.</param>
public sealed record OptionParameters(
    int RequestId, string Exchange, int UnderlyingConId, string TradingClass, string Multiplier, IReadOnlyList<string> Expirations,
    IReadOnlyList<decimal> Strikes);
