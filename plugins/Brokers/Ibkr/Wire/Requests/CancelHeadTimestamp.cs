namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="HeadTimestampRequest"/>.</summary>
/// <param name="RequestId">Number of the request.</param>
public sealed record CancelHeadTimestamp(int RequestId) : NumberedRequest(RequestId);
