namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="PositionsMultiRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelPositionsMulti(int RequestId) : NumberedRequest(RequestId);
