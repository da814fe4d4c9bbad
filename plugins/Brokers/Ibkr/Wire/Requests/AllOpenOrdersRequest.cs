namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks once for the open orders of all clients.</summary>
public sealed record AllOpenOrdersRequest : TwsRequest;
