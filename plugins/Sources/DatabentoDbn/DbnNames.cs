using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>Databento's names of the numbers in its files.</summary>
internal static class DbnNames
{
    private static readonly string[] Schemas =
    [
        "mbo", "mbp-1", "mbp-10", "tbbo", "trades", "ohlcv-1s", "ohlcv-1m", "ohlcv-1h", "ohlcv-1d", "definition", "statistics",
        "status", "imbalance", "ohlcv-eod", "cmbp-1", "cbbo-1s", "cbbo-1m", "tcbbo", "bbo-1s", "bbo-1m",
    ];

    private static readonly string[] SymbolTypes =
        ["instrument_id", "raw_symbol", "smart", "continuous", "parent", "nasdaq_symbol", "cms_symbol", "isin", "us_code"];

    /// <summary>The name of a schema.</summary>
    public static string Of(DbnSchema schema) => (int)schema < Schemas.Length ? Schemas[(int)schema] : "mixed";

    /// <summary>The name of a kind of symbols; null for none.</summary>
    public static string? SymbolType(byte type) =>
        type < SymbolTypes.Length ? SymbolTypes[type]
        : type == byte.MaxValue ? null
        : type.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of a kind of records.</summary>
    public static string RecordType(byte type) => type switch
    {
        DbnRecordType.Trades => "mbp-0(trades)",
        DbnRecordType.Mbp1 => "mbp-1/tbbo",
        DbnRecordType.Mbp10 => "mbp-10",
        DbnRecordType.OldOhlcv => "ohlcv",
        DbnRecordType.Status => "status",
        DbnRecordType.Definition => "definition",
        DbnRecordType.Imbalance => "imbalance",
        DbnRecordType.Error => "error",
        DbnRecordType.SymbolMapping => "symbol_mapping",
        DbnRecordType.System => "system",
        DbnRecordType.Statistics => "statistics",
        DbnRecordType.Ohlcv1S => "ohlcv-1s",
        DbnRecordType.Ohlcv1M => "ohlcv-1m",
        DbnRecordType.Ohlcv1H => "ohlcv-1h",
        DbnRecordType.Ohlcv1D => "ohlcv-1d",
        DbnRecordType.OhlcvEod => "ohlcv-eod",
        DbnRecordType.Mbo => "mbo",
        DbnRecordType.Cmbp1 => "cmbp-1",
        DbnRecordType.Cbbo1S => "cbbo-1s",
        DbnRecordType.Cbbo1M => "cbbo-1m",
        DbnRecordType.Tcbbo => "tcbbo",
        DbnRecordType.Bbo1S => "bbo-1s",
        DbnRecordType.Bbo1M => "bbo-1m",
        _ => string.Create(CultureInfo.InvariantCulture, $"0x{type:x2}"),
    };
}
