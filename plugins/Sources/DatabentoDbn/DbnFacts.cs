using System.Globalization;
using System.Security.Cryptography;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of a file.</summary>
internal static class DbnFacts
{
    /// <summary>Files with at most this many records are told record by record.</summary>
    private const int RecordsShown = 19;

    /// <summary>Files with at most this many mappings have them listed; of others the number is told.</summary>
    private const int MappingsShown = 20;

    private const int CopyLength = 256 * 1024;
    private const string NoMetadata = "not a plain DBN stream with metadata (fragment or legacy DBZ)";

    /// <summary>Reads a file whole and tells what is in it.</summary>
    /// <exception cref="SourceException">It is broken.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal);
        map["sha256"] = Hash(path);
        map["bytes"] = new FileInfo(path).Length;
        using DbnFile file = DbnFile.Open(path)
            ?? throw new SourceException(path, "", "The file is none of Databento's.");
        map["uncompressed_bytes"] = 0L;
        if (file.Kind is DbnKind.Whole)
        {
            AddMetadata(file.Metadata, map);
        }
        else if (file.Kind is DbnKind.Table)
        {
            map["written_as"] = "table of text";
            map["schema"] = DbnNames.Of(file.Metadata.Schema);
        }
        else
        {
            map["note"] = NoMetadata;
            map["written_as"] = file.Kind is DbnKind.Fragment ? "fragment" : "legacy DBZ";
        }

        DbnRecordFacts records = new(RecordsShown);
        records.ReadAll(file.Bytes);
        if (file.Rows is { } rows)
        {
            map["symbols"] = rows.Mappings.Select(m => m.Symbol).Distinct(StringComparer.Ordinal).ToArray();
            map["mappings"] = rows.Mappings.Take(MappingsShown).Select(m => new object?[] { m.Symbol, (long)m.Id }).ToArray();
        }

        map["uncompressed_bytes"] = file.Kind is DbnKind.Legacy ? new FileInfo(path).Length : file.Bytes.Place;
        if (file.Kind is DbnKind.Table)
        {
            map.Remove("uncompressed_bytes");
        }

        records.AddTo(map);
        if (records.HasOrders)
        {
            AddOrders(path, records, map);
        }

        return map;
    }

    /// <summary>A moment as text with nine decimals; null when it is absent.</summary>
    public static string? Time(ulong ns) => ns > long.MaxValue
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UnixEpoch.AddTicks((long)ns / 100):yyyy-MM-ddTHH:mm:ss.fffffff}{ns % 100:00}Z");

    /// <summary>A price in points; null when it is absent.</summary>
    public static decimal? Price(long price) => price == DbnFlags.NoPrice ? null : new decimal(price) / DbnFlags.UnitsPerPoint;

    private static void AddMetadata(DbnMetadata metadata, OrderedDictionary<string, object?> map)
    {
        map["dbn_version"] = metadata.Version;
        map["dataset"] = metadata.Dataset;
        map["schema"] = DbnNames.Of(metadata.Schema);
        map["start"] = Time(metadata.StartNs);
        map["end"] = Time(metadata.EndNs);
        map["limit"] = (decimal)metadata.Limit;
        map["stype_in"] = DbnNames.SymbolType(metadata.SymbolTypeIn);
        map["stype_out"] = DbnNames.SymbolType(metadata.SymbolTypeOut);
        map["ts_out"] = metadata.HasSendTime ? 1 : 0;
        map["symbol_cstr_len"] = metadata.SymbolLength;
        map["metadata_bytes_incl_8_byte_prefix"] = metadata.Length;
        map["symbols"] = metadata.Symbols;
        map["partial"] = metadata.PartialCount;
        map["not_found"] = metadata.NotFoundCount;
        map["mappings"] = metadata.Mappings.Count <= MappingsShown
            ? metadata.Mappings.Select(m => new object?[] { m.Symbol, (long)m.From, (long)m.To, m.Target }).ToArray()
            : (long)metadata.Mappings.Count;
    }

    private static void AddOrders(string path, DbnRecordFacts records, OrderedDictionary<string, object?> map)
    {
        using DbnFile again = DbnFile.Open(path)
            ?? throw new SourceException(path, "", "The file is no longer what it was. Was it replaced meanwhile?");
        MboFacts orders = new(records.PriceUnit);
        orders.ReadAll(again.Bytes);
        orders.AddTo(map);
    }

    private static string Hash(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, CopyLength, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
