namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends an <see cref="AccountUpdatesMultiRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelAccountUpdatesMulti(int RequestId) : NumberedRequest(RequestId);
