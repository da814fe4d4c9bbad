namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Chooses the kind of market data for the whole session.</summary>
/// <param name="Type">Kind of data.</param>
public sealed record MarketDataTypeRequest(MarketDataType Type) : TwsRequest;
