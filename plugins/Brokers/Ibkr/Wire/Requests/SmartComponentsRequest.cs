namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks which exchanges the letters of a quote stand for.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="BboExchange">The code from <see cref="TickRequestParameters"/>.</param>
public sealed record SmartComponentsRequest(int RequestId, string BboExchange) : NumberedRequest(RequestId);
