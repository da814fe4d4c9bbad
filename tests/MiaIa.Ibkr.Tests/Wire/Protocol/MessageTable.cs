using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>Each message of PROTOCOL 5 that we read, with a value of its own in every field, and what must come out.</summary>
internal static class MessageTable
{
    private const string LongHours = ";20260405:1700-20260406:1600;20260411:CLOSED";

    /// <summary>Text and expected content by name; the version gates are those of PROTOCOL.</summary>
    public static IReadOnlyDictionary<string, Func<int, (string Text, object? Expected)>> All { get; } =
        new[] { Market(), Orders(), Accounts(), Reference() }.SelectMany(t => t).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);

    private static Dictionary<string, Func<int, (string, object?)>> Market() =>
        new(StringComparer.Ordinal)
        {
            ["tickPrice"] = _ => ("1|6|2|1|-7000.25|14.5|7|", new TickPrice(2, 1, -7000.25, 14.5m, 7)),
            ["tickPrice none"] = _ => ("1|6|2|2|-1|0|0|", new TickPrice(2, 2, null, 0, 0)),
            ["tickPrice zero"] = _ => ("1|6|2|4|0|0|0|", new TickPrice(2, 4, null, 0, 0)),
            ["tickPrice zero with size"] = _ => ("1|6|2|4|0|3|0|", new TickPrice(2, 4, 0, 3, 0)),
            ["tickPrice unset"] = _ => ("1|6|2|37|1.7976931348623157E308||0|", new TickPrice(2, 37, null, null, 0)),
            ["tickSize"] = _ => ("2|6|3|8|948837.22|", new TickSize(3, 8, 948837.22m)),
            ["tickSize unset"] = _ => ("2|6|3|8|-9223372036854775808|", new TickSize(3, 8, null)),
            ["tickSize exponent"] = _ => ("2|6|3|8|1E10|", new TickSize(3, 8, 10_000_000_000m)),
            ["tickSize many digits"] = _ => ("2|6|3|8|0.12345678901234567890123456789|", new TickSize(3, 8, 0.1234567890123456789012345679m)),
            ["tickGeneric"] = _ => ("45|6|4|49|-1.0|", new TickGeneric(4, 49, -1)),
            ["tickGeneric infinity"] = _ => ("45|6|4|24|Infinity|", new TickGeneric(4, 24, null)),
            ["tickGeneric nan"] = _ => ("45|6|4|24|NaN|", new TickGeneric(4, 24, null)),
            ["tickString"] = _ => ("46|6|5|45|1763800000,\"é|", (new TickString(5, 45), "1763800000,\"é")),
            ["rtVolume"] = _ => ("46|6|5|48|7000.25;3;1763800000123;154321;6998.12345678;true|", new RtVolume(5, 48, 7000.25, 3, 1763800000123, 154321, 6998.12345678, true)),
            ["rtVolume no price"] = _ => ("46|6|5|77|;0;1763800000124;154322.5;6998.5;false|", new RtVolume(5, 77, null, 0, 1763800000124, 154322.5m, 6998.5, false)),
            ["option"] = _ => ("21|6|13|1|0.2|-1|3|4|0.01|0.02|-0.03|7001|", new TickOptionComputation(6, 13, 1, 0.2, -1, 3, 4, 0.01, 0.02, -0.03, 7001)),
            ["option none"] = _ => ("21|6|10|0|-1|-2|-1|-1|-2|-2|-2|-1|", new TickOptionComputation(6, 10, 0, null, null, null, null, null, null, null, null)),
            ["option unset"] = _ => ("21|6|83|0|1.7976931348623157E308|NaN|Infinity|1.7976931348623157e+308|-1.7976931348623157E308||-Infinity|-1.0|",
                new TickOptionComputation(6, 83, 0, null, null, null, null, null, null, null, null)),
            ["depth"] = _ => ("12|1|7|3|1|0|7000.5|21.5|", new MarketDepth(7, 3, DepthOperation.Update, DepthSide.Ask, 7000.5, 21.5m)),
            ["depthL2"] = _ => ("13|1|8|4|NSDQ|2|1|-0.5|22|1|", new MarketDepthL2(8, 4, "NSDQ", DepthOperation.Delete, DepthSide.Bid, -0.5, 22, true)),
            ["last"] = _ => ("99|9|1|1763800001|7000.25|3.5|1|CME| o|", new TickByTickTrade(9, false, 1763800001, 7000.25, 3.5m, true, false, "CME", " o")),
            ["allLast"] = _ => ("99|9|2|1763800002|7000.5|4|2|CME||", new TickByTickTrade(9, true, 1763800002, 7000.5, 4, false, true, "CME", "")),
            ["bidAsk low"] = _ => ("99|9|3|1763800003|7000|7000.25|21|14|1|", new TickByTickQuote(9, 1763800003, 7000, 7000.25, 21, 14, true, false)),
            ["bidAsk high"] = _ => ("99|9|3|1763800003|-1|-0.5|21|14|2|", new TickByTickQuote(9, 1763800003, -1, -0.5, 21, 14, false, true)),
            ["midPoint"] = _ => ("99|9|4|1763800004|7000.125|", new TickByTickMidPoint(9, 1763800004, 7000.125)),
            ["realTimeBar"] = _ => ("50|3|10|1763800005|7001|7004|6999|7002|1200.5|7000.31|410|", new RealTimeBar(10, 1763800005, 7001, 7004, 6999, 7002, 1200.5m, 7000.31, 410)),
            ["realTimeBar no trades"] = _ => ("50|3|10|1763800005|7001|7004|6999|7002|-1|-1|-1|", new RealTimeBar(10, 1763800005, 7001, 7004, 6999, 7002, null, null, null)),
            ["snapshotEnd"] = _ => ("57|1|11|", 11),
            ["dataType"] = _ => ("58|1|12|3|", (12, MarketDataType.Delayed)),
            ["requestParameters"] = _ => ("81|13|0.25|a60001|3|", new TickRequestParameters(13, 0.25m, "a60001", 3)),
        };

    private static Dictionary<string, Func<int, (string, object?)>> Orders() =>
        new(StringComparer.Ordinal)
        {
            ["error"] = v => (v >= 194 ? "4|2|201|Gr\\u00fc\\u00dfe, \"x\"\nnext|{\"rejectMessages\":[\"\\u00e4\"]}|1763800000001|" : $"4|2|2|201|Gr\\u00fc\\u00dfe, \"x\"\nnext|{(v >= 166 ? "{\"rejectMessages\":[\"\\u00e4\"]}|" : "")}",
                new TwsNotice(2, 201, "Grüße, \"x\"\nnext", v >= 166 ? "{\"rejectMessages\":[\"ä\"]}" : "", v >= 194 ? 1763800000001 : null)),
            ["notice"] = v => (v >= 194 ? "4|-1|2104|OK:usfuture|||" : v >= 166 ? "4|2|-1|2104|OK:usfuture||" : "4|2|-1|2104|OK:usfuture|", new TwsNotice(-1, 2104, "OK:usfuture", "", null)),
            ["orderStatus"] = _ => ("3|14|PreSubmitted|1.5|2.5|7000.25|9000000001|13|7000.5|17|child,trigger|0.75|",
                new OrderStatusUpdate(14, OrderStatus.PreSubmitted, "PreSubmitted", 1.5m, 2.5m, 7000.25m, 9000000001, 13, 7000.5m, 17, "child,trigger", 0.75m)),
            ["orderStatus of another"] = _ => ("3|2147483647|Odd|0|1|0.0|0|0|0.0|0|||", new OrderStatusUpdate(0, OrderStatus.Unknown, "Odd", 0, 1, 0, 0, 0, 0, 0, "", null)),
            ["openOrderEnd"] = _ => ("53|1|", null),
            ["completedOrdersEnd"] = _ => ("102|", null),
            ["orderBound"] = _ => ("100|9000000002|3|-7|", new OrderBound(9000000002, 3, -7)),
            ["execution"] = Execution,
            ["executionsEnd"] = _ => ("55|1|15|", 15),
            ["commission"] = _ => ("59|1|e.01.01|2.25|USD|-12.5|0.06|20270101|", new CommissionReport("e.01.01", 2.25m, "USD", -12.5m, 0.06, "20270101")),
            ["commission unset"] = _ => ("59|1|e.01.01|2.25|USD|1.7976931348623157E308|1.7976931348623157E308||", new CommissionReport("e.01.01", 2.25m, "USD", null, null, "")),
        };

    private static Dictionary<string, Func<int, (string, object?)>> Accounts() =>
        new(StringComparer.Ordinal)
        {
            ["nextValidId"] = _ => ("9|1|16|", 16),
            ["managedAccounts"] = _ => ("15|1|DU1, DU2,|", new[] { "DU1", "DU2" }),
            ["accountValue"] = _ => ("6|2|NetLiquidation|1000.5|USD|DU1|", new AccountValue("NetLiquidation", "1000.5", "USD", "DU1")),
            ["portfolio"] = _ => ("7|8|31|ES|FUT|20261218|0|0|50|CME|USD|ESZ6|ESC|-2.5|7000.1|-700010|315114.75|-12.5|13.5|DU1|",
                new PortfolioValue(Future("", "CME"), -2.5m, 7000.1m, -700010, 315114.75m, -12.5m, 13.5m, "DU1")),
            ["updateTime"] = _ => ("8|1|09:31|", "09:31"),
            ["downloadEnd"] = _ => ("54|1|DU1|", "DU1"),
            ["position"] = _ => ("61|3|DU1|31|ES|FUT|20261218|0.0||50||USD|ESZ6|ESC|-1|315114.75|", new PositionReport(-1, "DU1", Future("", ""), -1, 315114.75m, "")),
            ["positionEnd"] = _ => ("62|1|", null),
            ["summary"] = _ => ("63|1|17|DU1|NetLiquidation|5.5|USD|", new AccountSummary(17, "DU1", "NetLiquidation", "5.5", "USD")),
            ["summaryEnd"] = _ => ("64|1|18|", 18),
            ["positionMulti"] = _ => ("71|1|19|DU1|31|ES|FUT|20261218|0|?|50|CME|USD|ESZ6|ESC|0.5|6302.295|M|", new PositionReport(19, "DU1", Future("CME", ""), 0.5m, 6302.295m, "M")),
            ["positionMultiEnd"] = _ => ("72|1|20|", 20),
            ["updateMulti"] = _ => ("73|1|21|DU1|M|Key|Value|EUR|", new AccountUpdateMulti(21, "DU1", "M", "Key", "Value", "EUR")),
            ["updateMultiEnd"] = _ => ("74|1|22|", 22),
            ["pnl"] = _ => ("94|23|-1.5|2.5|1.7976931348623157E308|", new Pnl(23, -1.5m, 2.5m, null)),
            ["pnlSingle"] = _ => ("95|24|-3.5|1.5|2.5|3.5|4.5|", new PnlSingle(24, -3.5m, 1.5m, 2.5m, 3.5m, 4.5m)),
        };

    private static Dictionary<string, Func<int, (string, object?)>> Reference() =>
        new(StringComparer.Ordinal)
        {
            ["contract"] = Contract,
            ["contract fund"] = Fund,
            ["contractEnd"] = _ => ("52|1|25|", 25),
            ["marketRule"] = _ => ("93|67|2|-10|0.05|3.5|0.25|", new MarketRule(67, [new(-10, 0.05m), new(3.5m, 0.25m)])),
            ["samples"] = Samples,
            ["depthExchanges"] = _ => ("80|2|CME|FUT|L|Deep|1|NYMEX|FUT||Deep2|2147483647|", new DepthExchange[] { new("CME", "FUT", "L", "Deep", 1), new("NYMEX", "FUT", "", "Deep2", null) }),
            ["smartComponents"] = _ => ("82|26|2|1|CME|C|2|ISE|I|", new SmartComponents(26, [new(1, "CME", "C"), new(2, "ISE", "I")])),
            ["optionParameters"] = _ => ("75|27|CBOE|416904|SPXW|100|2|20261123|20261124|3|6900.0|6905.5|-5|",
                new OptionParameters(27, "CBOE", 416904, "SPXW", "100", ["20261123", "20261124"], [6900.0m, 6905.5m, -5])),
            ["optionParametersEnd"] = _ => ("76|28|", 28),
            ["bars"] = v => ($"17|29|{(v < 196 ? "a|b|" : "")}2|1763799900|7000|7001|6999.75|7000.5|1200.5|7000.31|410|20261122|-4|-1|-5|-2|-1|-1|-1|",
                new HistoricalBars(29, [new("1763799900", 7000, 7001, 6999.75, 7000.5, 1200.5m, 7000.31, 410), new("20261122", -4, -1, -5, -2, null, null, null)], v < 196, v < 196 ? "a" : "", v < 196 ? "b" : "")),
            ["no bars"] = v => ($"17|29|{(v < 196 ? "||" : "")}0|", new HistoricalBars(29, [], v < 196, "", "")),
            ["barsEnd"] = _ => ("108|30|20261121 09:31:00 US/Central|20261122 09:31:00 US/Central|", new HistoricalDataEnd(30, "20261121 09:31:00 US/Central", "20261122 09:31:00 US/Central")),
            ["barUpdate"] = _ => ("90|31|12|1763799960|7001|7002|7004|6999|7000.4|840.5|", new HistoricalBarUpdate(31, new("1763799960", 7001, 7004, 6999, 7002, 840.5m, 7000.4, 12))),
            ["schedule"] = _ => ("106|32|s|e|US/Central|2|a|b|c|d|f|g|", new HistoricalSchedule(32, "s", "e", "US/Central", [new("a", "b", "c"), new("d", "f", "g")])),
            ["head"] = _ => ("88|33|20200101-00:00:00|", new HeadTimestamp(33, "20200101-00:00:00")),
            ["midPoints"] = _ => ("96|34|2|1763800001|0|7000.125|0|1763800002|9|7000.5|2.5|1|", new HistoricalMidPoints(34, [new(1763800001, 7000.125, 0), new(1763800002, 7000.5, 2.5m)], true)),
            ["quotes"] = _ => ("97|35|2|1763800001|1|7000|7000.25|21|14.5|1763800002|2|7001|7001.25|22|15|0|",
                new HistoricalQuotes(35, [new(1763800001, 7000, 7000.25, 21, 14.5m, false, true), new(1763800002, 7001, 7001.25, 22, 15, true, false)], false)),
            ["trades"] = _ => ("98|36|2|1763800001|1|7000|3.5|CME|  o|1763800002|2|7001|4||x|1|",
                new HistoricalTrades(36, [new(1763800001, 7000, 3.5m, true, false, "CME", "  o"), new(1763800002, 7001, 4, false, true, "", "x")], true)),
            ["currentTime"] = _ => ("49|1|1763800001|", 1763800001L),
            ["currentTimeMillis"] = _ => ("109|1763800001002|", 1763800001002L),
            ["userInfo"] = _ => ("107|37|brand|", (37, "brand")),
        };

    private static Contract Future(string exchange, string primary) => new()
    {
        ConId = 31, Symbol = "ES", SecType = "FUT", LastTradeDate = "20261218", Multiplier = "50", Exchange = exchange, PrimaryExchange = primary,
        Currency = "USD", LocalSymbol = "ESZ6", TradingClass = "ESC",
    };

    private static (string Text, object? Expected) Execution(int version)
    {
        string pending = version >= 178 ? "1|" : "";
        string submitter = version >= 198 ? "login|" : "";
        return ($"11|-1|2147483647|31|ES|FUT|20261218|6900.5|P|50|GLOBEX|USD|ESZ6|ESC|0000e1a7.6921b6c0.01.01|20261122  03:31:07|DU1|CME|SLD|1.5|6990.25|9000000003|7|1|2.5|6990.5|tag, \"1\"|ev|3.5|M|2|{pending}{submitter}",
            new ExecutionReport
            {
                RequestId = -1, OrderId = 0, Contract = Future("GLOBEX", "") with { Strike = 6900.5m, Right = OptionRight.Put }, ExecId = "0000e1a7.6921b6c0.01.01",
                Time = "20261122  03:31:07", Account = "DU1", Exchange = "CME", Side = ExecutionSide.Sold, SideText = "SLD", Shares = 1.5m, Price = 6990.25m,
                PermId = 9000000003, ClientId = 7, IsLiquidation = true, CumulativeQuantity = 2.5m, AveragePrice = 6990.5m, OrderRef = "tag, \"1\"",
                EvRule = "ev", EvMultiplier = 3.5m, ModelCode = "M", LastLiquidity = 2, IsPricePending = version >= 178, Submitter = version >= 198 ? "login" : "",
            });
    }

    private static (string Text, object? Expected) Contract(int version)
    {
        string date = version >= 182 ? "20261219|" : "";
        string reasons = version >= 186 ? "2|7|why|8|and|" : "";
        return ($"10|38|ES|FOP|20261218 08:30:00 US/Central|{date}6900.5|C|CME|USD|ESZ6  C|mkt|ESC|31|0.25|50|ACTIVETIM,LMT|CME,QBALGO|2|11004968|E-mini\\u00ae S&P|GLOBEX|202612|a,b|c|d|US/Central|{LongHours}|liquid|ev|3.5|2|ISIN|US1|CUSIP|9|4|und|IND|67,68|20261220|stock|1|0.5|0.25|{reasons}",
            new ContractDetails
            {
                RequestId = 38,
                Contract = Future("CME", "GLOBEX") with
                {
                    SecType = "FOP", LastTradeDate = version >= 182 ? "20261219" : "20261218", Strike = 6900.5m, Right = OptionRight.Call, LocalSymbol = "ESZ6  C",
                },
                LastTradeText = "20261218 08:30:00 US/Central", LastTradeTime = "08:30:00", LastTradeZone = "US/Central", MarketName = "mkt", MinTick = 0.25m,
                OrderTypes = "ACTIVETIM,LMT", ValidExchanges = "CME,QBALGO", PriceMagnifier = 2, UnderConId = 11004968, LongName = "E-mini® S&P", ContractMonth = "202612",
                Industry = "a,b", Category = "c", Subcategory = "d", TimeZoneId = "US/Central", TradingHoursText = LongHours, LiquidHoursText = "liquid", EvRule = "ev",
                EvMultiplier = 3.5m, SecIds = [new("ISIN", "US1"), new("CUSIP", "9")], AggGroup = 4, UnderSymbol = "und", UnderSecType = "IND", MarketRuleIds = "67,68",
                RealExpirationDate = "20261220", StockType = "stock", MinSize = 1, SizeIncrement = 0.5m, SuggestedSizeIncrement = 0.25m,
                IneligibilityReasons = version >= 186 ? [new("7", "why"), new("8", "and")] : [],
            });
    }

    private static (string Text, object? Expected) Fund(int version)
    {
        string fund = version >= 179 ? "f1|f2|f3|f4|f5|f6|f7|f8|f9|f10|f11|f12|f13|f14|f15|f16|f17|" : "";
        string[] names =
        [
            "name", "family", "type", "frontLoad", "backLoad", "backLoadTimeInterval", "managementFee", "closed", "closedForNewInvestors", "closedForNewMoney",
            "notifyAmount", "minInitialPurchase", "subsequentMinPurchase", "blueSkyStates", "blueSkyTerritories", "distributionPolicyIndicator", "assetType",
        ];
        return ($"10|38|F|FUND||{(version >= 182 ? "|" : "")}0||FUNDSERV|USD|F|F|F|39|0.01|||||0||||||||||||0|2147483647|||||||||{fund}{(version >= 186 ? "1|7|why|" : "")}",
            new ContractDetails
            {
                RequestId = 38,
                Contract = new() { ConId = 39, Symbol = "F", SecType = "FUND", Exchange = "FUNDSERV", Currency = "USD", LocalSymbol = "F", TradingClass = "F" },
                MarketName = "F", MinTick = 0.01m, Fund = version >= 179 ? [.. names.Select((n, i) => new TagValue(n, $"f{i + 1}"))] : [],
                IneligibilityReasons = version >= 186 ? [new("7", "why")] : [],
            });
    }

    private static (string Text, object? Expected) Samples(int version)
    {
        bool isNew = version >= 176;
        string first = isNew ? "Apple, \"Inc\"|i1|" : "";
        string second = isNew ? "d2||" : "";
        Contract apple = new() { ConId = 265598, Symbol = "AAPL", SecType = "STK", PrimaryExchange = "NASDAQ", Currency = "USD" };
        return ($"79|40|2|265598|AAPL|STK|NASDAQ|USD|2|CFD|OPT|{first}416904|SPX|IND|CBOE|USD|0|{second}",
            new SymbolSamples(40,
            [
                new(apple, ["CFD", "OPT"], isNew ? "Apple, \"Inc\"" : "", isNew ? "i1" : ""),
                new(new() { ConId = 416904, Symbol = "SPX", SecType = "IND", PrimaryExchange = "CBOE", Currency = "USD" }, [], isNew ? "d2" : "", ""),
            ]));
    }
}
