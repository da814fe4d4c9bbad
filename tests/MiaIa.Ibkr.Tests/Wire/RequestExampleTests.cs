using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>The worked examples of PROTOCOL 20 and the layouts of 6 to 16, byte for byte.</summary>
public sealed class RequestExampleTests
{
    private static readonly Contract EsMonth = new() { Symbol = "ES", SecType = "FUT", LastTradeDate = "202612", Exchange = "CME", Currency = "USD" };

    public static TheoryData<TwsRequest, string> Examples => new()
    {
        { new CurrentTimeRequest(), "49|1|" },
        { new CurrentTimeMillisRequest(), "105|" },
        { new CancelOrder(12), "4|12|||2147483647|" },
        { new CancelOrder(12, "20261122-09:30:00", "OP1", 1), "4|12|20261122-09:30:00|OP1|1|" },
        { new GlobalCancel(), "58||2147483647|" },
        { new ContractDetailsRequest(1, EsMonth), "9|8|1|0|ES|FUT|202612|0|||CME||USD|||0||||" },
        { new MarketDataRequest(2, Es, "233"), $"1|11|2|{Future}0|233|0|0||" },
        { new MarketDataRequest(2, Es, IsSnapshot: true), $"1|11|2|{Future}0||1|0||" },
        { new CancelMarketData(2), "2|2|2|" },
        { new MarketDataTypeRequest(MarketDataType.Delayed), "59|1|3|" },
        { new TickByTickRequest(3, Es, TickByTickStream.AllLast), $"97|3|{Future}AllLast|0|0|" },
        { new TickByTickRequest(4, Es, TickByTickStream.BidAsk), $"97|4|{Future}BidAsk|0|0|" },
        { new CancelTickByTick(4), "98|4|" },
        { new MarketDepthRequest(5, Es, 10), $"10|5|5|{Future}10|0||" },
        { new CancelMarketDepth(5, IsSmartDepth: true), "11|1|5|1|" },
        { new RealTimeBarsRequest(6, Es), $"50|3|6|{Future}5|TRADES|0||" },
        { new CancelRealTimeBars(6), "51|1|6|" },
        { new HistoricalBarsRequest(6, Es, "1 min", "1 D") { IsKeptUpToDate = true }, $"20|6|{Future}0||1 min|1 D|0|TRADES|2|1||" },
        { new CancelHistoricalBars(6), "25|1|6|" },
        { new HeadTimestampRequest(7, Es), $"87|7|{Future}0|0|TRADES|2|" },
        { new CancelHeadTimestamp(7), "90|7|" },
        { new HistoricalTicksRequest(8, Es, "BID_ASK", 500) { EndTime = "20261120-20:00:00" }, $"96|8|{Future}0||20261120-20:00:00|500|BID_ASK|0|0||" },
        { new OptionParametersRequest(7, "SPX", "IND", 416904), "78|7|SPX||IND|416904|" },
        { new MarketRuleRequest(67), "91|67|" },
        { new MatchingSymbolsRequest(9, "MES"), "81|9|MES|" },
        { new DepthExchangesRequest(), "82|" },
        { new SmartComponentsRequest(9, "a60001"), "83|9|a60001|" },
        { new NextIdRequest(), "8|1|1|" },
        { new OpenOrdersRequest(), "5|1|" },
        { new AllOpenOrdersRequest(), "16|1|" },
        { new AutoOpenOrdersRequest(IsBinding: true), "15|1|1|" },
        { new CompletedOrdersRequest(), "99|0|" },
        { new ExecutionsRequest(9), "7|3|9|0|||||||2147483647|0|" },
        { new ExecutionsRequest(9) { ClientId = 7, Account = "DU1", Time = "20261122-00:00:00", Symbol = "ES", SecType = "FUT", Exchange = "CME", Side = "BUY", LastDays = 2, Dates = ["20261120", "20261121"] }, "7|3|9|7|DU1|20261122-00:00:00|ES|FUT|CME|BUY|2|2|20261120|20261121|" },
        { new ManagedAccountsRequest(), "17|1|" },
        { new AccountUpdatesRequest("DU1"), "6|2|1|DU1|" },
        { new CancelAccountUpdates("DU1"), "6|2|0|DU1|" },
        { new PositionsRequest(), "61|1|" },
        { new CancelPositions(), "64|1|" },
        { new PositionsMultiRequest(1, "DU1", "M"), "74|1|1|DU1|M|" },
        { new CancelPositionsMulti(1), "75|1|1|" },
        { new AccountSummaryRequest(1, "NetLiquidation,BuyingPower"), "62|1|1|All|NetLiquidation,BuyingPower|" },
        { new CancelAccountSummary(1), "63|1|1|" },
        { new AccountUpdatesMultiRequest(1, "DU1", IsLedgerAndNlv: true), "76|1|1|DU1||1|" },
        { new CancelAccountUpdatesMulti(1), "77|1|1|" },
        { new PnlRequest(1, "DU1"), "92|1|DU1||" },
        { new CancelPnl(1), "93|1|" },
        { new PnlSingleRequest(1, "DU1", 515416632), "94|1|DU1||515416632|" },
        { new CancelPnlSingle(1), "95|1|" },
        { new ServerLogLevelRequest(5), "14|1|5|" },
        { new UserInfoRequest(1), "104|1|" },
        { new StartApi(7), "71|2|7||" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void ARequest_IsWritten_AsTheProtocolSays(TwsRequest request, string expected) => Encode(request).Should().Be(expected);

    [Fact]
    public void EveryKindOfRequest_HasAnExample() =>
        Examples.Select(e => e[0].GetType()).Append(typeof(PlaceOrder)).Distinct().Should().BeEquivalentTo(
            typeof(TwsRequest).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TwsRequest)) && !t.IsAbstract));

    [Fact]
    public void AFrame_BeginsWithItsLength_ByteForByte()
    {
        Bytes(new CurrentTimeRequest()).Should().Equal(0, 0, 0, 5, 0x34, 0x39, 0, 0x31, 0);
        Convert.ToHexStringLower(Bytes(new CancelOrder(12))).Should().Be("0000001234003132000000323134373438333634370" + "0");
        Convert.ToHexStringLower(Bytes(new StartApi(7))).Should().Be("00000008373100320037" + "0000");
    }

    [Fact]
    public void TheLimitOrderOfTheExample_IsWritten_FieldForField()
    {
        const string Expected =
            "3|12|515416632|ES|FUT|20261218|||50|CME||USD|ESZ6|ES|||BUY|1|LMT|6990.25||DAY||DU1234567||0|tag-1|1|0|0|0|0|0|0|0||0|||||||0||-1|0|||0|||0|0||0||||||0|||||0|||||||||||0|||0|0|||0||0|0|0|0|||||||0|||||||||0|0|0||2147483647|2147483647|0||||0|0|2147483647|0|";
        Encode(new PlaceOrder(12, Es, Limit)).Should().Be(Expected);
    }

    [Fact]
    public void EveryFieldOfATicket_LandsAtItsNumberInTheTable()
    {
        OrderTicket ticket = new()
        {
            Action = "SELL", TotalQuantity = 2.50m, OrderType = "TRAIL LIMIT", Account = "A23", LimitPrice = 19.00m, AuxPrice = 20m,
            TimeInForce = "GTD", OcaGroup = "G22", OcaType = 2, OrderRef = "R26", IsTransmitted = false, ParentId = 28, TriggerMethod = 8,
            IsOutsideRth = true, DisplaySize = 31, GoodAfterTime = "T37", GoodTillDate = "T38", ModelCode = "M42", TrailStopPrice = 68.25m,
            ExtOperator = "O97", AdvancedErrorOverride = "E112",
            ManualOrderTime = "T113", ManualOrderIndicator = 1,
        };
        string[] fields = Encode(new PlaceOrder(12, Es with { Strike = 6.50m, Right = OptionRight.Put }, ticket)).Split('|');
        (int Number, string Text)[] expected =
        [
            (6, "6.5"), (7, "P"), (16, "SELL"), (17, "2.5"), (18, "TRAIL LIMIT"), (19, "19"), (20, "20"), (21, "GTD"), (22, "G22"), (23, "A23"),
            (26, "R26"), (27, "0"), (28, "28"), (31, "31"), (32, "8"), (33, "1"), (37, "T37"), (38, "T38"), (42, "M42"), (46, "2"),
            (68, "68.25"), (69, ""), (84, "0"), (92, ""), (97, "O97"), (112, "E112"), (113, "T113"), (117, "1"),
        ];
        expected.Select(e => (e.Number, fields[e.Number])).Should().Equal(expected);
        OrderTicket other = ticket with { IsTransmitted = true, IsWhatIf = true, LimitPrice = null, AuxPrice = null, TrailingPercent = 0.69m, LimitPriceOffset = -0.92m };
        fields = Encode(new PlaceOrder(12, Es, other)).Split('|');
        expected = [(19, ""), (20, ""), (27, "1"), (69, "0.69"), (84, "1"), (92, "-0.92")];
        expected.Select(e => (e.Number, fields[e.Number])).Should().Equal(expected);
    }

    [Fact]
    public void ARequest_SaysItsKindAndItsNumber()
    {
        TwsRequest[] requests = [new PlaceOrder(12, Es, Limit), new CancelOrder(13), new GlobalCancel(), new PnlRequest(14, "DU1"), new OpenOrdersRequest()];
        requests.Select(r => (r.Kind, r.IdKind, r.Id)).Should().Equal(
            (RequestKind.Order, RequestIdKind.Order, 12), (RequestKind.Cancel, RequestIdKind.Order, 13), (RequestKind.Cancel, RequestIdKind.None, -1),
            (RequestKind.Ordinary, RequestIdKind.Request, 14), (RequestKind.Ordinary, RequestIdKind.None, -1));
    }
}
