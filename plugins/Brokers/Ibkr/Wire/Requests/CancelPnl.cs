namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="PnlRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelPnl(int RequestId) : NumberedRequest(RequestId);
