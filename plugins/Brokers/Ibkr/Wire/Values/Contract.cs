namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Names an instrument (PROTOCOL 6.1). With a <see cref="ConId"/> only the exchange is needed besides.</summary>
public sealed record Contract
{
    /// <summary>IB's number of the instrument; 0 when unknown.</summary>
    public int ConId { get; init; }

    /// <summary>Symbol of the product or underlying, such as ES.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>FUT, OPT, FOP, IND, STK, CONTFUT and so on.</summary>
    public string SecType { get; init; } = "";

    /// <summary>Last trade date yyyyMMdd or contract month yyyyMM; empty for an instrument without one.</summary>
    public string LastTradeDate { get; init; } = "";

    /// <summary>Strike of an option in points; null for all else.</summary>
    public decimal? Strike { get; init; }

    /// <summary>Call or put; none for all else.</summary>
    public OptionRight Right { get; init; }

    /// <summary>Account currency per point, as text; may be empty.</summary>
    public string Multiplier { get; init; } = "";

    /// <summary>Exchange or SMART; empty in position reports.</summary>
    public string Exchange { get; init; } = "";

    /// <summary>Listing exchange; may be empty.</summary>
    public string PrimaryExchange { get; init; } = "";

    /// <summary>Currency, such as USD.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The exchange's own symbol, such as ESZ6; inner blanks belong to it.</summary>
    public string LocalSymbol { get; init; } = "";

    /// <summary>Trading class, such as SPXW.</summary>
    public string TradingClass { get; init; } = "";
}
