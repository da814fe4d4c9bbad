namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What an order reported by the TWS asks for. Null and empty stand for what was not told.</summary>
public sealed record OrderTerms
{
    /// <summary>BUY or SELL.</summary>
    public string Action { get; init; } = "";

    /// <summary>Total quantity; 0 in a completed order that was filled.</summary>
    public decimal? TotalQuantity { get; init; }

    /// <summary>LMT, MKT, STP and so on.</summary>
    public string OrderType { get; init; } = "";

    /// <summary>Limit in points; 0 where the type has none.</summary>
    public decimal? LimitPrice { get; init; }

    /// <summary>Stop price, trigger or trailing amount in points; 0 where the type has none.</summary>
    public decimal? AuxPrice { get; init; }

    /// <summary>DAY, GTC and so on.</summary>
    public string TimeInForce { get; init; } = "";

    /// <summary>Name of the one-cancels-all group.</summary>
    public string OcaGroup { get; init; } = "";

    /// <summary>1 to 3; may be 3 without a group.</summary>
    public int? OcaType { get; init; }

    /// <summary>The account.</summary>
    public string Account { get; init; } = "";

    /// <summary>Opens or closes a position, institutional accounts only.</summary>
    public string OpenClose { get; init; } = "";

    /// <summary>0 customer, 1 firm.</summary>
    public int? Origin { get; init; }

    /// <summary>Our tag.</summary>
    public string OrderRef { get; init; } = "";

    /// <summary>Whether it works outside the liquid hours.</summary>
    public bool IsOutsideRth { get; init; }

    /// <summary>Whether it is hidden.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Amount off the limit in points.</summary>
    public decimal? DiscretionaryAmount { get; init; }

    /// <summary>Not before this time.</summary>
    public string GoodAfterTime { get; init; } = "";

    /// <summary>End of a GTD order.</summary>
    public string GoodTillDate { get; init; } = "";

    /// <summary>Model portfolio.</summary>
    public string ModelCode { get; init; } = "";

    /// <summary>Quantity shown.</summary>
    public int? DisplaySize { get; init; }

    /// <summary>Fills completely or not at all.</summary>
    public bool IsAllOrNone { get; init; }

    /// <summary>Least quantity of a fill.</summary>
    public int? MinQuantity { get; init; }

    /// <summary>What triggers a stop.</summary>
    public int? TriggerMethod { get; init; }

    /// <summary>Stop price of a trailing order in points; without meaning for other types.</summary>
    public decimal? TrailStopPrice { get; init; }

    /// <summary>Trailing distance in percent.</summary>
    public decimal? TrailingPercent { get; init; }

    /// <summary>Distance of the limit of a TRAIL LIMIT in points.</summary>
    public decimal? LimitPriceOffset { get; init; }

    /// <summary>Legs of a combination; empty for none.</summary>
    public IReadOnlyList<ComboLeg> ComboLegs { get; init; } = [];

    /// <summary>The legs as one text.</summary>
    public string ComboLegsText { get; init; } = "";

    /// <summary>Name of an algorithm of IB.</summary>
    public string AlgoStrategy { get; init; } = "";

    /// <summary>Parameters of the algorithm.</summary>
    public IReadOnlyList<TagValue> AlgoParameters { get; init; } = [];

    /// <summary>Conditions that hold the order back; empty for none.</summary>
    public IReadOnlyList<OrderCondition> Conditions { get; init; } = [];

    /// <summary>Whether the conditions also count outside the liquid hours.</summary>
    public bool IsConditionRthIgnored { get; init; }

    /// <summary>Whether the conditions cancel the order instead of releasing it.</summary>
    public bool IsCancelledByConditions { get; init; }

    /// <summary>Amount of currency instead of a quantity.</summary>
    public decimal? CashQuantity { get; init; }

    /// <summary>Customer of the account.</summary>
    public string CustomerAccount { get; init; } = "";

    /// <summary>Whether the customer is a professional.</summary>
    public bool IsProfessionalCustomer { get; init; }

    /// <summary>Whether only imbalances are traded.</summary>
    public bool IsImbalanceOnly { get; init; }

    /// <summary>All other fields that hold something, under the names that PROTOCOL gives them, as sent and in the order of the wire.</summary>
    public IReadOnlyList<TagValue> Others { get; init; } = [];

    /// <summary>Login that sent it; empty before server version 198.</summary>
    public string Submitter { get; init; } = "";
}
