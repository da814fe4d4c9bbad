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

    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It is broken, or no such file.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using RecordFile file = new(path, DepthRecord.Format);
        DepthFacts facts = new();
        while (file.ReadBlock())
        {
            ReadOnlySpan<byte> block = file.Block;
            for (int at = 0; at < block.Length; at += file.RecordSize)
            {
                facts.Add(in MemoryMarshal.AsRef<DepthRecord>(block[at..]));
            }
        }

        return facts.ToMap(file);
    }

    private void Add(in DepthRecord record)
    {
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
            ["final_bids"] = _bids.Best(LevelsToShow),
            ["final_asks"] = _asks.Best(LevelsToShow),
        };
        AddIfAny(map, "changes_of_unknown_levels", _bids.UnknownChanges + _asks.UnknownChanges);
        AddIfAny(map, "deletes_of_unknown_levels", _bids.UnknownDeletes + _asks.UnknownDeletes);
        AddIfAny(map, "unreadable_records", _unreadable);
        AddIfAny(map, "trailing_bytes", file.PartialBytes);
        return map;
    }

    private static void AddIfAny(OrderedDictionary<string, object?> map, string name, long count)
    {
        if (count > 0)
        {
            map[name] = count;
        }
    }
}
