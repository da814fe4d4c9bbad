namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="PositionsRequest"/>.</summary>
public sealed record CancelPositions : TwsRequest;
