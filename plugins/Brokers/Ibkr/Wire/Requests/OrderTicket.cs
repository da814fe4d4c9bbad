namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The fields of an order that we set (PROTOCOL 12.1); all others go out with the table's values.</summary>
public sealed record OrderTicket
{
    /// <summary>BUY or SELL.</summary>
    public required string Action { get; init; }

    /// <summary>Total quantity in contracts, filled part included.</summary>
    public required decimal TotalQuantity { get; init; }

    /// <summary>LMT, MKT, STP, STP LMT, TRAIL, TRAIL LIMIT, MIT, LIT, MTL, STP PRT, MKT PRT.</summary>
    public required string OrderType { get; init; }

    /// <summary>Account of the order.</summary>
    public required string Account { get; init; }

    /// <summary>Limit in points; null where the type has none.</summary>
    public decimal? LimitPrice { get; init; }

    /// <summary>Stop price, trigger or trailing amount in points; null where the type has none.</summary>
    public decimal? AuxPrice { get; init; }

    /// <summary>DAY, GTC, IOC, FOK, GTD or OPG; default DAY, never empty.</summary>
    public string TimeInForce { get; init; } = "DAY";

    /// <summary>Name of the one-cancels-all group; empty for none.</summary>
    public string OcaGroup { get; init; } = "";

    /// <summary>0 none, 1 cancel with block, 2 reduce with block, 3 reduce without block; default 0.</summary>
    public int OcaType { get; init; }

    /// <summary>Our tag, at most 40 characters; it comes back with every report.</summary>
    public string OrderRef { get; init; } = "";

    /// <summary>Whether TWS works it at once; default true.</summary>
    public bool IsTransmitted { get; init; } = true;

    /// <summary>Order number of the bracket's entry; 0 for none.</summary>
    public int ParentId { get; init; }

    /// <summary>What triggers a stop: 0 default, 1 double bid/ask, 2 last, 3 double last, 4 bid/ask, 7 last or bid/ask, 8 mid.</summary>
    public int TriggerMethod { get; init; }

    /// <summary>Whether it works outside the liquid hours; default false.</summary>
    public bool IsOutsideRth { get; init; }

    /// <summary>Quantity shown; default 0, all of it.</summary>
    public int DisplaySize { get; init; }

    /// <summary>Not before this time; empty for at once.</summary>
    public string GoodAfterTime { get; init; } = "";

    /// <summary>End of a GTD order, as yyyyMMdd-HH:mm:ss UTC or with a zone; empty otherwise.</summary>
    public string GoodTillDate { get; init; } = "";

    /// <summary>Name of the model portfolio; empty for none.</summary>
    public string ModelCode { get; init; } = "";

    /// <summary>First stop price of a trailing order in points; null for none.</summary>
    public decimal? TrailStopPrice { get; init; }

    /// <summary>Trailing distance in percent, instead of <see cref="AuxPrice"/>; null for none.</summary>
    public decimal? TrailingPercent { get; init; }

    /// <summary>Distance of the limit of a TRAIL LIMIT in points; null for none.</summary>
    public decimal? LimitPriceOffset { get; init; }

    /// <summary>Asks for the margin only, nothing is placed; default false.</summary>
    public bool IsWhatIf { get; init; }

    /// <summary>Operator id for the exchange; empty for none.</summary>
    public string ExtOperator { get; init; } = "";

    /// <summary>Rejections to override, as 8229=BP; empty for none.</summary>
    public string AdvancedErrorOverride { get; init; } = "";

    /// <summary>Time of a manual order, yyyyMMdd-HH:mm:ss UTC; empty for none.</summary>
    public string ManualOrderTime { get; init; } = "";

    /// <summary>0 automatic, 1 manual (CME rule 536-B); null leaves it unset. Sent from server version 192.</summary>
    public int? ManualOrderIndicator { get; init; }
}
