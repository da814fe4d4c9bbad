namespace MiaIa.TwsSimulator;

/// <summary>What a client asked for in placeOrder, as far as this server acts on it.</summary>
public sealed record OrderRequest
{
    /// <summary>The client's number of the order.</summary>
    public int OrderId { get; init; }

    /// <summary>The instrument.</summary>
    public required Contract Contract { get; init; }

    /// <summary>BUY or SELL.</summary>
    public required string Action { get; init; }

    /// <summary>Contracts.</summary>
    public decimal Quantity { get; init; }

    /// <summary>LMT, MKT, STP, STP LMT, TRAIL or TRAIL LIMIT.</summary>
    public required string Type { get; init; }

    /// <summary>Limit price.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Stop price, or the trailing amount.</summary>
    public decimal? Aux { get; init; }

    /// <summary>Time in force.</summary>
    public required string Tif { get; init; }

    /// <summary>End of a GTD order as given.</summary>
    public string GoodTillDate { get; init; } = "";

    /// <summary>OCA group, empty for none.</summary>
    public string OcaGroup { get; init; } = "";

    /// <summary>1 cancel, 2 and 3 reduce, 0 none.</summary>
    public int OcaType { get; init; }

    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>The client's tag.</summary>
    public string OrderRef { get; init; } = "";

    /// <summary>Whether this order releases itself and its family.</summary>
    public bool Transmit { get; init; }

    /// <summary>Order id of the parent, 0 for none.</summary>
    public int ParentId { get; init; }

    /// <summary>Whether it works outside liquid hours.</summary>
    public bool OutsideRth { get; init; }

    /// <summary>How a stop is triggered.</summary>
    public int TriggerMethod { get; init; }

    /// <summary>First stop price of a trailing order.</summary>
    public decimal? TrailStop { get; init; }

    /// <summary>Trailing distance in percent.</summary>
    public decimal? TrailingPercent { get; init; }

    /// <summary>Limit offset of a TRAIL LIMIT order.</summary>
    public decimal? LimitOffset { get; init; }

    /// <summary>Whether only the margin is asked for.</summary>
    public bool IsWhatIf { get; init; }

    /// <summary>Operator of rule 536-B.</summary>
    public string ExtOperator { get; init; } = "";

    /// <summary>Entered by a person (1), by a program (0) or not said (2147483647).</summary>
    public int ManualIndicator { get; init; } = int.MaxValue;

    /// <summary>Whether the order buys.</summary>
    public bool IsBuy => Action == "BUY";

    /// <summary>Whether it waits for a trigger.</summary>
    public bool IsStop => Type is "STP" or "STP LMT" or "TRAIL" or "TRAIL LIMIT";

    /// <summary>Whether its trigger follows the price.</summary>
    public bool IsTrailing => Type is "TRAIL" or "TRAIL LIMIT";
}
