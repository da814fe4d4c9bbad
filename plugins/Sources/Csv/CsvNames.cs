namespace MiaIa.Plugins.Sources;

/// <summary>What columns are called, in options and in headers.</summary>
internal static class CsvNames
{
    /// <summary>The names of columns in the option, in the order of a help text.</summary>
    public const string Known =
        "date, time, open, high, low, close, volume, trades, bid-volume, ask-volume, price, size, bid, ask, bid-size, ask-size, side, symbol, -";

    /// <summary>The role that a name of the option tells.</summary>
    public static bool TryRole(string name, out CsvRole? role)
    {
        role = name.ToUpperInvariant() switch
        {
            "DATE" => CsvRole.Date,
            "TIME" => CsvRole.Time,
            "OPEN" => CsvRole.Open,
            "HIGH" => CsvRole.High,
            "LOW" => CsvRole.Low,
            "CLOSE" => CsvRole.Close,
            "VOLUME" => CsvRole.Volume,
            "TRADES" => CsvRole.Trades,
            "BID-VOLUME" => CsvRole.BidVolume,
            "ASK-VOLUME" => CsvRole.AskVolume,
            "PRICE" => CsvRole.Price,
            "SIZE" => CsvRole.Size,
            "BID" => CsvRole.Bid,
            "ASK" => CsvRole.Ask,
            "BID-SIZE" => CsvRole.BidSize,
            "ASK-SIZE" => CsvRole.AskSize,
            "SIDE" => CsvRole.Side,
            "SYMBOL" => CsvRole.Symbol,
            _ => null,
        };
        return role is not null || name is "-";
    }

    /// <summary>The role that a name in a file's header tells; null for one that is not known.</summary>
    /// <param name="name">The name, in lower case.</param>
    /// <param name="isBars">Whether the rows are bars, where a volume is not that of a print.</param>
    public static CsvRole? OfHeader(string name, bool isBars) => name switch
    {
        "date" => CsvRole.Date,
        "time" or "timestamp" or "datetime" or "date time" or "date/time" => CsvRole.Time,
        "open" => CsvRole.Open,
        "high" => CsvRole.High,
        "low" => CsvRole.Low,
        "close" => CsvRole.Close,
        "price" or "last" when !isBars => CsvRole.Price,
        "volume" or "vol" => isBars ? CsvRole.Volume : CsvRole.Size,
        "size" or "quantity" or "qty" => CsvRole.Size,
        "side" or "aggressor" => CsvRole.Side,
        "bid" or "bid price" or "bidprice" => CsvRole.Bid,
        "ask" or "ask price" or "askprice" => CsvRole.Ask,
        "bid size" or "bidsize" or "bid_size" => CsvRole.BidSize,
        "ask size" or "asksize" or "ask_size" => CsvRole.AskSize,
        "symbol" or "ticker" or "contract" => CsvRole.Symbol,
        "trades" or "number of trades" => CsvRole.Trades,
        _ => null,
    };
}
