using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>A completed order has 103 fields; each value must come from its own field.</summary>
public sealed class CompletedOrderTests
{
    public static TheoryData<int> Versions => [.. Enumerable.Range(176, 25)];

    private static CompletedOrder Expected { get; } = new()
    {
        Contract = new()
        {
            ConId = 1001, Symbol = "t2", SecType = "t3", LastTradeDate = "t4", Strike = 1005, Multiplier = "t7", Exchange = "t8", Currency = "t9",
            LocalSymbol = "t10", TradingClass = "t11",
        },
        PermId = 1023, ParentPermId = 1092, Status = OrderStatus.Filled, StatusText = "Filled", FilledQuantity = 1086, CompletedTime = "t93",
        CompletedStatus = "t94",
        Terms = new()
        {
            Action = "t12", TotalQuantity = 1013, OrderType = "t14", LimitPrice = 1015, AuxPrice = 1016, TimeInForce = "t17", OcaGroup = "t18",
            Account = "t19", OpenClose = "t20", Origin = 1021, OrderRef = "t22", DiscretionaryAmount = 1026, GoodAfterTime = "t27", ModelCode = "t31",
            GoodTillDate = "t32", DisplaySize = 1044, MinQuantity = 1047, OcaType = 1048, TriggerMethod = 1049, TrailStopPrice = 1060,
            TrailingPercent = 1061, ComboLegsText = "t62", LimitPriceOffset = 1081, CashQuantity = 1082, CustomerAccount = "t100", Submitter = "t102",
        },
    };

    [Fact]
    public void ThePlainOne_Has103FieldsAt200() => OrderReportLayout.CompletedOrder().At(200).Count(c => c == '|').Should().Be(103);

    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryValue_ComesFromItsOwnField_AtEveryVersion(int version) =>
        Known(OrderReportLayout.CompletedOrder().At(version), version).Should().BeEquivalentTo(Expected with
        {
            Terms = Expected.Terms with { CustomerAccount = version >= 183 ? "t100" : "", Submitter = version >= 198 ? "t102" : "" },
        });

    [Fact]
    public void EveryFlag_ComesFromItsOwnField()
    {
        int[] fields = [24, 25, 46, 90, 101];
        for (int i = 0; i < fields.Length; i++)
        {
            OrderTerms terms = ((CompletedOrder)Message(OrderReportLayout.CompletedOrder().Set(fields[i], "1").At(200))!).Terms;
            bool[] flags = [terms.IsOutsideRth, terms.IsHidden, terms.IsAllOrNone, terms.IsImbalanceOnly, terms.IsProfessionalCustomer];
            flags.Should().Equal(Enumerable.Range(0, fields.Length).Select(j => i == j), "flag {0}", fields[i]);
        }
    }

    [Fact]
    public void PartsThatComeAndGo_ShiftWhatFollows()
    {
        OrderReportLayout layout = OrderReportLayout.CompletedOrder()
            .Set(52, "").Without(54, 57)
            .Set(63, "1").Behind(63, "11", "1", "BUY", "CME", "0", "0", "", "-1").Set(64, "1").Behind(64, "2.5").Set(65, "1").Behind(65, "a", "b")
            .Set(68, "1").Behind(68, "1", "2", "3", "0", "4", "5", "0").Set(69, "D").Behind(69, "h").Set(73, "1").Behind(73, "7", "0.5", "1")
            .Set(74, "Twap").Behind(74, "1", "k", "v").Set(79, "1").Behind(79, "3", "a", "1", "20261122-09:30:00", "0", "1");
        OrderTerms terms = Expected.Terms with
        {
            ComboLegs = [new(11, 1, "BUY", "CME", 2.5m)],
            AlgoStrategy = "Twap",
            AlgoParameters = [new("k", "v")],
            Conditions = [new(3, false, true, "20261122-09:30:00")],
            IsCancelledByConditions = true,
        };
        Known(layout.At(200)).Should().BeEquivalentTo(Expected with { Terms = terms });
    }

    /// <summary>Without the fields that are kept as sent, which the tests of PROTOCOL's tables check.</summary>
    private static CompletedOrder Known(string text, int version = 200)
    {
        CompletedOrder order = (CompletedOrder)Message(text, version)!;
        return order with { Terms = order.Terms with { Others = [] } };
    }
}
