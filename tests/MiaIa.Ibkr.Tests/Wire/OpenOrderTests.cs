using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>An open order has 156 fields and parts that come and go; each value must come from its own field.</summary>
public sealed class OpenOrderTests
{
    public static TheoryData<int> Versions => [.. Enumerable.Range(176, 25)];

    private static OpenOrder Expected { get; } = new()
    {
        OrderId = 1001,
        Contract = new()
        {
            ConId = 1002, Symbol = "t3", SecType = "t4", LastTradeDate = "t5", Strike = 1006, Multiplier = "t8", Exchange = "t9", Currency = "t10",
            LocalSymbol = "t11", TradingClass = "t12",
        },
        ClientId = 1024, PermId = 1025, ParentId = 1057, Status = OrderStatus.Submitted, StatusText = "Submitted", RejectReason = "t118",
        WarningText = "t120", Duration = 1140, ExtOperator = "t152", ManualOrderIndicator = 1153,
        Margin = new()
        {
            InitialBefore = 1094, MaintenanceBefore = 1095, EquityBefore = 1096, InitialChange = 1097, MaintenanceChange = 1098, EquityChange = 1099,
            InitialAfter = 1100, MaintenanceAfter = 1101, EquityAfter = 1102, Commission = 1103, MinCommission = 1104, MaxCommission = 1105,
            CommissionCurrency = "t106", Currency = "t107", InitialBeforeOutsideRth = 1108, MaintenanceBeforeOutsideRth = 1109, EquityBeforeOutsideRth = 1110,
            InitialChangeOutsideRth = 1111, MaintenanceChangeOutsideRth = 1112, EquityChangeOutsideRth = 1113, InitialAfterOutsideRth = 1114,
            MaintenanceAfterOutsideRth = 1115, EquityAfterOutsideRth = 1116, SuggestedSize = 1117,
        },
        Terms = new()
        {
            Action = "t13", TotalQuantity = 1014, OrderType = "t15", LimitPrice = 1016, AuxPrice = 1017, TimeInForce = "t18", OcaGroup = "t19",
            Account = "t20", OpenClose = "t21", Origin = 1022, OrderRef = "t23", DiscretionaryAmount = 1028, GoodAfterTime = "t29", ModelCode = "t34",
            GoodTillDate = "t35", DisplaySize = 1048, MinQuantity = 1052, OcaType = 1053, TriggerMethod = 1058, TrailStopPrice = 1073,
            TrailingPercent = 1074, ComboLegsText = "t77", LimitPriceOffset = 1127, CashQuantity = 1135, CustomerAccount = "t148", Submitter = "t154",
        },
    };

    [Fact]
    public void ThePlainOne_Has156FieldsAt200() => OrderReportLayout.OpenOrder().At(200).Count(c => c == '|').Should().Be(156);

    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryValue_ComesFromItsOwnField_AtEveryVersion(int version)
    {
        OpenOrder expected = Expected with
        {
            RejectReason = version >= 195 ? "t118" : "",
            ExtOperator = version >= 193 ? "t152" : "",
            ManualOrderIndicator = version >= 193 ? 1153 : null,
            Margin = version >= 195 ? Expected.Margin : Expected.Margin with
            {
                Currency = "", InitialBeforeOutsideRth = null, MaintenanceBeforeOutsideRth = null, EquityBeforeOutsideRth = null,
                InitialChangeOutsideRth = null, MaintenanceChangeOutsideRth = null, EquityChangeOutsideRth = null, InitialAfterOutsideRth = null,
                MaintenanceAfterOutsideRth = null, EquityAfterOutsideRth = null, SuggestedSize = null,
            },
            Terms = Expected.Terms with { CustomerAccount = version >= 183 ? "t148" : "", Submitter = version >= 198 ? "t154" : "" },
        };
        Known(OrderReportLayout.OpenOrder().At(version), version).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void EveryFlag_ComesFromItsOwnField()
    {
        Flags(-1).Should().OnlyContain(f => !f);
        int[] fields = [26, 27, 51, 92, 142, 149, 151, 155];
        for (int i = 0; i < fields.Length; i++)
        {
            Flags(fields[i]).Should().Equal(Enumerable.Range(0, fields.Length).Select(j => i == j), "flag {0}", fields[i]);
        }
    }

    [Fact]
    public void WithoutDeltaNeutralWord_EightFieldsAreMissing() =>
        Known(OrderReportLayout.OpenOrder().Set(61, "").Without(63, 70).At(200)).Should().BeEquivalentTo(Expected);

    [Fact]
    public void ALegsScaleHedgeAlgoAndAllocations_ShiftWhatFollows()
    {
        OrderReportLayout layout = OrderReportLayout.OpenOrder()
            .Set(78, "2").Behind(78, "11", "1", "BUY", "CME", "0", "0", "", "-1", "12", "2", "SELL", "CME", "0", "0", "", "-1")
            .Set(79, "2").Behind(79, "1.5", "")
            .Set(80, "1").Behind(80, "NonGuaranteed", "1")
            .Set(83, "0.5").Behind(83, "1", "2", "3", "0", "4", "5", "0")
            .Set(84, "B").Behind(84, "param")
            .Set(89, "1").Behind(89, "7", "0.5", "100")
            .Set(90, "Twap").Behind(90, "2", "a", "1", "b", "2")
            .Set(119, "1").Behind(119, "DU1", "1", "2", "3", "4", "5", "0");
        OrderTerms terms = Expected.Terms with
        {
            ComboLegs = [new(11, 1, "BUY", "CME", 1.5m), new(12, 2, "SELL", "CME")],
            AlgoStrategy = "Twap",
            AlgoParameters = [new("a", "1"), new("b", "2")],
        };
        Known(layout.At(200)).Should().BeEquivalentTo(Expected with { Terms = terms });
    }

    [Fact]
    public void ConditionsOfEveryKind_AndTheFlagsBehindThem_AreRead()
    {
        OrderReportLayout layout = OrderReportLayout.OpenOrder().Set(123, "6").Behind(
            123, "1", "a", "1", "7000.5", "515416632", "CME", "2", "3", "o", "0", "20261122-09:30:00", "4", "a", "1", "10", "5", "a", "FUT", "CME", "ES",
            "6", "o", "1", "500", "9", "CME", "7", "a", "0", "2.5", "8", "CME", "1", "0");
        OrderTerms terms = Expected.Terms with
        {
            Conditions =
            [
                new(1, false, true, "7000.5", 515416632, "CME", "", 2), new(3, true, false, "20261122-09:30:00"), new(4, false, true, "10"),
                new(5, false, false, "FUT", 0, "CME", "ES"), new(6, true, true, "500", 9, "CME"), new(7, false, false, "2.5", 8, "CME"),
            ],
            IsConditionRthIgnored = true,
        };
        Known(layout.At(200)).Should().BeEquivalentTo(Expected with { Terms = terms });
    }

    [Fact]
    public void APeggedOrder_HasFiveFieldsMore()
    {
        OrderReportLayout layout = OrderReportLayout.OpenOrder().Set(15, "PEG BENCH").Behind(122, "1", "0", "2", "3", "CME");
        Known(layout.At(200)).Should().BeEquivalentTo(Expected with { Terms = Expected.Terms with { OrderType = "PEG BENCH" } });
    }

    [Fact]
    public void UnsetFigures_AreNone_AndAnUnsetScaleAddsNothing()
    {
        OrderReportLayout layout = OrderReportLayout.OpenOrder().Set(83, "1.7976931348623157E308").Set(52, "2147483647").Set(100, "1.7976931348623157E308");
        Known(layout.At(200)).Should().BeEquivalentTo(
            Expected with { Terms = Expected.Terms with { MinQuantity = null }, Margin = Expected.Margin with { InitialAfter = null } });
    }

    /// <summary>Without the fields that are kept as sent, which the tests of PROTOCOL's tables check.</summary>
    private static OpenOrder Known(string text, int version = 200)
    {
        OpenOrder order = (OpenOrder)Message(text, version)!;
        return order with { Terms = order.Terms with { Others = [] } };
    }

    private static bool[] Flags(int field)
    {
        OrderReportLayout layout = OrderReportLayout.OpenOrder();
        OpenOrder order = (OpenOrder)Message((field < 0 ? layout : layout.Set(field, "1")).At(200))!;
        return
        [
            order.Terms.IsOutsideRth, order.Terms.IsHidden, order.Terms.IsAllOrNone, order.IsWhatIf, order.IsParentCancelled,
            order.Terms.IsProfessionalCustomer, order.IsOvernightIncluded, order.Terms.IsImbalanceOnly,
        ];
    }
}
