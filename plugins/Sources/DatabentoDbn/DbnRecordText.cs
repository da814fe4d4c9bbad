using System.Buffers.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>A record field by field, under Databento's names.</summary>
internal static class DbnRecordText
{
    private const long NoQuantity = int.MaxValue;

    /// <summary>The fields of a record that is at least as long as its kind.</summary>
    public static IReadOnlyDictionary<string, object?> Of(ReadOnlySpan<byte> r)
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["rtype"] = (int)r[1],
            ["publisher_id"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(r[2..]),
            ["instrument_id"] = U32(r, 4),
            ["ts_event"] = (decimal)U64(r, 8),
        };
        switch (r[1])
        {
            case DbnRecordType.Mbo:
                AddMbo(map, r);
                break;
            case DbnRecordType.Trades or DbnRecordType.Mbp1 or DbnRecordType.Mbp10:
                AddChange(map, r);
                AddLevels(map, r);
                break;
            case DbnRecordType.Bbo1S or DbnRecordType.Bbo1M:
                AddLast(map, r);
                map["sequence"] = U32(r, 44);
                AddLevel(map, r[48..]);
                break;
            case DbnRecordType.Cmbp1 or DbnRecordType.Tcbbo or DbnRecordType.Cbbo1S or DbnRecordType.Cbbo1M:
                AddLast(map, r);
                AddConsolidated(map, r[48..]);
                break;
            case DbnRecordType.Status:
                AddStatus(map, r);
                break;
            case DbnRecordType.Statistics:
                AddStatistics(map, r);
                break;
            case DbnRecordType.Imbalance:
                AddImbalance(map, r);
                break;
            case DbnRecordType.Definition:
                DbnDefinitionText.AddTo(map, r);
                break;
            default:
                if (DbnStreams.KindsOf(r[1]) is Sdk.EventKinds.Bar)
                {
                    AddBar(map, r);
                }

                break;
        }

        return map;
    }

    /// <summary>A price in points at an offset; null when it is absent.</summary>
    public static decimal? Price(ReadOnlySpan<byte> r, int offset) =>
        DbnFacts.Price(BinaryPrimitives.ReadInt64LittleEndian(r[offset..]));

    /// <summary>A number of four bytes.</summary>
    public static long U32(ReadOnlySpan<byte> r, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(r[offset..]);

    /// <summary>A number of eight bytes.</summary>
    public static ulong U64(ReadOnlySpan<byte> r, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(r[offset..]);

    private static long I32(ReadOnlySpan<byte> r, int offset) => BinaryPrimitives.ReadInt32LittleEndian(r[offset..]);

    private static object? TimeNumber(ReadOnlySpan<byte> r, int offset) =>
        U64(r, offset) is var time && time == DbnFlags.NoTime ? null : (decimal)time;

    private static string Letter(ReadOnlySpan<byte> r, int offset) => DbnRecordFacts.Letter(r[offset]);

    private static void AddMbo(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        map["order_id"] = (decimal)U64(r, 16);
        map["price"] = Price(r, 24);
        map["size"] = U32(r, 32);
        map["flags"] = (int)r[36];
        map["channel_id"] = (int)r[37];
        map["action"] = Letter(r, 38);
        map["side"] = Letter(r, 39);
        map["ts_recv"] = TimeNumber(r, 40);
        map["ts_in_delta"] = I32(r, 48);
        map["sequence"] = U32(r, 52);
    }

    private static void AddChange(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        map["price"] = Price(r, 16);
        map["size"] = U32(r, 24);
        map["action"] = Letter(r, 28);
        map["side"] = Letter(r, 29);
        map["flags"] = (int)r[30];
        map["depth"] = (int)r[31];
        map["ts_recv"] = TimeNumber(r, 32);
        map["ts_in_delta"] = I32(r, 40);
        map["sequence"] = U32(r, 44);
    }

    private static void AddLast(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        map["price"] = Price(r, 16);
        map["size"] = U32(r, 24);
        map["side"] = Letter(r, 29);
        map["flags"] = (int)r[30];
        map["ts_recv"] = TimeNumber(r, 32);
    }

    private static void AddLevels(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        if (r[1] == DbnRecordType.Mbp1)
        {
            AddLevel(map, r[48..]);
        }
        else if (r[1] == DbnRecordType.Mbp10)
        {
            List<object?> levels = [];
            for (int place = 48; place < 368; place += 32)
            {
                levels.Add(new object?[]
                {
                    Price(r, place), U32(r, place + 16), U32(r, place + 24), Price(r, place + 8), U32(r, place + 20), U32(r, place + 28),
                });
            }

            map["levels_bidpx_bidsz_bidct_askpx_asksz_askct"] = levels;
        }
    }

    private static void AddLevel(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> level)
    {
        map["bid_px"] = Price(level, 0);
        map["bid_sz"] = U32(level, 16);
        map["bid_ct"] = U32(level, 24);
        map["ask_px"] = Price(level, 8);
        map["ask_sz"] = U32(level, 20);
        map["ask_ct"] = U32(level, 28);
    }

    private static void AddConsolidated(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> level)
    {
        map["bid_px"] = Price(level, 0);
        map["ask_px"] = Price(level, 8);
        map["bid_sz"] = U32(level, 16);
        map["ask_sz"] = U32(level, 20);
        map["bid_pb"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(level[24..]);
        map["ask_pb"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(level[28..]);
    }

    private static void AddBar(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        map["open"] = Price(r, 16);
        map["high"] = Price(r, 24);
        map["low"] = Price(r, 32);
        map["close"] = Price(r, 40);
        map["volume"] = (decimal)U64(r, 48);
    }

    private static void AddStatus(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        map["ts_recv"] = TimeNumber(r, 16);
        map["action"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(r[24..]);
        map["reason"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(r[26..]);
        map["trading_event"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(r[28..]);
        map["is_trading"] = Letter(r, 30);
        map["is_quoting"] = Letter(r, 31);
        map["is_short_sell_restricted"] = Letter(r, 32);
    }

    private static void AddStatistics(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        // From version 3 on the quantity has eight bytes, and what follows it moves.
        bool isWide = r.Length >= 80;
        int rest = isWide ? 48 : 44;
        long quantity = isWide ? BinaryPrimitives.ReadInt64LittleEndian(r[40..]) : I32(r, 40);
        map["ts_recv"] = TimeNumber(r, 16);
        map["ts_ref"] = TimeNumber(r, 24);
        map["price"] = Price(r, 32);
        map["quantity"] = quantity == (isWide ? long.MaxValue : NoQuantity) ? null : quantity;
        map["sequence"] = U32(r, rest);
        map["ts_in_delta"] = I32(r, rest + 4);
        map["stat_type"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(r[(rest + 8)..]);
        map["channel_id"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(r[(rest + 10)..]);
        map["update_action"] = (int)r[rest + 12];
        map["stat_flags"] = (int)r[rest + 13];
    }

    private static void AddImbalance(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        map["ts_recv"] = TimeNumber(r, 16);
        map["ref_price"] = Price(r, 24);
        map["paired_qty"] = U32(r, 88);
        map["total_imbalance_qty"] = U32(r, 92);
        map["auction_type"] = Letter(r, 104);
        map["side"] = Letter(r, 105);
    }
}
