namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for instruments whose name or symbol begins so.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Pattern">Beginning of a symbol or part of a name.</param>
public sealed record MatchingSymbolsRequest(int RequestId, string Pattern) : NumberedRequest(RequestId);
