namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="RealTimeBarsRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelRealTimeBars(int RequestId) : NumberedRequest(RequestId);
