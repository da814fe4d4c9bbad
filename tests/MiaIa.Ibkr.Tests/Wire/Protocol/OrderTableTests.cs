using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>Orders of many kinds at each version, field by field against the table of PROTOCOL 12.1.</summary>
public sealed class OrderTableTests
{
    private const string Es = "515416632|ES|FUT|20261218|||50|CME||USD|ESZ6|ES";

    private static readonly Contract Option = new()
    {
        ConId = 700, Symbol = "SPX", SecType = "OPT", LastTradeDate = "20261123", Strike = 6902.50m, Right = OptionRight.Call, Multiplier = "100",
        Exchange = "SMART", PrimaryExchange = "CBOE", Currency = "USD", LocalSymbol = "SPXW  261123C06902500", TradingClass = "SPXW",
    };

    private static readonly OrderTicket Plain = new() { Action = "BUY", TotalQuantity = 1, OrderType = "LMT", LimitPrice = 1, Account = "DU1234567" };

    private static readonly (string Name, Contract Contract, string Fields, OrderTicket Ticket, string Sent)[] Cases =
    [
        ("limit", TwsFrames.Es, Es, Plain with { LimitPrice = 6990.250m, OrderRef = "tag-1" }, "lmtPrice=6990.25;orderRef=tag-1"),
        ("limit below zero", TwsFrames.Es, Es, Plain with { LimitPrice = -37.63m, TotalQuantity = 0.0001m }, "lmtPrice=-37.63;totalQuantity=0.0001"),
        ("limit at zero", TwsFrames.Es, Es, Plain with { LimitPrice = 0.00m, TotalQuantity = 1000m }, "lmtPrice=0;totalQuantity=1000"),
        ("market", TwsFrames.Es, Es, Plain with { OrderType = "MKT", LimitPrice = null, Action = "SELL" }, "orderType=MKT;action=SELL"),
        ("stop", TwsFrames.Es, Es, Plain with { OrderType = "STP", LimitPrice = null, AuxPrice = 6980 }, "orderType=STP;auxPrice=6980"),
        ("stop limit", TwsFrames.Es, Es, Plain with { OrderType = "STP LMT", LimitPrice = 6979.75m, AuxPrice = 6980m, TriggerMethod = 8 },
            "orderType=STP LMT;lmtPrice=6979.75;auxPrice=6980;triggerMethod=8"),
        ("trail", TwsFrames.Es, Es, Plain with { OrderType = "TRAIL", LimitPrice = null, AuxPrice = 5.5m, TrailStopPrice = 6975m },
            "orderType=TRAIL;auxPrice=5.5;trailStopPrice=6975"),
        ("trail percent", TwsFrames.Es, Es, Plain with { OrderType = "TRAIL", LimitPrice = null, TrailingPercent = 0.25m }, "orderType=TRAIL;trailingPercent=0.25"),
        ("trail limit", TwsFrames.Es, Es, Plain with { OrderType = "TRAIL LIMIT", LimitPrice = 7, AuxPrice = 5 }, "orderType=TRAIL LIMIT;lmtPrice=7;auxPrice=5"),
        ("trail limit offset", TwsFrames.Es, Es, Plain with { OrderType = "TRAIL LIMIT", LimitPrice = null, TrailingPercent = 1, LimitPriceOffset = -0.5m },
            "orderType=TRAIL LIMIT;trailingPercent=1;lmtPriceOffset=-0.5"),
        ("touched", TwsFrames.Es, Es, Plain with { OrderType = "MIT", LimitPrice = null, AuxPrice = 7010 }, "orderType=MIT;auxPrice=7010"),
        ("limit touched", TwsFrames.Es, Es, Plain with { OrderType = "LIT", LimitPrice = 7011, AuxPrice = 7010 }, "orderType=LIT;lmtPrice=7011;auxPrice=7010"),
        ("to limit", TwsFrames.Es, Es, Plain with { OrderType = "MTL", LimitPrice = null }, "orderType=MTL"),
        ("gtc", TwsFrames.Es, Es, Plain with { TimeInForce = "GTC", IsOutsideRth = true }, "lmtPrice=1;tif=GTC;outsideRth=1"),
        ("ioc", TwsFrames.Es, Es, Plain with { TimeInForce = "IOC" }, "lmtPrice=1;tif=IOC"),
        ("fok", TwsFrames.Es, Es, Plain with { TimeInForce = "FOK" }, "lmtPrice=1;tif=FOK"),
        ("opg", TwsFrames.Es, Es, Plain with { TimeInForce = "OPG" }, "lmtPrice=1;tif=OPG"),
        ("gtd", TwsFrames.Es, Es, Plain with { TimeInForce = "GTD", GoodTillDate = "20261122-21:00:00", GoodAfterTime = "20261122 09:30:00 US/Central" },
            "lmtPrice=1;tif=GTD;goodTillDate=20261122-21:00:00;goodAfterTime=20261122 09:30:00 US/Central"),
        ("entry", TwsFrames.Es, Es, Plain with { IsTransmitted = false }, "lmtPrice=1;transmit=0"),
        ("child", TwsFrames.Es, Es, Plain with { ParentId = 11, OcaGroup = "g-11", OcaType = 3 }, "lmtPrice=1;parentId=11;ocaGroup=g-11;ocaType=3"),
        ("oca 1", TwsFrames.Es, Es, Plain with { OcaGroup = "g", OcaType = 1 }, "lmtPrice=1;ocaGroup=g;ocaType=1"),
        ("oca 2", TwsFrames.Es, Es, Plain with { OcaGroup = "g", OcaType = 2 }, "lmtPrice=1;ocaGroup=g;ocaType=2"),
        ("what if", TwsFrames.Es, Es, Plain with { OrderType = "MKT", LimitPrice = null, IsWhatIf = true }, "orderType=MKT;whatIf=1"),
        ("iceberg", TwsFrames.Es, Es, Plain with { TotalQuantity = 20, DisplaySize = 5 }, "lmtPrice=1;totalQuantity=20;displaySize=5"),
        ("model", TwsFrames.Es, Es, Plain with { ModelCode = "M" }, "lmtPrice=1;modelCode=M"),
        ("automatic", TwsFrames.Es, Es, Plain with { ManualOrderIndicator = 0, ExtOperator = "op-7" }, "lmtPrice=1;manualOrderIndicator=0;extOperator=op-7"),
        ("by hand", TwsFrames.Es, Es, Plain with { ManualOrderIndicator = 1, ManualOrderTime = "20261122-09:30:00" },
            "lmtPrice=1;manualOrderIndicator=1;manualOrderTime=20261122-09:30:00"),
        ("override", TwsFrames.Es, Es, Plain with { AdvancedErrorOverride = "8229=BP&" }, "lmtPrice=1;advancedErrorOverride=8229=BP&"),
        ("option", Option, "700|SPX|OPT|20261123|6902.5|C|100|SMART|CBOE|USD|SPXW  261123C06902500|SPXW", Plain, "lmtPrice=1"),
        ("put", Option with { Right = OptionRight.Put, Strike = 6900.00m }, "700|SPX|OPT|20261123|6900|P|100|SMART|CBOE|USD|SPXW  261123C06902500|SPXW", Plain, "lmtPrice=1"),
        ("number only", new Contract { ConId = 515416632, Exchange = "CME" }, "515416632|||||||CME||||", Plain, "lmtPrice=1"),
        ("short", TwsFrames.Es, Es, Plain with { Action = "SSHORT" }, "lmtPrice=1;action=SSHORT"),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryField_OfAnOrder_IsThatOfTheTable_AtEveryVersion(string name)
    {
        (_, Contract contract, string fields, OrderTicket ticket, string sent) = Cases.Single(c => c.Name == name);
        Dictionary<string, string> values = sent.Split(';').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        for (int version = 176; version <= 200; version++)
        {
            List<(string Name, string Value)> expected = OrderTable.At(version, fields, values);
            string[] written = Encode(new PlaceOrder(12, contract, ticket), version).Split('|');
            written[^1].Should().BeEmpty();
            written[..^1].Select((f, i) => (Name: i < expected.Count ? expected[i].Name : "surplus", Value: f)).Should().Equal(expected, "version {0}", version);
        }
    }

    [Fact]
    public void TheTable_Counts119FieldsAt200() => OrderTable.At(200, Es, new Dictionary<string, string>(StringComparer.Ordinal)).Should().HaveCount(119);
}
