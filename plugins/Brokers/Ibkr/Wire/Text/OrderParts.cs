namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Parts that open and completed orders share.</summary>
internal static class OrderParts
{
    /// <summary>Conditions (PROTOCOL 12.5) and, when there are any, the two flags behind them.</summary>
    public static (OrderCondition[] Conditions, bool IsRthIgnored, bool IsCancelled) Conditions(ref this FieldReader fields)
    {
        OrderCondition[] conditions = fields.List(4, static (ref FieldReader f) => f.Condition());
        return conditions.Length > 0 ? (conditions, fields.Bool(), fields.Bool()) : (conditions, false, false);
    }

    /// <summary>Legs of a combination, their prices, and the parameters of its routing, which are kept as sent.</summary>
    public static ComboLeg[] ComboLegs(ref this FieldReader fields)
    {
        ComboLeg[] legs = fields.List(8, static (ref FieldReader f) => f.Leg());
        decimal?[] prices = fields.List(1, static (ref FieldReader f) => f.Amount());
        fields.KeepList("smartComboRoutingParams.tag", "smartComboRoutingParams.value");
        for (int i = 0; i < legs.Length && i < prices.Length; i++)
        {
            legs[i] = legs[i] with { Price = prices[i] };
        }

        return legs;
    }

    /// <summary>Keeps the levels of a scale order.</summary>
    public static void KeepScale(ref this FieldReader fields)
    {
        fields.Keep("scaleInitLevelSize", "scaleSubsLevelSize");
        ReadOnlySpan<byte> increment = fields.Peek();
        fields.Keep("scalePriceIncrement");
        if (fields.Amount(increment) > 0)
        {
            fields.Keep(
                "scalePriceAdjustValue", "scalePriceAdjustInterval", "scaleProfitOffset", "scaleAutoReset", "scaleInitPosition",
                "scaleInitFillQty", "scaleRandomPercent");
        }
    }

    /// <summary>Keeps the field and, unless it is empty, those that belong to it.</summary>
    public static void KeepWithDetails(ref this FieldReader fields, string name, params ReadOnlySpan<string> details)
    {
        bool hasDetails = !fields.Peek().IsEmpty;
        fields.Keep(name);
        if (hasDetails)
        {
            fields.Keep(details);
        }
    }

    /// <summary>Keeps a delta neutral contract.</summary>
    public static void KeepDeltaNeutralContract(ref this FieldReader fields)
    {
        if (fields.Bool())
        {
            fields.Keep("deltaNeutralContract.conId", "deltaNeutralContract.delta", "deltaNeutralContract.price");
        }
    }

    /// <summary>Keeps what a pegged order has besides.</summary>
    public static void KeepPegged(ref this FieldReader fields, string orderType)
    {
        if (orderType is "PEG BENCH")
        {
            fields.Keep(
                "referenceContractId", "isPeggedChangeAmountDecrease", "peggedChangeAmount", "referenceChangeAmount", "referenceExchangeId");
        }
    }

    private static ComboLeg Leg(ref this FieldReader fields)
    {
        ComboLeg leg = new(fields.Int(), fields.Int(), fields.Text(), fields.Text());
        fields.Keep("comboLeg.openClose", "comboLeg.shortSaleSlot", "comboLeg.designatedLocation", "comboLeg.exemptCode");
        return leg;
    }

    private static OrderCondition Condition(ref this FieldReader fields)
    {
        int type = fields.Id();
        bool isOr = fields.Raw().SequenceEqual("o"u8);
        switch (type)
        {
            case 1:
                return new(type, isOr, fields.Bool(), fields.Text(), fields.Int(), fields.Text(), TriggerMethod: fields.Int());
            case 3 or 4:
                return new(type, isOr, fields.Bool(), fields.Text());
            case 5:
                return new(type, isOr, IsMore: false, fields.Text(), Exchange: fields.Text(), Symbol: fields.Text());
            case 6 or 7:
                return new(type, isOr, fields.Bool(), fields.Text(), fields.Int(), fields.Text());
            default:
                fields.Fail("type of condition", default);
                return new(type, isOr, IsMore: false, "");
        }
    }
}
