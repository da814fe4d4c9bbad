namespace MiaIa.TwsSimulator;

/// <summary>One instrument this server knows.</summary>
public sealed record Contract
{
    /// <summary>IB's number of the instrument.</summary>
    public required int ConId { get; init; }

    /// <summary>Symbol of the product, for instance ES.</summary>
    public required string Symbol { get; init; }

    /// <summary>FUT, CONTFUT, IND or OPT.</summary>
    public required string SecType { get; init; }

    /// <summary>Last trading day as <c>yyyyMMdd</c>; empty for an index.</summary>
    public string LastTradeDate { get; init; } = "";

    /// <summary>Month of the contract as <c>yyyyMM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>Strike; 0 when it is no option.</summary>
    public decimal Strike { get; init; }

    /// <summary>C, P or empty.</summary>
    public string Right { get; init; } = "";

    /// <summary>US dollars per point; 0 for an index.</summary>
    public decimal Multiplier { get; init; }

    /// <summary>First of the valid exchanges.</summary>
    public string Exchange => ValidExchanges[0];

    /// <summary>Exchanges a request may name.</summary>
    public required string[] ValidExchanges { get; init; }

    /// <summary>Local symbol, inner blanks kept.</summary>
    public required string LocalSymbol { get; init; }

    /// <summary>Trading class.</summary>
    public required string TradingClass { get; init; }

    /// <summary>Price step in points.</summary>
    public decimal MinTick { get; init; } = 0.25m;

    /// <summary>Name for people.</summary>
    public string LongName { get; init; } = "";

    /// <summary>Number of the underlying; 0 for none.</summary>
    public int UnderConId { get; init; }

    /// <summary>Symbol of the underlying.</summary>
    public string UnderSymbol { get; init; } = "";

    /// <summary>Kind of the underlying.</summary>
    public string UnderSecType { get; init; } = "";

    /// <summary>Number of the price-step rule of each valid exchange.</summary>
    public int MarketRule { get; init; } = 67;

    /// <summary>Whether the last trading day lies behind.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Commission per contract and side, USD.</summary>
    public decimal Commission { get; init; }

    /// <summary>Initial margin per contract, USD.</summary>
    public decimal InitialMargin { get; init; }

    /// <summary>Maintenance margin per contract, USD.</summary>
    public decimal MaintenanceMargin { get; init; }

    /// <summary>Whether orders can be placed in it.</summary>
    public bool IsTradable => SecType is "FUT" or "OPT" && !IsExpired;
}
