namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads the parts of an order's terms that stand alike in open and in completed orders (PROTOCOL 13.2, 13.3).</summary>
internal static class OrderTermFields
{
    /// <summary>From the action to our own mark.</summary>
    public static OrderTerms Head(ref FieldReader fields) => new()
    {
        Action = fields.Text(),
        TotalQuantity = fields.Size(),
        OrderType = fields.Text(),
        LimitPrice = fields.Amount(),
        AuxPrice = fields.Amount(),
        TimeInForce = fields.Text(),
        OcaGroup = fields.Text(),
        Account = fields.Text(),
        OpenClose = fields.Text(),
        Origin = fields.OptionalInt(),
        OrderRef = fields.Text(),
    };

    /// <summary>From outside regular hours to the day until which it is good.</summary>
    /// <param name="fields">The message.</param>
    /// <param name="terms">What was read before.</param>
    /// <param name="hasAllocation">Whether the allocation of shares stands before the fields of the adviser.</param>
    public static OrderTerms Times(ref FieldReader fields, OrderTerms terms, bool hasAllocation)
    {
        terms = terms with
        {
            IsOutsideRth = fields.Bool(),
            IsHidden = fields.Bool(),
            DiscretionaryAmount = fields.Amount(),
            GoodAfterTime = fields.Text(),
        };
        if (hasAllocation)
        {
            fields.Keep("sharesAllocation");
        }

        fields.Keep("faGroup", "faMethod", "faPercentage");
        if (fields.Version < 177)
        {
            fields.Keep("faProfile");
        }

        return terms with { ModelCode = fields.Text(), GoodTillDate = fields.Text() };
    }
}
