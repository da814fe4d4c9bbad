namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the next valid order number.</summary>
public sealed record NextIdRequest : TwsRequest;
