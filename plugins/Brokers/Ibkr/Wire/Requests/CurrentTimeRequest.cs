namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for the server's time in seconds; it serves as heartbeat.</summary>
public sealed record CurrentTimeRequest : TwsRequest;
