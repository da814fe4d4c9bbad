namespace MiaIa.Plugins.Features;

/// <summary>Delta and implied volatility of a row.</summary>
internal readonly record struct SkewPoint(long SettlementNs, double Delta, double Volatility, bool IsCall);
