namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for expiries and strikes of the options on an instrument.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="UnderlyingSymbol">Symbol, such as SPX.</param>
/// <param name="UnderlyingSecType">Kind, such as IND.</param>
/// <param name="UnderlyingConId">Its number at IB.</param>
/// <param name="FutFopExchange">Exchange of options on futures; empty for all else.</param>
public sealed record OptionParametersRequest(
    int RequestId, string UnderlyingSymbol, string UnderlyingSecType, int UnderlyingConId, string FutFopExchange = "")
    : NumberedRequest(RequestId);
