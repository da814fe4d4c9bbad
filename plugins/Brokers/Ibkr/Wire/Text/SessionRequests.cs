namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes requests for the session and for reference data (PROTOCOL 4, 6, 11, 16).</summary>
internal static class SessionRequests
{
    private const int MillisVersion = 197;

    /// <summary>Writes the request; null when it is none of these.</summary>
    public static FieldWriter? Write(TwsRequest request, FieldWriter fields, int version) => request switch
    {
        StartApi r => fields.Add(71).Add(2).Add(r.ClientId).Add(r.OptionalCapabilities),
        ServerLogLevelRequest r => fields.Add(14).Add(1).Add(r.Level),
        CurrentTimeRequest => fields.Add(49).Add(1),
        CurrentTimeMillisRequest when version >= MillisVersion => fields.Add(105),
        CurrentTimeMillisRequest => throw new ArgumentException(
            $"The time in milliseconds needs server version {MillisVersion}, this one is {version}.", nameof(request)),
        UserInfoRequest r => fields.Add(104).Add(r.RequestId),
        ContractDetailsRequest r => fields.Add(9).Add(8).Add(r.RequestId).Add(r.Contract).Add(r.IsExpiredIncluded).Add(r.SecIdType)
            .Add(r.SecId).Add(r.IssuerId),
        MarketRuleRequest r => fields.Add(91).Add(r.RuleId),
        MatchingSymbolsRequest r => fields.Add(81).Add(r.RequestId).Add(r.Pattern),
        DepthExchangesRequest => fields.Add(82),
        SmartComponentsRequest r => fields.Add(83).Add(r.RequestId).Add(r.BboExchange),
        OptionParametersRequest r => fields.Add(78).Add(r.RequestId).Add(r.UnderlyingSymbol).Add(r.FutFopExchange)
            .Add(r.UnderlyingSecType).Add(r.UnderlyingConId),
        _ => null,
    };
}
