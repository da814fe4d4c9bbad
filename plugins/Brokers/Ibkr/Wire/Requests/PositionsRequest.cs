namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes the positions of all accounts.</summary>
public sealed record PositionsRequest : TwsRequest;
