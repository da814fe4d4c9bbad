namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An instrument that fits a request (id 10).</summary>
public sealed record ContractDetails
{
    /// <summary>Number of the request.</summary>
    public required int RequestId { get; init; }

    /// <summary>The instrument; its last trade date without time.</summary>
    public required Contract Contract { get; init; }

    /// <summary>Last trade date as sent, with time and zone.</summary>
    public string LastTradeText { get; init; } = "";

    /// <summary>Time of the last trade, HH:mm or HH:mm:ss; empty when not told.</summary>
    public string LastTradeTime { get; init; } = "";

    /// <summary>Zone of that time; empty when not told.</summary>
    public string LastTradeZone { get; init; } = "";

    /// <summary>Name of the market.</summary>
    public string MarketName { get; init; } = "";

    /// <summary>Least price step in points; null when not told.</summary>
    public decimal? MinTick { get; init; }

    /// <summary>Order types allowed, comma list.</summary>
    public string OrderTypes { get; init; } = "";

    /// <summary>Exchanges it trades on, comma list.</summary>
    public string ValidExchanges { get; init; } = "";

    /// <summary>Factor of displayed prices; null when not told.</summary>
    public int? PriceMagnifier { get; init; }

    /// <summary>Number of the underlying; 0 for none.</summary>
    public int UnderConId { get; init; }

    /// <summary>Full name, unescaped.</summary>
    public string LongName { get; init; } = "";

    /// <summary>Contract month yyyyMM.</summary>
    public string ContractMonth { get; init; } = "";

    /// <summary>Industry of the issuer.</summary>
    public string Industry { get; init; } = "";

    /// <summary>Category of the issuer.</summary>
    public string Category { get; init; } = "";

    /// <summary>Subcategory of the issuer.</summary>
    public string Subcategory { get; init; } = "";

    /// <summary>Zone of the hours.</summary>
    public string TimeZoneId { get; init; } = "";

    /// <summary>Trading hours as text; see <see cref="TradingHours"/>.</summary>
    public string TradingHoursText { get; init; } = "";

    /// <summary>Liquid hours as text; see <see cref="TradingHours"/>.</summary>
    public string LiquidHoursText { get; init; } = "";

    /// <summary>Rule of the economic value.</summary>
    public string EvRule { get; init; } = "";

    /// <summary>Factor of the economic value; null when not told.</summary>
    public decimal? EvMultiplier { get; init; }

    /// <summary>Other ids, such as the ISIN.</summary>
    public IReadOnlyList<TagValue> SecIds { get; init; } = [];

    /// <summary>Group of exchanges; null when unset.</summary>
    public int? AggGroup { get; init; }

    /// <summary>Symbol of the underlying.</summary>
    public string UnderSymbol { get; init; } = "";

    /// <summary>Kind of the underlying.</summary>
    public string UnderSecType { get; init; } = "";

    /// <summary>Market rules, comma list, one for each of <see cref="ValidExchanges"/>.</summary>
    public string MarketRuleIds { get; init; } = "";

    /// <summary>Date it really expires, yyyyMMdd.</summary>
    public string RealExpirationDate { get; init; } = "";

    /// <summary>Kind of stock; empty for all else.</summary>
    public string StockType { get; init; } = "";

    /// <summary>Least size; null when not told.</summary>
    public decimal? MinSize { get; init; }

    /// <summary>Step of sizes; null when not told.</summary>
    public decimal? SizeIncrement { get; init; }

    /// <summary>Step of sizes as IB suggests it; null when not told.</summary>
    public decimal? SuggestedSizeIncrement { get; init; }

    /// <summary>Fields of a fund that hold something, under the names that PROTOCOL gives them; empty for all else.</summary>
    public IReadOnlyList<TagValue> Fund { get; init; } = [];

    /// <summary>Why it cannot be traded, id and description; empty before server version 186.</summary>
    public IReadOnlyList<TagValue> IneligibilityReasons { get; init; } = [];
}
