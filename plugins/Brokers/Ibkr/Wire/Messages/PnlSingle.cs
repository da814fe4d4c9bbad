namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Profit and loss of a position (id 95). Null for what is not known.</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Position">Contracts, negative when short.</param>
/// <param name="Daily">Since the account's daily reset.</param>
/// <param name="Unrealized">Not yet realised.</param>
/// <param name="Realized">Realised.</param>
/// <param name="Value">Market value.</param>
public sealed record PnlSingle(int RequestId, decimal? Position, decimal? Daily, decimal? Unrealized, decimal? Realized, decimal? Value);
