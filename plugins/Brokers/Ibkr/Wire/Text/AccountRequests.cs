namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes requests for account data (PROTOCOL 15).</summary>
internal static class AccountRequests
{
    /// <summary>Writes the request; null when it is none of these.</summary>
    public static FieldWriter? Write(TwsRequest request, FieldWriter fields) => request switch
    {
        ManagedAccountsRequest => fields.Add(17).Add(1),
        AccountUpdatesRequest r => fields.Add(6).Add(2).Add(1).Add(r.Account),
        CancelAccountUpdates r => fields.Add(6).Add(2).Add(0).Add(r.Account),
        PositionsRequest => fields.Add(61).Add(1),
        CancelPositions => fields.Add(64).Add(1),
        PositionsMultiRequest r => fields.Add(74).Add(1).Add(r.RequestId).Add(r.Account).Add(r.ModelCode),
        CancelPositionsMulti r => fields.Add(75).Add(1).Add(r.RequestId),
        AccountSummaryRequest r => fields.Add(62).Add(1).Add(r.RequestId).Add(r.Group).Add(r.Tags),
        CancelAccountSummary r => fields.Add(63).Add(1).Add(r.RequestId),
        AccountUpdatesMultiRequest r => fields.Add(76).Add(1).Add(r.RequestId).Add(r.Account).Add(r.ModelCode).Add(r.IsLedgerAndNlv),
        CancelAccountUpdatesMulti r => fields.Add(77).Add(1).Add(r.RequestId),
        PnlRequest r => fields.Add(92).Add(r.RequestId).Add(r.Account).Add(r.ModelCode),
        CancelPnl r => fields.Add(93).Add(r.RequestId),
        PnlSingleRequest r => fields.Add(94).Add(r.RequestId).Add(r.Account).Add(r.ModelCode).Add(r.ConId),
        CancelPnlSingle r => fields.Add(95).Add(r.RequestId),
        _ => null,
    };
}
