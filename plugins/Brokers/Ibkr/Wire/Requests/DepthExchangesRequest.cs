namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks which exchanges offer books.</summary>
public sealed record DepthExchangesRequest : TwsRequest;
