namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Price steps of a rule (id 93).</summary>
/// <param name="RuleId">Number of the rule.</param>
/// <param name="Increments">The steps in order of price.</param>
public sealed record MarketRule(int RuleId, IReadOnlyList<PriceIncrement> Increments);
