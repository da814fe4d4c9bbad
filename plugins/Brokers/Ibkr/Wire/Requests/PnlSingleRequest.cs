namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes the profit and loss of one position.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Account">The account.</param>
/// <param name="ConId">The instrument's number at IB.</param>
/// <param name="ModelCode">Model portfolio; empty by default.</param>
public sealed record PnlSingleRequest(int RequestId, string Account, int ConId, string ModelCode = "") : NumberedRequest(RequestId);
