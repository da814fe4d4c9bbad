namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Parts that open and completed orders share.</summary>
internal static class OrderParts
{
    private const int ScaleFields = 7;

    /// <summary>Conditions (PROTOCOL 12.5) and, when there are any, the two flags behind them.</summary>
    public static (OrderCondition[] Conditions, bool IsRthIgnored, bool IsCancelled) Conditions(ref this FieldReader fields)
    {
        OrderCondition[] conditions = fields.List(4, static (ref FieldReader f) => f.Condition());
        return conditions.Length > 0 ? (conditions, fields.Bool(), fields.Bool()) : (conditions, false, false);
    }

    /// <summary>Legs of a combination, their prices, and the parameters of its routing, which are left out.</summary>
    public static ComboLeg[] ComboLegs(ref this FieldReader fields)
    {
        ComboLeg[] legs = fields.List(8, static (ref FieldReader f) => f.Leg());
        decimal?[] prices = fields.List(1, static (ref FieldReader f) => f.Amount());
        fields.SkipList(2);
        for (int i = 0; i < legs.Length && i < prices.Length; i++)
        {
            legs[i] = legs[i] with { Price = prices[i] };
        }

        return legs;
    }

    /// <summary>Leaves out the levels of a scale order.</summary>
    public static void SkipScale(ref this FieldReader fields)
    {
        fields.Skip(2);
        if (fields.Amount() > 0)
        {
            fields.Skip(ScaleFields);
        }
    }

    /// <summary>Leaves out a text and, unless it is empty, the fields that belong to it.</summary>
    public static void SkipWithDetails(ref this FieldReader fields, int details)
    {
        if (!fields.Raw().IsEmpty)
        {
            fields.Skip(details);
        }
    }

    /// <summary>Leaves out a delta neutral contract.</summary>
    public static void SkipDeltaNeutralContract(ref this FieldReader fields)
    {
        if (fields.Bool())
        {
            fields.Skip(3);
        }
    }

    /// <summary>Leaves out what a pegged order has besides.</summary>
    public static void SkipPegged(ref this FieldReader fields, string orderType)
    {
        if (orderType is "PEG BENCH")
        {
            fields.Skip(5);
        }
    }

    private static ComboLeg Leg(ref this FieldReader fields)
    {
        ComboLeg leg = new(fields.Int(), fields.Int(), fields.Text(), fields.Text());
        fields.Skip(4); // openClose, shortSaleSlot, designatedLocation, exemptCode
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
