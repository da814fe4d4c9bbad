using System.Globalization;
using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in a market depth file, for people and for checks; prices as stored.</summary>
internal sealed class DepthFacts
{
    private const int LevelsToShow = 10;

    private readonly SortedDictionary<byte, long> _commands = [];
    private readonly StoredSide _bids = new(Side.Buy);
    private readonly StoredSide _asks = new(Side.Sell);
    private long _records;
    private long _batches;
    private long _unreadable;
    private long? _firstNs;
    private long? _lastNs;

    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It is broken, or no such file.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using RecordFile file = new(path, DepthRecord.Format);
        SerialDate dates = new DepthSample(file).Dates;
        DepthFacts facts = new();
        while (file.ReadBlock())
        {
            ReadOnlySpan<byte> block = file.Block;
            for (int at = 0; at < block.Length; at += file.RecordSize)
            {
                facts.Add(in MemoryMarshal.AsRef<DepthRecord>(block[at..]), in dates);
            }
        }

        return facts.ToMap(file);
    }

    private void Add(in DepthRecord record, in SerialDate dates)
    {
        if (dates.TryToNs(record.Time, out long timeNs))
        {
            _firstNs ??= timeNs;
            _lastNs = timeNs;
        }

        _records++;
        _batches += record.IsLast ? 1 : 0;
        _commands[record.Command] = _commands.GetValueOrDefault(record.Command) + 1;
        if (record.IsClear)
        {
            _bids.Clear();
            _asks.Clear();
        }
        else if (record.IsKnown && float.IsFinite(record.Price))
        {
            (record.Side is Side.Buy ? _bids : _asks).Apply(in record);
        }
        else
        {
            _unreadable++;
        }
    }

    private OrderedDictionary<string, object?> ToMap(RecordFile file)
    {
        (string hash, long length) = RecordFile.HashOf(file.Path);
        OrderedDictionary<string, object?> commands = new(StringComparer.Ordinal);
        foreach ((byte command, long count) in _commands)
        {
            commands[command.ToString(CultureInfo.InvariantCulture)] = count;
        }

        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["sha256"] = hash,
            ["bytes"] = length,
            ["records"] = _records,
            ["by_command"] = commands,
            ["batches"] = _batches,
            ["first_time"] = Time(_firstNs),
            ["last_time"] = Time(_lastNs),
            ["final_bids"] = _bids.Best(LevelsToShow),
            ["final_asks"] = _asks.Best(LevelsToShow),
        };
        AddIfAny(map, "changes_of_unknown_levels", _bids.UnknownChanges + _asks.UnknownChanges);
        AddIfAny(map, "deletes_of_unknown_levels", _bids.UnknownDeletes + _asks.UnknownDeletes);
        AddIfAny(map, "unreadable_records", _unreadable);
        AddIfAny(map, "trailing_bytes", file.PartialBytes);
        return map;
    }

    private static string? Time(long? ns) => ns is not { } time
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{DateTime.UnixEpoch.AddTicks(time / 100):yyyy-MM-ddTHH:mm:ss.ffffff}Z");

    private static void AddIfAny(OrderedDictionary<string, object?> map, string name, long count)
    {
        if (count > 0)
        {
            map[name] = count;
        }
    }
}
