namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An execution (id 11). A correction has the same id but for the part after the last dot.</summary>
public sealed record ExecutionReport
{
    /// <summary>Number of the request answered; -1 for a live execution.</summary>
    public required int RequestId { get; init; }

    /// <summary>Number of the order.</summary>
    public required int OrderId { get; init; }

    /// <summary>The instrument; its exchange is where it traded.</summary>
    public required Contract Contract { get; init; }

    /// <summary>Identity of the execution.</summary>
    public required string ExecId { get; init; }

    /// <summary>Time as text; see <see cref="TwsTime"/>.</summary>
    public string Time { get; init; } = "";

    /// <summary>The account.</summary>
    public string Account { get; init; } = "";

    /// <summary>Where it traded.</summary>
    public string Exchange { get; init; } = "";

    /// <summary>Bought or sold.</summary>
    public ExecutionSide Side { get; init; }

    /// <summary>The side as the TWS spells it.</summary>
    public string SideText { get; init; } = "";

    /// <summary>Contracts of this execution; null when not told.</summary>
    public decimal? Shares { get; init; }

    /// <summary>Price in points; null when not told.</summary>
    public decimal? Price { get; init; }

    /// <summary>IB's lasting number of the order.</summary>
    public long PermId { get; init; }

    /// <summary>The client that placed the order.</summary>
    public int ClientId { get; init; }

    /// <summary>Whether IB forced it.</summary>
    public bool IsLiquidation { get; init; }

    /// <summary>Contracts of the order filled so far; null when not told.</summary>
    public decimal? CumulativeQuantity { get; init; }

    /// <summary>Average price of the order in points; null when not told.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>Our tag.</summary>
    public string OrderRef { get; init; } = "";

    /// <summary>Rule of the economic value.</summary>
    public string EvRule { get; init; } = "";

    /// <summary>Factor of the economic value; null when not told.</summary>
    public decimal? EvMultiplier { get; init; }

    /// <summary>Model portfolio.</summary>
    public string ModelCode { get; init; } = "";

    /// <summary>1 added, 2 removed, 3 routed out, 0 unknown.</summary>
    public int LastLiquidity { get; init; }

    /// <summary>Whether the price may still change; false before server version 178.</summary>
    public bool IsPricePending { get; init; }

    /// <summary>Login that sent the order; empty before server version 198.</summary>
    public string Submitter { get; init; } = "";
}
