using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The columns of a table of Databento's, and the record that a row is.</summary>
/// <param name="Type">Kind of the records.</param>
/// <param name="Schema">What the records are.</param>
/// <param name="Fields">What is read of a row, in no order.</param>
/// <param name="SymbolColumn">Where the symbol stands, else the number of the instrument.</param>
/// <param name="HasSymbols">Whether symbols are written.</param>
internal sealed record DbnTable(
    byte Type, DbnSchema Schema, IReadOnlyList<DbnTableField> Fields, int SymbolColumn, bool HasSymbols)
{
    private const int Levels = 10;
    private const int Level0 = 48;

    /// <summary>Bytes of a record.</summary>
    public int Length => Type == DbnRecordType.Statistics ? 80 : DbnRecordType.LeastLength(Type);

    /// <summary>The table that begins with these bytes; null when it is none, or of records that are not read as a table.</summary>
    public static DbnTable? Find(ReadOnlySpan<byte> head)
    {
        IReadOnlyList<byte[]> lines = TextFile.FirstLines(head, 64);
        if (lines.Count == 0)
        {
            return null;
        }

        TableHeader header = TableHeader.Parse(lines[0]);
        if (header.Separator != (byte)',' || !header.Has("ts_event") || header.Find("instrument_id", "product_id") < 0)
        {
            return null;
        }

        (byte Type, DbnSchema Schema)? kind = KindOf(header, lines);
        if (kind is not { } found)
        {
            return null;
        }

        bool hasSymbols = header.Has("symbol");
        List<DbnTableField> fields = [];
        foreach ((string name, string? old, int offset, DbnFieldKind of) in FieldsOf(found.Type))
        {
            int column = old is null ? header.Find(name) : header.Find(name, old);
            fields.Add(new DbnTableField(column, offset, of));
        }

        return new DbnTable(found.Type, found.Schema, fields, hasSymbols ? header.Find("symbol") : header.Find("instrument_id", "product_id"), hasSymbols);
    }

    private static (byte, DbnSchema)? KindOf(TableHeader header, IReadOnlyList<byte[]> lines) =>
        header.Has("order_id") ? (DbnRecordType.Mbo, DbnSchema.Mbo)
        : header.Has("bid_px_09") ? (DbnRecordType.Mbp10, DbnSchema.Mbp10)
        : header.Has("bid_px_00", "action") ? (DbnRecordType.Mbp1, IsOfTrades(header, lines) ? DbnSchema.Tbbo : DbnSchema.Mbp1)
        : header.Has("bid_px_00") ? (DbnRecordType.Bbo1S, DbnSchema.Bbo1S)
        : header.Has("stat_type") ? (DbnRecordType.Statistics, DbnSchema.Statistics)
        : header.Has("is_trading") ? (DbnRecordType.Status, DbnSchema.Status)
        : header.Has("action", "price", "size") ? (DbnRecordType.Trades, DbnSchema.Trades)
        : header.Has("open", "high", "low", "close") ? BarsOf(header, lines)
        : null;

    private static (byte, DbnSchema)? BarsOf(TableHeader header, IReadOnlyList<byte[]> lines) => First(header, lines, "rtype") switch
    {
        "32" => (DbnRecordType.Ohlcv1S, DbnSchema.Ohlcv1S),
        "33" => (DbnRecordType.Ohlcv1M, DbnSchema.Ohlcv1M),
        "34" => (DbnRecordType.Ohlcv1H, DbnSchema.Ohlcv1H),
        "35" => (DbnRecordType.Ohlcv1D, DbnSchema.Ohlcv1D),
        _ => null,
    };

    // Of quotes with every change and of quotes at trades the names are the same: trades only, many in a row, are the latter.
    private static bool IsOfTrades(TableHeader header, IReadOnlyList<byte[]> lines)
    {
        const int Enough = 12;
        int column = header.Find("action");
        return lines.Count > Enough && lines.Skip(1).All(l => string.Equals(Column(l, column), "T", StringComparison.Ordinal));
    }

    private static string First(TableHeader header, IReadOnlyList<byte[]> lines, string name) =>
        lines.Count > 1 && header.Find(name) is >= 0 and var column ? Column(lines[1], column) : "";

    private static string Column(byte[] line, int column)
    {
        string[] columns = System.Text.Encoding.UTF8.GetString(line).Split(',');
        return column < columns.Length ? columns[column].Trim('"') : "";
    }

    private static IEnumerable<(string Name, string? Old, int Offset, DbnFieldKind Kind)> FieldsOf(byte type)
    {
        yield return ("publisher_id", "pub_id", 2, DbnFieldKind.Number16);
        yield return ("instrument_id", "product_id", 4, DbnFieldKind.Number32);
        yield return ("ts_event", null, 8, DbnFieldKind.Time);
        foreach (var field in OwnFieldsOf(type))
        {
            yield return field;
        }

        int levels = type == DbnRecordType.Mbp10 ? Levels : type is DbnRecordType.Mbp1 or DbnRecordType.Bbo1S ? 1 : 0;
        for (int i = 0; i < levels; i++)
        {
            int at = Level0 + (32 * i);
            string n = FormattableString.Invariant($"{i:00}");
            yield return ("bid_px_" + n, null, at, DbnFieldKind.Price);
            yield return ("ask_px_" + n, null, at + 8, DbnFieldKind.Price);
            yield return ("bid_sz_" + n, "bid_oq_" + n, at + 16, DbnFieldKind.Number32);
            yield return ("ask_sz_" + n, "ask_oq_" + n, at + 20, DbnFieldKind.Number32);
            yield return ("bid_ct_" + n, null, at + 24, DbnFieldKind.Number32);
            yield return ("ask_ct_" + n, null, at + 28, DbnFieldKind.Number32);
        }
    }

    private static (string, string?, int, DbnFieldKind)[] OwnFieldsOf(byte type) => type switch
    {
        DbnRecordType.Mbo =>
        [
            ("order_id", null, 16, DbnFieldKind.Number64), ("price", null, 24, DbnFieldKind.Price), ("size", null, 32, DbnFieldKind.Number32),
            ("flags", null, 36, DbnFieldKind.Number8), ("channel_id", null, 37, DbnFieldKind.Number8), ("action", null, 38, DbnFieldKind.Letter),
            ("side", null, 39, DbnFieldKind.Letter), ("ts_recv", null, 40, DbnFieldKind.Time), ("ts_in_delta", null, 48, DbnFieldKind.Number32),
            ("sequence", null, 52, DbnFieldKind.Number32),
        ],
        DbnRecordType.Statistics =>
        [
            ("ts_recv", null, 16, DbnFieldKind.Time), ("ts_ref", null, 24, DbnFieldKind.Time), ("price", null, 32, DbnFieldKind.Price),
            ("quantity", null, 40, DbnFieldKind.Quantity), ("sequence", null, 48, DbnFieldKind.Number32),
            ("ts_in_delta", null, 52, DbnFieldKind.Number32), ("stat_type", null, 56, DbnFieldKind.Number16),
            ("channel_id", null, 58, DbnFieldKind.Number16), ("update_action", null, 60, DbnFieldKind.Number8),
            ("stat_flags", null, 61, DbnFieldKind.Number8),
        ],
        DbnRecordType.Status =>
        [
            ("ts_recv", null, 16, DbnFieldKind.Time), ("action", null, 24, DbnFieldKind.Number16), ("reason", null, 26, DbnFieldKind.Number16),
            ("trading_event", null, 28, DbnFieldKind.Number16), ("is_trading", null, 30, DbnFieldKind.Letter),
            ("is_quoting", null, 31, DbnFieldKind.Letter), ("is_short_sell_restricted", null, 32, DbnFieldKind.Letter),
        ],
        >= DbnRecordType.Ohlcv1S and <= DbnRecordType.OhlcvEod =>
        [
            ("open", null, 16, DbnFieldKind.Price), ("high", null, 24, DbnFieldKind.Price), ("low", null, 32, DbnFieldKind.Price),
            ("close", null, 40, DbnFieldKind.Price), ("volume", null, 48, DbnFieldKind.Number64),
        ],
        _ =>
        [
            ("price", null, 16, DbnFieldKind.Price), ("size", null, 24, DbnFieldKind.Number32), ("action", null, 28, DbnFieldKind.Letter),
            ("side", null, 29, DbnFieldKind.Letter), ("flags", null, 30, DbnFieldKind.Number8), ("depth", null, 31, DbnFieldKind.Number8),
            ("ts_recv", null, 32, DbnFieldKind.Time), ("ts_in_delta", null, 40, DbnFieldKind.Number32),
            ("sequence", null, 44, DbnFieldKind.Number32),
        ],
    };
}
