namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends an <see cref="AccountSummaryRequest"/>.</summary>
/// <param name="RequestId">Number of the subscription.</param>
public sealed record CancelAccountSummary(int RequestId) : NumberedRequest(RequestId);
