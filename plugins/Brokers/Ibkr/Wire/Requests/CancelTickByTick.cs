namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="TickByTickRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelTickByTick(int RequestId) : NumberedRequest(RequestId);
