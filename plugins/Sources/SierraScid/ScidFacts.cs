using System.Globalization;
using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in an intraday file, for people and for checks; prices as stored.</summary>
internal sealed class ScidFacts
{
    private const double LargestPrice = 1e9;

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
    private double _high = double.NegativeInfinity;
    private double _low = double.PositiveInfinity;
    private decimal _closeTimesVolume;
    private long _pricedVolume;
    private long _trades;
    private long? _firstNs;
    private long? _lastNs;

    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It is broken, or no such file.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using RecordFile file = new(path, ScidRecord.Format);
        SerialDate dates = new ScidSample(file).Dates;
        ScidFacts facts = new();
        while (file.ReadBlock())
        {
            ReadOnlySpan<byte> block = file.Block;
            for (int at = 0; at < block.Length; at += file.RecordSize)
            {
                facts.Add(in MemoryMarshal.AsRef<ScidRecord>(block[at..]), in dates);
            }
        }

        return facts.ToMap(file);
    }

    private void Add(in ScidRecord record, in SerialDate dates)
    {
        if (dates.TryToNs(record.Time, out long timeNs))
        {
            _firstNs ??= timeNs;
            _lastNs = timeNs;
        }

        AddPrices(in record);
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

    // The high and the low of a print are the quote; only its close is a price at which was traded.
    private void AddPrices(in ScidRecord record)
    {
        _trades += record.Trades;
        if (Math.Abs(record.Close) < LargestPrice)
        {
            _high = Math.Max(_high, record.IsPrint ? record.Close : record.High);
            _low = Math.Min(_low, record.IsPrint ? record.Close : record.Low);
            _closeTimesVolume += (decimal)record.Close * record.Volume;
            _pricedVolume += record.Volume;
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
            ["first_time"] = Time(_firstNs),
            ["last_time"] = Time(_lastNs),
            ["high"] = Number(_high),
            ["low"] = Number(_low),
            ["trades"] = _trades,
            ["vwap"] = _pricedVolume == 0 ? null : _closeTimesVolume / _pricedVolume,
        };
        if (file.PartialBytes > 0)
        {
            map["trailing_bytes"] = (long)file.PartialBytes;
        }

        return map;
    }

    private static string? Time(long? ns) => ns is not { } time
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{DateTime.UnixEpoch.AddTicks(time / 100):yyyy-MM-ddTHH:mm:ss.ffffff}Z");

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
