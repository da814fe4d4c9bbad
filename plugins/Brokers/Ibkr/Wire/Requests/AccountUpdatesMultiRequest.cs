namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes the values of an account and model.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Account">The account.</param>
/// <param name="ModelCode">Model portfolio; empty by default.</param>
/// <param name="IsLedgerAndNlv">Only currency balances and net liquidation; default false.</param>
public sealed record AccountUpdatesMultiRequest(int RequestId, string Account, string ModelCode = "", bool IsLedgerAndNlv = false)
    : NumberedRequest(RequestId);
