using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>Every other request at each version against the lists of PROTOCOL 4 to 16, with full and with bare inputs.</summary>
public sealed class RequestTableTests
{
    private const string Bare = "0||||0|||||||";
    private const string Opt = "700|SPX|OPT|20261123|6902.5|P|100|SMART|CBOE|USD|SPXW  261123P06902500|SPXW";
    private const string Fut = "515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES";

    private static readonly Contract Nothing = new();

    private static readonly Contract Option = new()
    {
        ConId = 700, Symbol = "SPX", SecType = "OPT", LastTradeDate = "20261123", Strike = 6902.500m, Right = OptionRight.Put, Multiplier = "100",
        Exchange = "SMART", PrimaryExchange = "CBOE", Currency = "USD", LocalSymbol = "SPXW  261123P06902500", TradingClass = "SPXW",
    };

    private static readonly (TwsRequest Request, string Fields, int From, int To)[] Cases =
    [
        (new StartApi(7), "71|2|7||", 176, 200),
        (new StartApi(7, "cap"), "71|2|7|cap|", 176, 200),
        (new MarketDataTypeRequest(MarketDataType.Live), "59|1|1|", 176, 200),
        (new MarketDataTypeRequest(MarketDataType.DelayedFrozen), "59|1|4|", 176, 200),
        (new MarketDataRequest(11, Es, "233,236,318"), $"1|11|11|{Fut}|0|233,236,318|0|0||", 176, 200),
        (new MarketDataRequest(11, Option, IsSnapshot: true), $"1|11|11|{Opt}|0||1|0||", 176, 200),
        (new MarketDataRequest(11, Nothing), $"1|11|11|{Bare}|0||0|0||", 176, 200),
        (new CancelMarketData(11), "2|2|11|", 176, 200),
        (new MarketDepthRequest(12, Es, 10), $"10|5|12|{Fut}|10|0||", 176, 200),
        (new MarketDepthRequest(12, Option, 5, IsSmartDepth: true), $"10|5|12|{Opt}|5|1||", 176, 200),
        (new CancelMarketDepth(12), "11|1|12|0|", 176, 200),
        (new CancelMarketDepth(12, true), "11|1|12|1|", 176, 200),
        (new TickByTickRequest(13, Es, TickByTickStream.Last), $"97|13|{Fut}|Last|0|0|", 176, 200),
        (new TickByTickRequest(13, Es, TickByTickStream.AllLast, 100), $"97|13|{Fut}|AllLast|100|0|", 176, 200),
        (new TickByTickRequest(13, Es, TickByTickStream.BidAsk, 0, true), $"97|13|{Fut}|BidAsk|0|1|", 176, 200),
        (new TickByTickRequest(13, Nothing, TickByTickStream.MidPoint), $"97|13|{Bare}|MidPoint|0|0|", 176, 200),
        (new CancelTickByTick(13), "98|13|", 176, 200),
        (new RealTimeBarsRequest(14, Es), $"50|3|14|{Fut}|5|TRADES|0||", 176, 200),
        (new RealTimeBarsRequest(14, Option, "MIDPOINT", true), $"50|3|14|{Opt}|5|MIDPOINT|1||", 176, 200),
        (new CancelRealTimeBars(14), "51|1|14|", 176, 200),
        (new HistoricalBarsRequest(15, Es, "1 min", "1 D"), $"20|15|{Fut}|0||1 min|1 D|0|TRADES|2|0||", 176, 200),
        (new HistoricalBarsRequest(15, Es, "30 secs", "3600 S", "BID_ASK") { EndTime = "20261122 09:30:00 US/Central", IsExpiredIncluded = true, IsRthOnly = true, DateFormat = 1 },
            $"20|15|{Fut}|1|20261122 09:30:00 US/Central|30 secs|3600 S|1|BID_ASK|1|0||", 176, 200),
        (new HistoricalBarsRequest(15, Option, "5 mins", "2 W", "ADJUSTED_LAST") { IsKeptUpToDate = true }, $"20|15|{Opt}|0||5 mins|2 W|0|ADJUSTED_LAST|2|1||", 176, 200),
        (new HistoricalBarsRequest(15, Es, "1 day", "1 M", "SCHEDULE") { IsRthOnly = true }, $"20|15|{Fut}|0||1 day|1 M|1|SCHEDULE|2|0||", 176, 200),
        (new CancelHistoricalBars(15), "25|1|15|", 176, 200),
        (new HeadTimestampRequest(16, Es), $"87|16|{Fut}|0|0|TRADES|2|", 176, 200),
        (new HeadTimestampRequest(16, Option, "BID", true, 1, true), $"87|16|{Opt}|1|1|BID|1|", 176, 200),
        (new CancelHeadTimestamp(16), "90|16|", 176, 200),
        (new HistoricalTicksRequest(17, Es, "TRADES") { StartTime = "20261122-09:30:00" }, $"96|17|{Fut}|0|20261122-09:30:00||1000|TRADES|0|0||", 176, 200),
        (new HistoricalTicksRequest(17, Option, "BID_ASK", 1) { EndTime = "20261122 09:30:00 US/Central", IsExpiredIncluded = true, IsRthOnly = true, IsSizeIgnored = true },
            $"96|17|{Opt}|1||20261122 09:30:00 US/Central|1|BID_ASK|1|1||", 176, 200),
        (new OptionParametersRequest(18, "SPX", "IND", 416904), "78|18|SPX||IND|416904|", 176, 200),
        (new OptionParametersRequest(18, "ES", "FUT", 515416632, "CME"), "78|18|ES|CME|FUT|515416632|", 176, 200),
        (new ContractDetailsRequest(19, Es with { ConId = 0, LastTradeDate = "202612", Multiplier = "", LocalSymbol = "", TradingClass = "" }),
            "9|8|19|0|ES|FUT|202612|0|||CME||USD|||0||||", 176, 200),
        (new ContractDetailsRequest(19, Option, true, "ISIN", "US0378331005", "i5"), $"9|8|19|{Opt}|1|ISIN|US0378331005|i5|", 176, 200),
        (new MarketRuleRequest(67), "91|67|", 176, 200),
        (new MatchingSymbolsRequest(20, "S&P 5"), "81|20|S&P 5|", 176, 200),
        (new DepthExchangesRequest(), "82|", 176, 200),
        (new SmartComponentsRequest(21, "a60001"), "83|21|a60001|", 176, 200),
        (new CurrentTimeRequest(), "49|1|", 176, 200),
        (new CurrentTimeMillisRequest(), "105|", 197, 200),
        (new ServerLogLevelRequest(1), "14|1|1|", 176, 200),
        (new ServerLogLevelRequest(5), "14|1|5|", 176, 200),
        (new UserInfoRequest(22), "104|22|", 176, 200),
        (new NextIdRequest(), "8|1|1|", 176, 200),
        (new OpenOrdersRequest(), "5|1|", 176, 200),
        (new AllOpenOrdersRequest(), "16|1|", 176, 200),
        (new AutoOpenOrdersRequest(true), "15|1|1|", 176, 200),
        (new AutoOpenOrdersRequest(false), "15|1|0|", 176, 200),
        (new CompletedOrdersRequest(), "99|0|", 176, 200),
        (new CompletedOrdersRequest(true), "99|1|", 176, 200),
        (new ExecutionsRequest(23), "7|3|23|0|||||||", 176, 199),
        (new ExecutionsRequest(23), "7|3|23|0|||||||2147483647|0|", 200, 200),
        (Executions(), "7|3|23|9|DU1|20261122-09:30:00|ES|FUT|CME|BUY|", 176, 199),
        (Executions(), "7|3|23|9|DU1|20261122-09:30:00|ES|FUT|CME|BUY|3|2|20261120|20261121|", 200, 200),
        (new CancelOrder(24), "4|1|24||", 176, 186),
        (new CancelOrder(24), "4|1|24||||2147483647|", 187, 189),
        (new CancelOrder(24), "4|1|24||", 190, 191),
        (new CancelOrder(24), "4|24|||2147483647|", 192, 200),
        (new CancelOrder(-5, "20261122-09:30:00", "op", 1), "4|1|-5|20261122-09:30:00|", 176, 186),
        (new CancelOrder(-5, "20261122-09:30:00", "op", 1), "4|1|-5|20261122-09:30:00|||2147483647|", 187, 189),
        (new CancelOrder(-5, "20261122-09:30:00", "op", 1), "4|1|-5|20261122-09:30:00|", 190, 191),
        (new CancelOrder(-5, "20261122-09:30:00", "op", 1), "4|-5|20261122-09:30:00|op|1|", 192, 200),
        (new GlobalCancel(), "58|1|", 176, 191),
        (new GlobalCancel(), "58||2147483647|", 192, 200),
        (new GlobalCancel("op", 0), "58|1|", 176, 191),
        (new GlobalCancel("op", 0), "58|op|0|", 192, 200),
        (new ManagedAccountsRequest(), "17|1|", 176, 200),
        (new AccountUpdatesRequest("DU1"), "6|2|1|DU1|", 176, 200),
        (new CancelAccountUpdates("DU1"), "6|2|0|DU1|", 176, 200),
        (new PositionsRequest(), "61|1|", 176, 200),
        (new CancelPositions(), "64|1|", 176, 200),
        (new PositionsMultiRequest(25, "DU1", "M"), "74|1|25|DU1|M|", 176, 200),
        (new PositionsMultiRequest(25, "DU1"), "74|1|25|DU1||", 176, 200),
        (new CancelPositionsMulti(25), "75|1|25|", 176, 200),
        (new AccountSummaryRequest(26, "NetLiquidation,BuyingPower"), "62|1|26|All|NetLiquidation,BuyingPower|", 176, 200),
        (new AccountSummaryRequest(26, "$LEDGER:ALL", "grp"), "62|1|26|grp|$LEDGER:ALL|", 176, 200),
        (new CancelAccountSummary(26), "63|1|26|", 176, 200),
        (new AccountUpdatesMultiRequest(27, "DU1", "M", true), "76|1|27|DU1|M|1|", 176, 200),
        (new AccountUpdatesMultiRequest(27, "DU1"), "76|1|27|DU1||0|", 176, 200),
        (new CancelAccountUpdatesMulti(27), "77|1|27|", 176, 200),
        (new PnlRequest(28, "DU1", "M"), "92|28|DU1|M|", 176, 200),
        (new PnlRequest(28, "DU1"), "92|28|DU1||", 176, 200),
        (new CancelPnl(28), "93|28|", 176, 200),
        (new PnlSingleRequest(29, "DU1", 515416632, "M"), "94|29|DU1|M|515416632|", 176, 200),
        (new PnlSingleRequest(29, "DU1", 515416632), "94|29|DU1||515416632|", 176, 200),
        (new CancelPnlSingle(29), "95|29|", 176, 200),
    ];

    public static TheoryData<int> Versions => [.. Enumerable.Range(176, 25)];

    public static TheoryData<TwsRequest> Refused => new()
    {
        new MarketDataTypeRequest(MarketDataType.Unknown),
        new MarketDataRequest(1, Es, "233", IsSnapshot: true),
        new MarketDataRequest(1, Es, "233, 236"),
        new MarketDepthRequest(1, Es, 0),
        new HistoricalBarsRequest(1, Es, "1 min", "1 D") { IsKeptUpToDate = true, EndTime = "20261122-09:30:00" },
        new HistoricalBarsRequest(1, Es, "1 min", "1 D", "ADJUSTED_LAST") { EndTime = "20261122-09:30:00" },
        new HistoricalBarsRequest(1, Es, "1 min", "1 D") { DateFormat = 3 },
        new HistoricalTicksRequest(1, Es, "TRADES"),
        new HistoricalTicksRequest(1, Es, "TRADES") { StartTime = "20261122-09:30:00", EndTime = "20261122-09:31:00" },
        new HistoricalTicksRequest(1, Es, "TRADES", 1001) { EndTime = "20261122-09:31:00" },
        new ServerLogLevelRequest(0),
        new ServerLogLevelRequest(6),
        new CancelOrder(1, ManualOrderIndicator: 2),
        new GlobalCancel(ManualOrderIndicator: -1),
        new PlaceOrder(12, Es, Limit with { LimitPrice = null }),
        new PlaceOrder(12, Es, Limit with { OrderType = "STP", LimitPrice = null }),
        new PlaceOrder(12, Es, Limit with { OrderType = "STP LMT" }),
        new PlaceOrder(12, Es, Limit with { OrderType = "MKT" }),
        new PlaceOrder(12, Es, Limit with { OrderType = "TRAIL", AuxPrice = 1, TrailingPercent = 1 }),
        new PlaceOrder(12, Es, Limit with { OrderType = "TRAIL" }),
        new PlaceOrder(12, Es, Limit with { OrderType = "TRAIL LIMIT", AuxPrice = 1, LimitPriceOffset = 1 }),
        new PlaceOrder(12, Es, Limit with { TimeInForce = "GTD" }),
        new PlaceOrder(12, Es, Limit with { GoodTillDate = "20261122-09:30:00" }),
        new PlaceOrder(12, Es, Limit with { OcaType = 1 }),
        new PlaceOrder(12, Es, Limit with { TriggerMethod = 5 }),
        new PlaceOrder(12, Es, Limit with { IsWhatIf = true, IsTransmitted = false }),
        new PlaceOrder(12, Es, Limit with { ManualOrderIndicator = 2 }),
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryField_OfARequest_IsThatOfItsList(int version)
    {
        foreach ((TwsRequest request, string fields, _, _) in Cases.Where(c => version >= c.From && version <= c.To))
        {
            Encode(request, version).Should().Be(fields, "{0} at {1}", request, version);
        }
    }

    [Fact]
    public void EveryRequest_IsInTheTable()
    {
        IEnumerable<Type> all = typeof(TwsRequest).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(TwsRequest)) && !t.IsAbstract && t != typeof(PlaceOrder));
        Cases.Select(c => c.Request.GetType()).Distinct().Should().BeEquivalentTo(all);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void ARequest_ThatBreaksARule_IsNotWritten(TwsRequest request)
    {
        Action encode = () => Encode(request);
        encode.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void NoRequest_IsWrittenToAServerThatIsTooOld()
    {
        Action encode = () => Encode(new CurrentTimeRequest(), 175);
        encode.Should().Throw<ArgumentException>().WithMessage("*176*");
    }

    private static ExecutionsRequest Executions() => new(23)
    {
        ClientId = 9, Account = "DU1", Time = "20261122-09:30:00", Symbol = "ES", SecType = "FUT", Exchange = "CME", Side = "BUY", LastDays = 3,
        Dates = ["20261120", "20261121"],
    };
}
