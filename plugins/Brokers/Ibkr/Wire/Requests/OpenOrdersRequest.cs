namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the open orders of this client.</summary>
public sealed record OpenOrdersRequest : TwsRequest;
