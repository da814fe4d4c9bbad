namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A position (ids 61 and 71); 0 once when it was closed.</summary>
/// <param name="RequestId">Number of the subscription; -1 for the one of all accounts.</param>
/// <param name="Account">The account.</param>
/// <param name="Contract">The instrument; the exchange is empty for futures.</param>
/// <param name="Position">Contracts, negative when short; null when not told.</param>
/// <param name="AverageCost">Price times multiplier plus commission; null when not told.</param>
/// <param name="ModelCode">Model portfolio; empty for none.</param>
public sealed record PositionReport(
    int RequestId, string Account, Contract Contract, decimal? Position, decimal? AverageCost, string ModelCode);
