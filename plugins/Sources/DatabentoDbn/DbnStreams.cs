using System.Buffers.Binary;
using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>From metadata and the first records to streams.</summary>
internal static class DbnStreams
{
    private const int RecordsToLookAt = 2000;
    private const long SlackNs = 86_400_000_000_000;
    private const byte ContinuousSymbols = 3;

    /// <summary>The streams of a file: one for each symbol; one without events when it holds none.</summary>
    public static IReadOnlyList<MarketStream> Describe(string path, DbnFile file, string symbolOption)
    {
        DbnFirstRecords first = DbnFirstRecords.Read(file, RecordsToLookAt);
        EventKinds kinds = KindsOf(file.Metadata.Schema);
        if (file.Metadata.Schema is DbnSchema.Mixed)
        {
            kinds = first.Kinds;
        }

        int seconds = file.Metadata.Schema is DbnSchema.Mixed ? first.BarSeconds : BarSeconds(file.Metadata.Schema);
        DbnMetadata metadata = file.Rows is { } rows ? WithSymbols(file, rows) : file.Metadata;
        long firstNs = first.FirstNs ?? (metadata.StartNs <= long.MaxValue ? (long)metadata.StartNs : 0);
        long lastNs = metadata.EndNs <= (ulong)(long.MaxValue - SlackNs) ? (long)metadata.EndNs + SlackNs : long.MaxValue;
        BarPeriod? period = kinds is EventKinds.Bar && seconds > 0 ? new BarPeriod(seconds) : null;
        if (kinds is EventKinds.None || (kinds is EventKinds.Bar && period is null))
        {
            string name = metadata.Symbols.Count > 0 ? metadata.Symbols[0] : metadata.Dataset;
            return [new MarketStream(path, "", name, name, 0, EventKinds.None, null, firstNs)];
        }

        DateOnly date = DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(firstNs / 100));
        return
        [
            .. Keys(metadata, first, symbolOption).Select(k =>
            {
                ContractName name = NameOf(k.Symbol, metadata, date);
                return new MarketStream(
                    path, k.Key, name.Symbol, name.Root, name.Contract, kinds, period, firstNs + (seconds * 1_000_000_000L), lastNs);
            }),
        ];
    }

    /// <summary>The kinds of events that records of a schema make; none for mixed ones.</summary>
    public static EventKinds KindsOf(DbnSchema schema) => schema switch
    {
        DbnSchema.Mbo or DbnSchema.Mbp10 => EventKinds.Trade | EventKinds.Quote | EventKinds.Depth,
        DbnSchema.Mbp1 or DbnSchema.Tbbo or DbnSchema.Cmbp1 or DbnSchema.Tcbbo => EventKinds.Trade | EventKinds.Quote,
        DbnSchema.Trades => EventKinds.Trade,
        DbnSchema.Bbo1S or DbnSchema.Bbo1M or DbnSchema.Cbbo1S or DbnSchema.Cbbo1M => EventKinds.Quote,
        >= DbnSchema.Ohlcv1S and <= DbnSchema.Ohlcv1D or DbnSchema.OhlcvEod => EventKinds.Bar,
        _ => EventKinds.None,
    };

    /// <summary>The kinds of events that records of a kind make.</summary>
    public static EventKinds KindsOf(byte type) => type switch
    {
        DbnRecordType.Mbo or DbnRecordType.Mbp10 => EventKinds.Trade | EventKinds.Quote | EventKinds.Depth,
        DbnRecordType.Mbp1 or DbnRecordType.Cmbp1 or DbnRecordType.Tcbbo => EventKinds.Trade | EventKinds.Quote,
        DbnRecordType.Trades => EventKinds.Trade,
        >= DbnRecordType.Cbbo1S and <= DbnRecordType.Bbo1M => EventKinds.Quote,
        DbnRecordType.OldOhlcv or (>= DbnRecordType.Ohlcv1S and <= DbnRecordType.OhlcvEod) => EventKinds.Bar,
        _ => EventKinds.None,
    };

    /// <summary>Length of the bars of a schema, in seconds; 0 when it has none.</summary>
    public static int BarSeconds(DbnSchema schema) => schema switch
    {
        DbnSchema.Ohlcv1S => 1,
        DbnSchema.Ohlcv1M => 60,
        DbnSchema.Ohlcv1H => 3600,
        DbnSchema.Ohlcv1D or DbnSchema.OhlcvEod => 86_400,
        _ => 0,
    };

    /// <summary>Whether a file of mixed records begins with order-by-order ones.</summary>
    public static bool HasOrders(DbnFile file) =>
        file.Metadata.Schema is DbnSchema.Mixed && file.Bytes.Peek(2) is [_, DbnRecordType.Mbo];

    // Which symbols a table holds is known only when all rows were seen.
    private static DbnMetadata WithSymbols(DbnFile file, DbnTableStream rows)
    {
        while (!file.Bytes.Peek(1).IsEmpty)
        {
            file.Bytes.Take(file.Bytes.Window.Length);
        }

        return file.Metadata with
        {
            Mappings = [.. rows.Mappings.Select(m => new DbnMapping(m.Symbol, 0, 0, m.Id.ToString(CultureInfo.InvariantCulture)))],
        };
    }

    private static IEnumerable<(string Key, string Symbol)> Keys(
        DbnMetadata metadata, DbnFirstRecords first, string symbolOption)
    {
        string[] mapped = [.. metadata.Mappings.Where(m => DbnSymbols.TryId(m.Target, out _)).Select(m => m.Symbol).Distinct(StringComparer.Ordinal)];
        if (mapped.Length > 0)
        {
            return mapped.Select(symbol => (symbol, symbol));
        }

        // Numbers only: a live recording names them in its first records; else a person has to.
        return first.Ids.Select(id =>
        {
            string key = id.ToString(CultureInfo.InvariantCulture);
            string symbol = first.Names.TryGetValue(id, out string? name) ? name
                : symbolOption.Length > 0 ? symbolOption
                : key;
            return (key, symbol);
        });
    }

    private static ContractName NameOf(string symbol, DbnMetadata metadata, DateOnly date)
    {
        string[] parts = symbol.Split('.');
        bool isFront = metadata.SymbolTypeIn == ContinuousSymbols && parts is [_, _, "0"];

        // An option or a spread is named after its future, and is none.
        return isFront ? new ContractName(symbol, parts[0], 0)
            : symbol.All(char.IsAsciiLetterOrDigit) ? ContractName.Parse(symbol, date)
            : new ContractName(symbol, symbol, 0);
    }
}
