namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A position of the account with its value (id 7). Null for what is not known.</summary>
/// <param name="Contract">The instrument.</param>
/// <param name="Position">Contracts, negative when short.</param>
/// <param name="MarketPrice">In points.</param>
/// <param name="MarketValue">In the instrument's currency.</param>
/// <param name="AverageCost">Price times multiplier plus commission.</param>
/// <param name="UnrealizedPnl">In the instrument's currency.</param>
/// <param name="RealizedPnl">In the instrument's currency.</param>
/// <param name="Account">The account.</param>
public sealed record PortfolioValue(
    Contract Contract, decimal? Position, decimal? MarketPrice, decimal? MarketValue, decimal? AverageCost, decimal? UnrealizedPnl,
    decimal? RealizedPnl, string Account);
