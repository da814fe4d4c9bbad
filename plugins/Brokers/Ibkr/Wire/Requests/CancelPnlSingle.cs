namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="PnlSingleRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelPnlSingle(int RequestId) : NumberedRequest(RequestId);
