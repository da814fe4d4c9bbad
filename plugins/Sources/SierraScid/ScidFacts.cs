using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in an intraday file, for people and for checks; prices as stored.</summary>
internal sealed class ScidFacts
{
    private long _records;
    private long _zeros;
    private long _firsts;
    private long _lasts;
    private long _otherMarkers;
    private long _bars;
    private long _volume;
    private long _bidVolume;
    private long _askVolume;
    private double _firstClose;
    private double _lastClose;

    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It is broken, or no such file.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using RecordFile file = new(path, ScidRecord.Format);
        ScidFacts facts = new();
        while (file.ReadBlock())
        {
            ReadOnlySpan<byte> block = file.Block;
            for (int at = 0; at < block.Length; at += file.RecordSize)
            {
                facts.Add(in MemoryMarshal.AsRef<ScidRecord>(block[at..]));
            }
        }

        return facts.ToMap(file);
    }

    private void Add(in ScidRecord record)
    {
        _firstClose = _records == 0 ? record.Close : _firstClose;
        _lastClose = record.Close;
        _records++;
        _volume += record.Volume;
        _bidVolume += record.BidVolume;
        _askVolume += record.AskVolume;
        switch (record.Marker)
        {
            case ScidRecord.FirstPiece:
                _firsts++;
                break;
            case ScidRecord.LastPiece:
                _lasts++;
                break;
            default:
                _zeros += record.Open == 0 ? 1 : 0;
                _otherMarkers += record.Open != 0 && record.IsPrint ? 1 : 0;
                _bars += record.IsPrint ? 0 : 1;
                break;
        }
    }

    private OrderedDictionary<string, object?> ToMap(RecordFile file)
    {
        (string hash, long length) = RecordFile.HashOf(file.Path);
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["sha256"] = hash,
            ["bytes"] = length,
            ["records"] = _records,
            ["open_markers"] = Markers(),
            ["total_volume"] = _volume,
            ["bid_volume"] = _bidVolume,
            ["ask_volume"] = _askVolume,
            ["first_close"] = Number(_firstClose),
            ["last_close"] = Number(_lastClose),
        };
        if (file.PartialBytes > 0)
        {
            map["trailing_bytes"] = (long)file.PartialBytes;
        }

        return map;
    }

    private object? Number(double value) => _records > 0 && double.IsFinite(value) ? value : null;

    private OrderedDictionary<string, object?> Markers()
    {
        OrderedDictionary<string, object?> markers = new(StringComparer.Ordinal);
        foreach ((string name, long count) in new[]
        {
            ("open_zero", _zeros), ("first_sub", _firsts), ("last_sub", _lasts), ("other", _otherMarkers), ("bar", _bars),
        })
        {
            if (count > 0)
            {
                markers[name] = count;
            }
        }

        return markers;
    }
}
