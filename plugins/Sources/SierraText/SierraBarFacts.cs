using System.Globalization;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of a bar export.</summary>
internal sealed class SierraBarFacts
{
    private const long NsPerMinute = 60_000_000_000;
    private const long MinutesPerDay = 1_440;
    private const long RegularOpenMinute = 510;
    private const long RegularCloseMinute = 900;

    private readonly HashSet<long> _regularDays = [];
    private long _rows;
    private long _unreadable;
    private long _firstNs;
    private long _lastNs;
    private bool _isRising = true;
    private decimal _open;
    private decimal _high;
    private decimal _low;
    private decimal _last;
    private long _volume;
    private long _trades;
    private long _bidVolume;
    private long _askVolume;
    private decimal _lastTimesVolume;
    private long _withUnknownSide;

    /// <summary>Reads the rows after the header.</summary>
    public static IReadOnlyDictionary<string, object?> Read(string path, SierraHeader header, TextLines lines)
    {
        SierraBarFacts facts = new();
        SierraBarRow row = new(header);
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (row.TryRead(line))
            {
                facts.Add(row);
            }
            else
            {
                facts._unreadable++;
            }
        }

        return facts.ToMap(path, header);
    }

    private void Add(SierraBarRow row)
    {
        decimal high = SierraFacts.Number(row.Numbers, row.Prices.High);
        decimal low = SierraFacts.Number(row.Numbers, row.Prices.Low);
        _last = SierraFacts.Number(row.Numbers, row.Prices.Last);
        if (_rows == 0)
        {
            _firstNs = row.LocalNs;
            _open = SierraFacts.Number(row.Numbers, row.Prices.Open);
            _high = high;
            _low = low;
        }

        _isRising &= _rows == 0 || row.LocalNs > _lastNs;
        _lastNs = row.LocalNs;
        _high = Math.Max(_high, high);
        _low = Math.Min(_low, low);
        _volume += row.Volume;
        _trades += row.Trades;
        _bidVolume += row.BidVolume;
        _askVolume += row.AskVolume;
        _lastTimesVolume += _last * row.Volume;
        _withUnknownSide += (long)row.BidVolume + row.AskVolume != row.Volume ? 1 : 0;
        long minute = row.LocalNs / NsPerMinute;
        if (minute % MinutesPerDay is >= RegularOpenMinute and < RegularCloseMinute)
        {
            _regularDays.Add(minute / MinutesPerDay);
        }

        _rows++;
    }

    private OrderedDictionary<string, object?> ToMap(string path, SierraHeader header)
    {
        (string hash, long length) = SierraFile.HashContent(path);
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["content_sha256"] = hash,
            ["content_bytes"] = length,
            ["columns"] = header.Columns.ToList<object?>(),
            ["rows"] = _rows,
            ["first"] = _rows == 0 ? null : Text(_firstNs),
            ["last"] = _rows == 0 ? null : Text(_lastNs),
            ["strictly_increasing"] = _isRising,
            ["open"] = _open,
            ["high"] = _high,
            ["low"] = _low,
            ["last_price"] = _last,
            ["volume"] = _volume,
            ["trades"] = _trades,
            ["bid_volume"] = _bidVolume,
            ["ask_volume"] = _askVolume,
            ["delta"] = _askVolume - _bidVolume,
            ["sum_last_x_volume"] = _lastTimesVolume,
            ["rows_where_bid_plus_ask_ne_volume"] = _withUnknownSide,
            ["rth_days"] = _regularDays.Count,
        };
        if (_unreadable > 0)
        {
            map["unreadable_rows"] = _unreadable;
        }

        return map;
    }

    private static string Text(long localNs) => DateTime.UnixEpoch
        .AddTicks(localNs / 100)
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
