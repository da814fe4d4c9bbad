namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes the positions of an account and model.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Account">The account.</param>
/// <param name="ModelCode">Model portfolio; empty by default.</param>
public sealed record PositionsMultiRequest(int RequestId, string Account, string ModelCode = "") : NumberedRequest(RequestId);
