namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="MarketDataRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelMarketData(int RequestId) : NumberedRequest(RequestId);
