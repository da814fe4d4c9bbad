namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the price increments of a rule; the answer names the rule, not the request.</summary>
/// <param name="RuleId">Number of the rule.</param>
public sealed record MarketRuleRequest(int RuleId) : TwsRequest;
