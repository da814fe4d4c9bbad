using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>The worked examples of PROTOCOL 20 and the layouts of 6 to 17, value for value.</summary>
public sealed class MessageExampleTests
{
    private const string MaxDouble = "1.7976931348623157E308";

    private static readonly Contract Reported = Es with { };

    public static TheoryData<string, object?> Examples => new()
    {
        { "15|1|DU1234567|", new[] { "DU1234567" } },
        { "15|1|DU1,DU2,|", new[] { "DU1", "DU2" } },
        { "9|1|1|", 1 },
        { "4|-1|2104|Market data farm connection is OK:usfuture||1763800000000|", new TwsNotice(-1, 2104, "Market data farm connection is OK:usfuture", "", 1763800000000) },
        { "1|6|2|1|7000.25|14|1|", new TickPrice(2, 1, 7000.25, 14m, 1) },
        { "1|6|2|1|7000|21|1|", new TickPrice(2, 1, 7000, 21m, 1) },
        { "2|6|2|0|21|", new TickSize(2, 0, 21m) },
        { "45|6|2|49|0|", new TickGeneric(2, 49, 0) },
        { "46|6|2|45|1763800123|", (new TickString(2, 45), "1763800123") },
        { "46|6|2|48|7000.25;3;1763800000123;154321;6998.12345678;true|", new RtVolume(2, 48, 7000.25, 3m, 1763800000123, 154321m, 6998.12345678, true) },
        { "46|6|2|77|;0;1763800000123;154321;6998.5;false|", new RtVolume(2, 77, null, 0m, 1763800000123, 154321m, 6998.5, false) },
        { "21|2|13|1|0.125|-1|12.5|0.5|0.001|2.5|-0.75|7000.25|", new TickOptionComputation(2, 13, 1, 0.125, -1, 12.5, 0.5, 0.001, 2.5, -0.75, 7000.25) },
        { "57|1|2|", 2 },
        { "58|1|2|1|", (2, MarketDataType.Live) },
        { "81|2|0.25||3|", new TickRequestParameters(2, 0.25m, "", 3) },
        { "12|1|5|0|0|1|7000|21|", new MarketDepth(5, 0, DepthOperation.Insert, DepthSide.Bid, 7000, 21m) },
        { "12|1|5|0|1|0|7000.25|14|", new MarketDepth(5, 0, DepthOperation.Update, DepthSide.Ask, 7000.25, 14m) },
        { "13|1|5|3|NSDQ|2|1|99.5|100|1|", new MarketDepthL2(5, 3, "NSDQ", DepthOperation.Delete, DepthSide.Bid, 99.5, 100m, true) },
        { "99|3|2|1763800001|7000.25|3|0|CME||", new TickByTickTrade(3, true, 1763800001, 7000.25, 3m, false, false, "CME", "") },
        { "99|3|1|1763800001|7000.25|3|2|CME| T|", new TickByTickTrade(3, false, 1763800001, 7000.25, 3m, false, true, "CME", " T") },
        { "99|4|3|1763800001|7000|7000.25|21|14|0|", new TickByTickQuote(4, 1763800001, 7000, 7000.25, 21m, 14m, false, false) },
        { "99|4|3|1763800001|7000|7000.25|21|14|1|", new TickByTickQuote(4, 1763800001, 7000, 7000.25, 21m, 14m, true, false) },
        { "99|4|4|1763800001|7000.125|", new TickByTickMidPoint(4, 1763800001, 7000.125) },
        { "50|3|6|1763800005|7000|7001|6999|7000.5|120|7000.25|44|", new RealTimeBar(6, 1763800005, 7000, 7001, 6999, 7000.5, 120m, 7000.25, 44) },
        { "52|1|1|", 1 },
        { "108|6|20261121 09:31:00 US/Central|20261122 09:31:00 US/Central|", new HistoricalDataEnd(6, "20261121 09:31:00 US/Central", "20261122 09:31:00 US/Central") },
        { "90|6|12|1763799960|7000.5|7000.25|7000.75|7000|7000.4|840|", new HistoricalBarUpdate(6, new("1763799960", Open: 7000.5, High: 7000.75, Low: 7000, Close: 7000.25, Volume: 840m, Wap: 7000.4, Count: 12)) },
        { "88|7|1262304000|", new HeadTimestamp(7, "1262304000") },
        { "76|7|", 7 },
        { "3|12|Submitted|0|1|0|1426086041|0|0|7||0|", new OrderStatusUpdate(12, OrderStatus.Submitted, "Submitted", 0m, 1m, 0m, 1426086041, 0, 0m, 7, "", 0m) },
        { "3|12|Filled|1|0|6990.25|1426086041|0|6990.25|7||0|", new OrderStatusUpdate(12, OrderStatus.Filled, "Filled", 1m, 0m, 6990.25m, 1426086041, 0, 6990.25m, 7, "", 0m) },
        { "3|15|Novel|0|1|0|8589934592|13|0|7|child,trigger|0|", new OrderStatusUpdate(15, OrderStatus.Unknown, "Novel", 0m, 1m, 0m, 8589934592, 13, 0m, 7, "child,trigger", 0m) },
        { $"59|1|0000e1a7.6921b6c0.01.01|2.25|USD|{MaxDouble}|{MaxDouble}||", new CommissionReport("0000e1a7.6921b6c0.01.01", 2.25m, "USD", null, null, "") },
        { "53|1|", null },
        { "55|1|9|", 9 },
        { "102|", null },
        { "100|8589934592|0|-3|", new OrderBound(8589934592, 0, -3) },
        { "6|2|NetLiquidation|1000.5|USD|DU1|", new AccountValue("NetLiquidation", "1000.5", "USD", "DU1") },
        { "8|1|15:04|", "15:04" },
        { "54|1|DU1|", "DU1" },
        { "62|1|", null },
        { "63|1|1|DU1|BuyingPower|5|USD|", new AccountSummary(1, "DU1", "BuyingPower", "5", "USD") },
        { "64|1|1|", 1 },
        { "72|1|1|", 1 },
        { "73|1|1|DU1|M|Key|V|USD|", new AccountUpdateMulti(1, "DU1", "M", "Key", "V", "USD") },
        { "74|1|1|", 1 },
        { $"94|1|12.5|-3.25|{MaxDouble}|", new Pnl(1, 12.5m, -3.25m, null) },
        { "95|1|-2|1|2|3|4.5|", new PnlSingle(1, -2m, 1m, 2m, 3m, 4.5m) },
        { "49|1|1763800000|", 1763800000L },
        { "109|1763800000123|", 1763800000123L },
        { "107|1|brand|", (1, "brand") },
        { $"61|3|DU1|515416632|ES|FUT|20261218|0.0||50||USD|ESZ6|ES|-1|315114.75|", new PositionReport(-1, "DU1", Reported with { Exchange = "" }, -1m, 315114.75m, "") },
        { $"71|1|4|DU1|515416632|ES|FUT|20261218|0||50||USD|ESZ6|ES|2|315114.75|M|", new PositionReport(4, "DU1", Reported with { Exchange = "" }, 2m, 315114.75m, "M") },
        { "7|8|515416632|ES|FUT|20261218|0|0|50|CME|USD|ESZ6|ES|1|7000.25|350012.5|349500|512.5|0|DU1|", new PortfolioValue(Reported with { Exchange = "", PrimaryExchange = "CME" }, 1m, 7000.25m, 350012.5m, 349500m, 512.5m, 0m, "DU1") },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void AMessage_IsRead_AsTheProtocolSays(string text, object? expected) => Message(text).Should().BeEquivalentTo(expected, o => o.WithStrictOrdering());

    [Fact]
    public void AnExecution_IsRead_ValueForValue()
    {
        const string Text = "11|-1|12|515416632|ES|FUT|20261218|0.0||50|CME|USD|ESZ6|ES|0000e1a7.6921b6c0.01.01|20261122 03:31:07 US/Central|DU1234567|CME|BOT|1|6990.25|1426086041|7|0|1|6990.25|tag-1||||1|0|papertrader|";
        Message(Text).Should().Be(new ExecutionReport
        {
            RequestId = -1, OrderId = 12, Contract = Es, ExecId = "0000e1a7.6921b6c0.01.01", Time = "20261122 03:31:07 US/Central", Account = "DU1234567",
            Exchange = "CME", Side = ExecutionSide.Bought, SideText = "BOT", Shares = 1, Price = 6990.25m, PermId = 1426086041, ClientId = 7,
            CumulativeQuantity = 1, AveragePrice = 6990.25m, OrderRef = "tag-1", LastLiquidity = 1, Submitter = "papertrader",
        });
    }

    [Fact]
    public void ContractDetails_AreRead_ValueForValue()
    {
        const string Text = "10|1|ES|FUT|20261218 08:30:00 US/Central|20261218|0||CME|USD|ESZ6|ES|ES|515416632|0.25|50|ACTIVETIM,WHATIF|CME,QBALGO|1|11004968|E-mini S\\u0026P 500||202612|I|C|S|US/Central|;20260405:1700-20260406:1600|20260405:CLOSED||0.5|1|ISIN|X1|2147483647|ES|IND|67,67|20261218||1|1|0.5|1|7|not yet|";
        Message(Text).Should().BeEquivalentTo(new ContractDetails
        {
            RequestId = 1, Contract = Es, LastTradeText = "20261218 08:30:00 US/Central", LastTradeTime = "08:30:00", LastTradeZone = "US/Central",
            MarketName = "ES", MinTick = 0.25m, OrderTypes = "ACTIVETIM,WHATIF", ValidExchanges = "CME,QBALGO", PriceMagnifier = 1, UnderConId = 11004968,
            LongName = "E-mini S&P 500", ContractMonth = "202612", Industry = "I", Category = "C", Subcategory = "S", TimeZoneId = "US/Central",
            TradingHoursText = ";20260405:1700-20260406:1600", LiquidHoursText = "20260405:CLOSED", EvMultiplier = 0.5m, SecIds = [new("ISIN", "X1")],
            UnderSymbol = "ES", UnderSecType = "IND", MarketRuleIds = "67,67", RealExpirationDate = "20261218", MinSize = 1, SizeIncrement = 1,
            SuggestedSizeIncrement = 0.5m, IneligibilityReasons = [new("7", "not yet")],
        });
    }

    [Fact]
    public void HistoricalBars_AreRead_ValueForValue()
    {
        HistoricalBars bars = (HistoricalBars)Message("17|6|2|1763799900|7000|7001|6999.75|7000.5|1200|7000.31|410|1763799960|7000.5|7000.75|7000|7000.25|-1|-1|-1|")!;
        bars.Should().BeEquivalentTo(new { RequestId = 6, IsEnd = false, Start = "", End = "" });
        bars.Bars.Should().Equal(
            new HistoricalBar("1763799900", 7000, 7001, 6999.75, 7000.5, 1200, 7000.31, 410),
            new HistoricalBar("1763799960", 7000.5, 7000.75, 7000, 7000.25, null, null, null));
    }

    [Fact]
    public void HistoricalTicks_AreRead_WithTheReversedMaskOfQuotes()
    {
        ((HistoricalTrades)Message("98|1|1|1763800001|1|7000.25|3|CME|  I|1|")!).Should().BeEquivalentTo(
            new HistoricalTrades(1, [new(1763800001, 7000.25, 3, true, false, "CME", "  I")], true));
        ((HistoricalQuotes)Message("97|1|2|5|1|7000|7000.25|21|14|6|2|7000|7000.25|21|14|0|")!).Quotes.Select(q => (q.Time, q.IsAskPastHigh, q.IsBidPastLow))
            .Should().Equal((5, true, false), (6, false, true));
        ((HistoricalMidPoints)Message("96|1|1|5|0|7000.125|0|1|")!).Should().BeEquivalentTo(new HistoricalMidPoints(1, [new(5, 7000.125, 0)], true));
    }

    [Fact]
    public void ReferenceLists_AreRead_ValueForValue()
    {
        Message("75|7|CBOE|416904|SPXW|100|3|20261123|20261124|20261125|4|6900.0|6905.0|6910.0|6915.0|").Should().BeEquivalentTo(
            new OptionParameters(7, "CBOE", 416904, "SPXW", "100", ["20261123", "20261124", "20261125"], [6900, 6905, 6910, 6915]));
        Message("93|67|2|0|0.05|3|0.1|").Should().BeEquivalentTo(new MarketRule(67, [new(0, 0.05m), new(3, 0.1m)]));
        Message("79|9|1|756733|SPY|STK|ARCA|USD|2|CFD|OPT|SPDR|e1|").Should().BeEquivalentTo(new SymbolSamples(9,
            [new(new() { ConId = 756733, Symbol = "SPY", SecType = "STK", PrimaryExchange = "ARCA", Currency = "USD" }, ["CFD", "OPT"], "SPDR", "e1")]));
        Message("80|1|CME|FUT||Deep|2147483647|").Should().BeEquivalentTo(new[] { new DepthExchange("CME", "FUT", "", "Deep", null) });
        Message("82|9|2|0|AMEX|A|1|BATS|Z|").Should().BeEquivalentTo(new SmartComponents(9, [new(0, "AMEX", "A"), new(1, "BATS", "Z")]));
        Message("106|9|20261120-17:00:00|20261121-16:00:00|US/Central|1|20261120-17:00:00|20261121-16:00:00|20261121|").Should().BeEquivalentTo(
            new HistoricalSchedule(9, "20261120-17:00:00", "20261121-16:00:00", "US/Central", [new("20261120-17:00:00", "20261121-16:00:00", "20261121")]));
    }

    [Fact]
    public void AMessageWeDoNotRead_IsUnknown_AndNobodyHearsOfIt()
    {
        foreach (string text in new[] { "18|1|x|", "14|1|1|news|", "999|1|", "-5|1|", "0|", "2147483647|" })
        {
            (DecodeOutcome outcome, MessageRecorder messages) = Decode(Payload(text));
            outcome.Status.Should().Be(DecodeStatus.Unknown, text);
            messages.Calls.Should().BeEmpty();
        }
    }
}
