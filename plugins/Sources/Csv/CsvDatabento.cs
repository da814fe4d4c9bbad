using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The layouts of Databento's CSV: columns by name, numbers raw or pretty.</summary>
internal static class CsvDatabento
{
    private const int RawPriceDigits = 9;

    /// <summary>
    /// Whether the rows are orders, ten levels, statistics or changes of status: the source of Databento's records makes a book and
    /// facts of them, and here they are read only when the preset asks for it.
    /// </summary>
    public static bool IsOfRecords(CsvSample sample) =>
        sample.Header is var header && header.Has("ts_event")
        && (header.Has("order_id") || header.Has("bid_px_09") || header.Has("stat_type") || header.Has("is_trading"));

    /// <summary>Databento's CSV; null when it is none.</summary>
    public static CsvLayout? Find(CsvSample sample)
    {
        TableHeader header = sample.Header;
        if (header.Separator != (byte)',' || !header.Has("ts_event") || header.Find("instrument_id", "product_id") < 0)
        {
            return null;
        }

        CsvColumns columns = new(Roles(header));
        IReadOnlyList<string[]> rows = sample.Rows((byte)',', 1);
        bool isRead = columns.IsBars || columns.IsPrints || columns.IsQuotes;
        return new CsvLayout("Databento " + NameOf(header, columns), columns, StampFormat.Of(FormatOf(header, rows)))
        {
            HeaderLines = 1,
            ScaleDigits = IsRaw(columns, rows) ? RawPriceDigits : 0,
            Period = columns.IsBars ? PeriodOf(header, rows) : null,
            IsDatabento = true,
            IsNotRead = !isRead,
        };
    }

    private static CsvRole?[] Roles(TableHeader header)
    {
        bool isBars = header.Has("open", "high", "low", "close");
        bool hasReceipt = header.Has("ts_recv") && !isBars;

        // Without an action the price is that of the last print, told again and again: no print.
        bool hasPrints = header.Has("action");
        bool hasSymbol = header.Has("symbol");
        return
        [
            .. header.Columns.Select(name => (CsvRole?)(name switch
            {
                "ts_recv" when hasReceipt => CsvRole.Time,
                "ts_event" => hasReceipt ? CsvRole.VenueTime : CsvRole.Time,
                "open" => CsvRole.Open,
                "high" => CsvRole.High,
                "low" => CsvRole.Low,
                "close" => CsvRole.Close,
                "volume" => CsvRole.Volume,
                "price" when hasPrints => CsvRole.Price,
                "size" when hasPrints => CsvRole.Size,
                "action" => CsvRole.Action,
                "side" => CsvRole.Side,
                "sequence" => CsvRole.Sequence,
                "bid_px_00" => CsvRole.Bid,
                "ask_px_00" => CsvRole.Ask,
                "bid_sz_00" => CsvRole.BidSize,
                "ask_sz_00" => CsvRole.AskSize,
                "symbol" => CsvRole.Symbol,
                "instrument_id" or "product_id" when !hasSymbol => CsvRole.Symbol,
                _ => null,
            })),
        ];
    }

    private static string NameOf(TableHeader header, CsvColumns columns) =>
        columns.IsBars ? "bars"
        : header.Has("order_id") ? "orders (prints only)"
        : columns.IsPrints && columns.IsQuotes ? "prints and quotes"
        : columns.IsPrints ? "prints"
        : columns.IsQuotes ? "quotes"
        : "records without events";

    private static string FormatOf(TableHeader header, IReadOnlyList<string[]> rows)
    {
        int column = header.Find("ts_event");
        string? first = rows.FirstOrDefault(r => r.Length > column && r[column].Length > 0)?[column];
        return first is null || first.All(char.IsAsciiDigit) ? "unix-ns" : "yyyy-MM-ddTHH:mm:ssFK";
    }

    // A raw price is a whole number of 1e-9 points; a pretty one always has its decimals.
    private static bool IsRaw(CsvColumns columns, IReadOnlyList<string[]> rows)
    {
        int[] prices =
        [
            .. new[] { CsvRole.Price, CsvRole.Open, CsvRole.Close, CsvRole.Bid, CsvRole.Ask }.Select(columns.Of).Where(c => c >= 0),
        ];
        return !rows.Any(r => prices.Any(c => c < r.Length && r[c].Contains('.', StringComparison.Ordinal)));
    }

    private static BarPeriod? PeriodOf(TableHeader header, IReadOnlyList<string[]> rows)
    {
        int column = header.Find("rtype");
        string? type = column < 0 ? null : rows.FirstOrDefault(r => r.Length > column)?[column];
        return int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number switch
            {
                32 => new BarPeriod(1),
                33 => new BarPeriod(60),
                34 => new BarPeriod(3600),
                35 => new BarPeriod(86_400),
                _ => null,
            }
            : null;
    }
}
