namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Sets how much the TWS logs of this client.</summary>
/// <param name="Level">1 system, 2 error, 3 warning, 4 information, 5 detail.</param>
public sealed record ServerLogLevelRequest(int Level) : TwsRequest;
