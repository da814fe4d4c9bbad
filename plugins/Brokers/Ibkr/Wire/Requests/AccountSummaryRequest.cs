namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes chosen values of accounts; at most two at a time.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Tags">Comma list, such as NetLiquidation,BuyingPower.</param>
/// <param name="Group">Group of accounts; default All.</param>
public sealed record AccountSummaryRequest(int RequestId, string Tags, string Group = "All") : NumberedRequest(RequestId);
