namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Profit and loss of an account (id 94). Null for what is not known.</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Daily">Since the account's daily reset.</param>
/// <param name="Unrealized">Of open positions.</param>
/// <param name="Realized">Of closed positions.</param>
public sealed record Pnl(int RequestId, decimal? Daily, decimal? Unrealized, decimal? Realized);
