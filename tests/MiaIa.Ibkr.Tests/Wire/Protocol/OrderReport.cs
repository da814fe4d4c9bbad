using System.Globalization;
using System.Text;

namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>A frame of id 5 or 101 written field by field as PROTOCOL 13 lists them, and beside it what must come out of each.</summary>
internal sealed class OrderReport
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _expected = [];
    private readonly Random _random;
    private readonly int _version;
    private readonly OrderBlocks _blocks;
    private int _next = 1000;

    private OrderReport(int version, OrderBlocks blocks)
    {
        _version = version;
        _blocks = blocks;
        _random = new Random((version * 4096) + (int)blocks);
    }

    public string Text => _text.ToString();

    public IReadOnlyList<string> Expected
    {
        get
        {
            List<string> sorted = [.. _expected];
            sorted.Sort(StringComparer.Ordinal);
            return sorted;
        }
    }

    public static OrderReport Open(int version, OrderBlocks blocks)
    {
        OrderReport report = new(version, blocks);
        report.WriteOpen();
        return report;
    }

    public static OrderReport Completed(int version, OrderBlocks blocks)
    {
        OrderReport report = new(version, blocks);
        report.WriteCompleted();
        return report;
    }

    private bool Has(OrderBlocks block) => (_blocks & block) != OrderBlocks.None;

    private void WriteOpen()
    {
        Raw("5").Int("OrderId", isIdentity: true).Contract().Head();
        Int("ClientId", none: "0").Int("PermId", none: "0", isLong: true);
        Times();
        Other("sharesAllocation").Advisers();
        Words("Terms.ModelCode", "Terms.GoodTillDate");
        Others("rule80A", "percentOffset", "settlingFirm", "shortSaleSlot", "designatedLocation", "exemptCode", "auctionStrategy", "startingPrice", "stockRefPrice", "delta", "stockRangeLower", "stockRangeUpper");
        Int("Terms.DisplaySize").Others("blockOrder", "sweepToFill").Flag("Terms.IsAllOrNone").Int("Terms.MinQuantity").Int("Terms.OcaType");
        Others("eTradeOnly", "firmQuoteOnly", "nbboPriceCap").Int("ParentId", none: "0").Int("Terms.TriggerMethod");
        DeltaNeutral("deltaNeutralConId", "deltaNeutralSettlingFirm", "deltaNeutralClearingAccount", "deltaNeutralClearingIntent", "deltaNeutralOpenClose", "deltaNeutralShortSale", "deltaNeutralShortSaleSlot", "deltaNeutralDesignatedLocation");
        Number("Terms.TrailStopPrice").Number("Terms.TrailingPercent").Others("basisPoints", "basisPointsType");
        CombosAndScale();
        Others("optOutSmartRouting", "clearingAccount", "clearingIntent", "notHeld");
        Algorithm();
        Flag("IsWhatIf");
        Raw("PreSubmitted").Expect("StatusText=PreSubmitted").Expect("Status=PreSubmitted");
        Margin();
        Word("WarningText").Others("randomizeSize", "randomizePrice");
        PeggedAndConditions();
        Others("adjustedOrderType", "triggerPrice", "trailStopPrice").Number("Terms.LimitPriceOffset");
        Others("adjustedStopPrice", "adjustedStopLimitPrice", "adjustedTrailingAmount", "adjustableTrailingUnit", "softDollarTier.name", "softDollarTier.value", "softDollarTier.displayName");
        Number("Terms.CashQuantity").Others("dontUseAutoPriceForHedge", "isOmsContainer", "discretionaryUpToLimitPrice", "usePriceMgmtAlgo");
        Int("Duration").Other("postToAts").Flag("IsParentCancelled");
        Others("minTradeQty", "minCompeteSize", "competeAgainstBestOffset", "midOffsetAtWhole", "midOffsetAtHalf");
        Gated(183, "Terms.CustomerAccount", "", Word).Gated(184, "Terms.IsProfessionalCustomer", "False", Flag);
        _ = _version >= 185 ? Other("bondAccruedInterest") : this;
        Gated(189, "IsOvernightIncluded", "False", Flag).Gated(193, "ExtOperator", "", Word).Gated(193, "ManualOrderIndicator", "null", p => Int(p));
        Gated(198, "Terms.Submitter", "", Word).Gated(199, "Terms.IsImbalanceOnly", "False", Flag);
    }

    private void WriteCompleted()
    {
        Raw("101").Contract().Head().Int("PermId", none: "0", isLong: true);
        Times();
        Advisers();
        Words("Terms.ModelCode", "Terms.GoodTillDate");
        Others("rule80A", "percentOffset", "settlingFirm", "shortSaleSlot", "designatedLocation", "exemptCode", "startingPrice", "stockRefPrice", "delta", "stockRangeLower", "stockRangeUpper");
        Int("Terms.DisplaySize").Other("sweepToFill").Flag("Terms.IsAllOrNone").Int("Terms.MinQuantity").Int("Terms.OcaType").Int("Terms.TriggerMethod");
        DeltaNeutral("deltaNeutralConId", "deltaNeutralShortSale", "deltaNeutralShortSaleSlot", "deltaNeutralDesignatedLocation");
        Number("Terms.TrailStopPrice").Number("Terms.TrailingPercent");
        CombosAndScale();
        Others("clearingAccount", "clearingIntent", "notHeld");
        Algorithm();
        Raw("Cancelled").Expect("StatusText=Cancelled").Expect("Status=Cancelled").Others("randomizeSize", "randomizePrice");
        PeggedAndConditions();
        Other("trailStopPrice").Number("Terms.LimitPriceOffset").Number("Terms.CashQuantity");
        Others("dontUseAutoPriceForHedge", "isOmsContainer", "autoCancelDate").Number("FilledQuantity");
        Others("refFuturesConId", "autoCancelParent", "shareholder").Flag("Terms.IsImbalanceOnly").Other("routeMarketableToBbo");
        Int("ParentPermId", none: "0", isLong: true).Words("CompletedTime", "CompletedStatus");
        Others("minTradeQty", "minCompeteSize", "competeAgainstBestOffset", "midOffsetAtWhole", "midOffsetAtHalf");
        Gated(183, "Terms.CustomerAccount", "", Word).Gated(184, "Terms.IsProfessionalCustomer", "False", Flag).Gated(198, "Terms.Submitter", "", Word);
    }

    private OrderReport Contract()
    {
        Int("Contract.ConId", none: "0").Words("Contract.Symbol", "Contract.SecType", "Contract.LastTradeDate").Number("Contract.Strike");
        bool isPut = _random.Next(2) == 0;
        Raw(isPut ? "P" : "?").Expect($"Contract.Right={(isPut ? "Put" : "None")}").Expect("Contract.PrimaryExchange=");
        return Words("Contract.Multiplier", "Contract.Exchange", "Contract.Currency", "Contract.LocalSymbol", "Contract.TradingClass");
    }

    private OrderReport Head()
    {
        Word("Terms.Action").Number("Terms.TotalQuantity");
        string type = Has(OrderBlocks.Pegged) ? "PEG BENCH" : "TRAIL LIMIT";
        Raw(type).Expect($"Terms.OrderType={type}");
        Number("Terms.LimitPrice").Number("Terms.AuxPrice");
        return Words("Terms.TimeInForce", "Terms.OcaGroup", "Terms.Account", "Terms.OpenClose").Int("Terms.Origin").Word("Terms.OrderRef");
    }

    private void Times() =>
        Flag("Terms.IsOutsideRth").Flag("Terms.IsHidden").Number("Terms.DiscretionaryAmount").Word("Terms.GoodAfterTime");

    private void Advisers()
    {
        Others("faGroup", "faMethod", "faPercentage");
        _ = _version < 177 ? Other("faProfile") : this;
    }

    private void DeltaNeutral(params string[] details)
    {
        Others("volatility", "volatilityType");
        if (Has(OrderBlocks.DeltaNeutral))
        {
            Raw("None").Expect("Terms.Others#deltaNeutralOrderType=None").Other("deltaNeutralAuxPrice").Others(details);
        }
        else
        {
            Raw("").Other("deltaNeutralAuxPrice");
        }

        Others("continuousUpdate", "referencePriceType");
    }

    private void CombosAndScale()
    {
        Word("Terms.ComboLegsText");
        int legs = Has(OrderBlocks.Legs) ? 2 : 0;
        Raw($"{legs}");
        for (int i = 0; i < legs; i++)
        {
            string leg = $"Terms.ComboLegs[{i}]";
            Int($"{leg}.ConId", none: "0").Int($"{leg}.Ratio", none: "0").Words($"{leg}.Action", $"{leg}.Exchange");
            Others("comboLeg.openClose", "comboLeg.shortSaleSlot", "comboLeg.designatedLocation", "comboLeg.exemptCode");
        }

        Raw($"{legs}");
        for (int i = 0; i < legs; i++)
        {
            Number($"Terms.ComboLegs[{i}].Price");
        }

        Raw($"{legs / 2}");
        _ = legs > 0 ? Others("smartComboRoutingParams.tag", "smartComboRoutingParams.value") : this;
        Others("scaleInitLevelSize", "scaleSubsLevelSize");
        if (Has(OrderBlocks.Scale))
        {
            Raw("0.25").Expect("Terms.Others#scalePriceIncrement=0.25");
            Others("scalePriceAdjustValue", "scalePriceAdjustInterval", "scaleProfitOffset", "scaleAutoReset", "scaleInitPosition", "scaleInitFillQty", "scaleRandomPercent");
        }
        else
        {
            string unset = _random.Next(3) switch { 0 => "", 1 => "0.0", _ => "1.7976931348623157E308" };
            Raw(unset);
            _ = unset.Length > 0 ? Expect($"Terms.Others#scalePriceIncrement={unset}") : this;
        }

        _ = Has(OrderBlocks.Hedge) ? Raw("B").Expect("Terms.Others#hedgeType=B").Other("hedgeParam") : Raw("");
    }

    private void Algorithm()
    {
        if (Has(OrderBlocks.NeutralContract))
        {
            Raw("1").Others("deltaNeutralContract.conId", "deltaNeutralContract.delta", "deltaNeutralContract.price");
        }
        else
        {
            Raw("0");
        }

        if (Has(OrderBlocks.Algorithm))
        {
            Raw("Vwap").Raw("2").Raw("maxPctVol").Raw("0.1").Raw("noTakeLiq").Raw("");
            Expect("Terms.AlgoStrategy=Vwap").Expect("Terms.AlgoParameters#maxPctVol=0.1").Expect("Terms.AlgoParameters#noTakeLiq=");
        }
        else
        {
            Raw("").Expect("Terms.AlgoStrategy=");
        }

        Other("solicited");
    }

    private void Margin()
    {
        Number("Margin.InitialBefore").Number("Margin.MaintenanceBefore").Number("Margin.EquityBefore");
        Number("Margin.InitialChange").Number("Margin.MaintenanceChange").Number("Margin.EquityChange");
        Number("Margin.InitialAfter").Number("Margin.MaintenanceAfter").Number("Margin.EquityAfter");
        Number("Margin.Commission").Number("Margin.MinCommission").Number("Margin.MaxCommission").Word("Margin.CommissionCurrency");
        Gated(195, "Margin.Currency", "", Word);
        foreach (string state in (string[])["Before", "Change", "After"])
        {
            foreach (string kind in (string[])["Initial", "Maintenance", "Equity"])
            {
                Gated(195, $"Margin.{kind}{state}OutsideRth", "null", Number);
            }
        }

        Gated(195, "Margin.SuggestedSize", "null", Number).Gated(195, "RejectReason", "", Word);
        if (_version >= 195)
        {
            int count = Has(OrderBlocks.Allocations) ? 2 : 0;
            Raw($"{count}");
            for (int i = 0; i < count; i++)
            {
                Others("allocation.account", "allocation.position", "allocation.positionDesired", "allocation.positionAfter", "allocation.desiredAllocQty", "allocation.allowedAllocQty", "allocation.isMonetary");
            }
        }
    }

    private void PeggedAndConditions()
    {
        _ = Has(OrderBlocks.Pegged)
            ? Others("referenceContractId", "isPeggedChangeAmountDecrease", "peggedChangeAmount", "referenceChangeAmount", "referenceExchangeId")
            : this;
        if (!Has(OrderBlocks.Conditions))
        {
            Raw("0").Expect("Terms.IsConditionRthIgnored=False").Expect("Terms.IsCancelledByConditions=False");
            return;
        }

        Raw("6");
        Condition(0, "1", "IsMore", "Value", "ConId", "Exchange", "TriggerMethod");
        Condition(1, "3", "IsMore", "Value");
        Condition(2, "4", "IsMore", "Value");
        Condition(3, "5", "Value", "Exchange", "Symbol");
        Condition(4, "6", "IsMore", "Value", "ConId", "Exchange");
        Condition(5, "7", "IsMore", "Value", "ConId", "Exchange");
        Flag("Terms.IsConditionRthIgnored").Flag("Terms.IsCancelledByConditions");
    }

    private void Condition(int index, string type, params string[] fields)
    {
        string path = $"Terms.Conditions[{index}]";
        bool isOr = _random.Next(2) == 0;
        Raw(type).Expect($"{path}.Type={type}").Raw(isOr ? "o" : "a").Expect($"{path}.IsOr={isOr}");
        foreach (string field in fields)
        {
            _ = field switch
            {
                "IsMore" => Flag($"{path}.IsMore"),
                "ConId" or "TriggerMethod" => Int($"{path}.{field}", none: "0"),
                _ => Word($"{path}.{field}"),
            };
        }

        foreach ((string field, string none) in (ReadOnlySpan<(string, string)>)[("IsMore", "False"), ("Value", ""), ("ConId", "0"), ("Exchange", ""), ("Symbol", ""), ("TriggerMethod", "0")])
        {
            _ = fields.Contains(field) ? this : Expect($"{path}.{field}={none}");
        }
    }

    private OrderReport Gated(int from, string path, string none, Func<string, OrderReport> write) =>
        _version >= from ? write(path) : Expect($"{path}={none}");

    private OrderReport Raw(string text)
    {
        _text.Append(text).Append('|');
        return this;
    }

    private OrderReport Expect(string line)
    {
        _expected.Add(line);
        return this;
    }

    private OrderReport Int(string path, string none = "null", bool isIdentity = false, bool isLong = false)
    {
        if (Has(OrderBlocks.Unset) && !isIdentity)
        {
            string unset = _random.Next(2) == 0 ? "" : isLong ? "9223372036854775807" : "2147483647";
            return Raw(unset).Expect($"{path}={none}");
        }

        long value = _next++ + (isLong ? 3_000_000_000 : 0);
        return Raw(string.Create(CultureInfo.InvariantCulture, $"{value}{(_random.Next(8) == 0 ? ".0" : "")}")).Expect($"{path}={value}");
    }

    private OrderReport Number(string path)
    {
        if (Has(OrderBlocks.Unset))
        {
            return Raw(_random.Next(4) switch { 0 => "", 1 => "1.7976931348623157e+308", 2 => "Infinity", _ => "1.7976931348623157E308" }).Expect($"{path}=null");
        }

        int value = _next++;
        return _random.Next(3) switch
        {
            0 => Raw($"-{value}.25").Expect($"{path}=-{value}.25"),
            1 => Raw($"{value}5E-1").Expect($"{path}={value}.5"),
            _ => Raw($"{value}.000000012345").Expect($"{path}={value}.000000012345"),
        };
    }

    private OrderReport Word(string path)
    {
        string text = Has(OrderBlocks.Unset) ? "" : $"wö, \"{_next++}\" ";
        return Raw(text).Expect($"{path}={text}");
    }

    private OrderReport Words(params string[] paths)
    {
        foreach (string path in paths)
        {
            Word(path);
        }

        return this;
    }

    private OrderReport Flag(string path)
    {
        bool isSet = _random.Next(2) == 0;
        return Raw(isSet ? "1" : _random.Next(2) == 0 ? "0" : "").Expect($"{path}={isSet}");
    }

    private OrderReport Other(string name)
    {
        string text = $"o{_next++}";
        return Raw(text).Expect($"Terms.Others#{name}={text}");
    }

    private OrderReport Others(params string[] names)
    {
        foreach (string name in names)
        {
            Other(name);
        }

        return this;
    }
}
