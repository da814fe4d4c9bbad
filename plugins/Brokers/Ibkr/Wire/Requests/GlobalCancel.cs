namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Cancels every open order of the accounts, those of others included.</summary>
/// <param name="ExtOperator">Operator id for the exchange; empty for none. Sent from server version 192.</param>
/// <param name="ManualOrderIndicator">0 automatic, 1 manual, null unset. Sent from server version 192.</param>
public sealed record GlobalCancel(string ExtOperator = "", int? ManualOrderIndicator = null) : TwsRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Cancel;
}
