namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="MarketDepthRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="IsSmartDepth">The same as in the request.</param>
public sealed record CancelMarketDepth(int RequestId, bool IsSmartDepth = false) : NumberedRequest(RequestId);
