namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the server's time in milliseconds; needs server version 197.</summary>
public sealed record CurrentTimeMillisRequest : TwsRequest;
